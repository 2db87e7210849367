package org.portolan.cases.export;

import java.util.Map;
import org.portolan.cases.export.ExportedTable.Owner;
import org.portolan.cases.export.ExportedTable.Shared;

/**
 * What is exported of a visa application. What is only proposed is not told before it is decided.
 */
final class VisaTables {

  /** What one officer would decide is not told, also not once a second one has decided. */
  private static final Map<String, String> PROPOSALS =
      Map.of(
          "grant-proposed", "proposed",
          "refusal-proposed", "proposed",
          "propose-grant", "propose",
          "propose-refusal", "propose",
          "visa.propose-grant", "visa.propose",
          "visa.propose-refusal", "visa.propose");

  private VisaTables() {}

  static final ExportedTable APPLICATION =
      table(
          "visa_application",
          "case_id",
          "begun_at",
          new Fields()
              .plain("type", "type_version")
              .codes("state")
              .plain("language", "time_zone")
              .plain("begun_at", "saved_at", "submitted_at", "due_at", "decided_at", "lapses_at")
              .words("needs")
              .sealed("appeal", "interview", "visa_number"));

  static final ExportedTable MEMBERS =
      table(
          "visa_member",
          "id",
          "position",
          new Fields().plain("kind").json("answers").sealed("zone").plain("zone_own"));

  static final ExportedTable DOCUMENTS =
      table(
          "visa_document",
          "id",
          "received_at, id",
          new Fields()
              .plain("document", "state", "reason", "received_at", "judged_at")
              .actor("judged_by"));

  static final ExportedTable REQUESTS =
      table(
          "visa_request",
          "id",
          "asked_at, id",
          new Fields().json("wanted").plain("asked_at", "until", "closed_at").actor("asked_by"));

  static final ExportedTable FEES =
      table(
          "visa_fee",
          "id",
          "recorded_at, id",
          new Fields()
              .plain("minor", "currency", "way", "waiver")
              .sealed("reference")
              .plain("recorded_at")
              .actor("recorded_by"));

  static final ExportedTable PAPERS =
      table(
          "visa_papers",
          "id",
          "recorded_at, id",
          new Fields()
              .plain("way", "on_day")
              .sealed("number")
              .plain("recorded_at")
              .actor("recorded_by"));

  static final ExportedTable CALLS =
      table(
          "visa_call",
          "id",
          "asked_at, id",
          new Fields()
              .plain("hours")
              .sealed("words")
              .plain("asked_at", "done_at")
              .actor("done_by"));

  static final ExportedTable TRANSLATIONS =
      table(
          "visa_translation",
          "id",
          "asked_at, id",
          new Fields()
              .plain("question", "language", "asked_at")
              .actor("asked_by")
              .sealed("body")
              .plain("translated_at")
              .actor("translated_by"));

  static final ExportedTable ISSUED =
      table(
          "visa_issued",
          "id",
          "issued_at, id",
          new Fields()
              .sealed("seal")
              .plain("seal_reference", "issued_at", "revoked_at")
              .actor("issued_by"));

  static final ExportedTable STEPS =
      table(
          "visa_step",
          "case_id",
          "version",
          new Fields().codes("act", "state").plain("at").actor("actor"));

  /** A state, an act or an event as the applicant is told of it. */
  static String told(String code) {
    return PROPOSALS.getOrDefault(code, code);
  }

  /** They are called in the export as in the store. */
  private static ExportedTable table(String name, String row, String order, Fields fields) {
    return new ExportedTable(
        name, name, "case_id", Owner.CASE, row, order, Shared.ALL, fields.list());
  }
}
