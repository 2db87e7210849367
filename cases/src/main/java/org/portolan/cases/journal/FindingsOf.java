package org.portolan.cases.journal;

import org.jdbi.v3.core.statement.Query;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.Grant;

/**
 * Which findings somebody may see: of an anchor everybody who may see any; of a post's own cases in
 * its own compartments; the whole organisation's for its watcher, who also sees of cases that are
 * gone.
 */
final class FindingsOf {

  /** The condition on a finding, whose values {@link #bound} gives. */
  static final String THEIRS =
      """
      (damaged_case IS NULL
        OR :watches AND (reference IS NULL OR split_part(case_scope, '/', 1) = :organisation)
        OR NOT :watches AND reference IS NOT NULL
          AND case_compartment || '/' || case_scope = ANY (:grants))
      """;

  private final StaffMember reader;

  FindingsOf(StaffMember reader) {
    this.reader = reader;
  }

  Query bound(Query query) {
    return query
        .bind("watches", reader.role() == StaffRole.DATA_PROTECTION_OFFICER)
        .bind("organisation", Grant.organisationOf(reader.scope()))
        .bindArray(
            "grants",
            String.class,
            reader.actor().grants().stream()
                .map(grant -> grant.compartment().key() + "/" + grant.scope())
                .toArray());
  }
}
