package org.portolan.cases.visa;

import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.visa.model.Party;

/**
 * A member of staff as far as visas are their work. What they may see is decided by the database;
 * this says as what they act.
 *
 * @param account of the member of staff
 * @param post the scope whose applications are theirs
 */
public record Officer(UUID account, Party party, String post) {

  /** Empty for somebody whose work is another. */
  public static Optional<Officer> of(StaffMember member) {
    return party(member.role()).map(party -> new Officer(member.id(), party, member.scope()));
  }

  private static Optional<Party> party(StaffRole role) {
    return switch (role) {
      case CONSULAR_OFFICER -> Optional.of(Party.OFFICER);
      case SUPERVISOR -> Optional.of(Party.SUPERVISOR);
      case INFORMATION_WORKER,
          COMMUNITY_WORKER,
          QUARANTINE_OFFICER,
          SUPPORT_WORKER,
          PROVIDER,
          DATA_PROTECTION_OFFICER,
          ADMINISTRATOR ->
          Optional.empty();
    };
  }
}
