package org.portolan.benchmarks;

import java.util.List;
import java.util.UUID;
import org.portolan.benchmarks.ManyApplications.Made;
import org.portolan.cases.keys.Place;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Application.Standing;
import org.portolan.cases.visa.model.Step;

/** The rows of applications, as the product has them: one statement for each table. */
final class ApplicationRows {

  private static final ManyRows<Made> CASES =
      ManyRows.<Made>statement(
              """
              INSERT INTO case_file
                (id, compartment, scope, reference, kind, person_id, opened_at, closed_at)
              SELECT r.id, 'visa', r.scope, r.reference, 'visa', r.person, r.opened, r.closed
              FROM :rows
              """)
          .column("id", "uuid", Made::caseId)
          .column("scope", "text", made -> made.origin().scope())
          .column("reference", "text", Made::reference)
          .column("person", "uuid", made -> made.origin().person())
          .column("opened", "timestamptz", made -> made.origin().begunAt())
          .column(
              "closed",
              "timestamptz",
              made -> standing(made).state().isClosed() ? last(made) : null)
          .build();

  private static final ManyRows<Made> APPLICATIONS =
      ManyRows.<Made>statement(
              """
              INSERT INTO visa_application (case_id, scope, contact_point_id, type, type_version,
                language, time_zone, state, version, begun_at, saved_at, submitted_at, due_at,
                assigned_to, decided_by, decided_at, lapses_at)
              SELECT r.id, r.scope, r.contact, r.type, r.type_version, r.language, r.zone, r.state,
                r.version, r.begun, r.saved, r.submitted, r.due, r.assigned, r.decided_by,
                r.decided, r.lapses
              FROM :rows
              """)
          .column("id", "uuid", Made::caseId)
          .column("scope", "text", made -> made.origin().scope())
          .column("contact", "uuid", made -> made.origin().contactPoint())
          .column("type", "text", made -> made.origin().type().id())
          .column("type_version", "int4", made -> made.origin().type().version())
          .column("language", "text", made -> made.origin().language().tag())
          .column("zone", "text", made -> made.origin().zone().getId())
          .column("state", "text", made -> standing(made).state().key())
          .column("version", "int8", made -> standing(made).version())
          .column("begun", "timestamptz", made -> made.origin().begunAt())
          .column("saved", "timestamptz", made -> standing(made).savedAt())
          .column("submitted", "timestamptz", made -> standing(made).submittedAt())
          .column("due", "timestamptz", made -> standing(made).dueAt())
          .column("assigned", "uuid", made -> standing(made).assignedTo())
          .column("decided_by", "text", made -> standing(made).decidedBy())
          .column("decided", "timestamptz", made -> standing(made).decidedAt())
          .column("lapses", "timestamptz", made -> made.application().lapsesAt())
          .build();

  private static final ManyRows<Made> MEMBERS =
      ManyRows.<Made>statement(
              """
              INSERT INTO visa_member (id, case_id, scope, kind, position, version, answers)
              SELECT r.id, r.case_id, r.scope, 'adult', 0, 1, r.answers FROM :rows
              """)
          .column("id", "uuid", Made::member)
          .column("case_id", "uuid", Made::caseId)
          .column("scope", "text", made -> made.origin().scope())
          .column("answers", "bytea", Made::answers)
          .build();

  private static final ManyRows<Stepped> STEPS =
      ManyRows.<Stepped>statement(
              """
              INSERT INTO visa_step (case_id, version, scope, act, state, actor, at)
              SELECT r.case_id, r.version, r.scope, r.act, r.state, r.actor, r.at FROM :rows
              """)
          .column("case_id", "uuid", stepped -> stepped.made.caseId())
          .column("version", "int8", stepped -> stepped.step.version())
          .column("scope", "text", stepped -> stepped.made.origin().scope())
          .column("act", "text", stepped -> stepped.step.act().key())
          .column("state", "text", stepped -> stepped.step.to().key())
          .column("actor", "text", stepped -> stepped.step.actor())
          .column("at", "timestamptz", stepped -> stepped.step.at())
          .build();

  private ApplicationRows() {}

  /** Writes all rows of some applications. */
  static void insert(Tx tx, List<Made> made) {
    CASES.update(tx, made);
    APPLICATIONS.update(tx, made);
    MEMBERS.update(tx, made);
    STEPS.update(
        tx,
        made.stream()
            .flatMap(one -> one.steps().stream().map(step -> new Stepped(one, step)))
            .toList());
  }

  /** Where the product seals the answers of a member. */
  static Place placeOf(UUID member) {
    return new Place("visa_member", member, "answers");
  }

  private static Standing standing(Made made) {
    return made.application().standing();
  }

  private static Object last(Made made) {
    return made.steps().get(made.steps().size() - 1).at();
  }

  private record Stepped(Made made, Step step) {}
}
