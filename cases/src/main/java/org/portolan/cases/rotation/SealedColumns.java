package org.portolan.cases.rotation;

import java.util.List;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;

/**
 * Every column whose values are sealed under the key of a person or a case and can be sealed again.
 * A journal's details are not among them: they are part of its chain.
 */
final class SealedColumns {

  private SealedColumns() {}

  /** Of a person. */
  static final List<SealedTable> OF_PERSON =
      List.of(
          new SealedTable("person", "id", "id", "name", "latin_name", "birth_date"),
          new SealedTable("contact_point", "id", "person_id", "value"),
          new SealedTable("travel_document", "id", "person_id", "number"),
          new SealedTable("duplicate_dismissed", "id", "person_id", "note"),
          new SealedTable("data_request", "id", "person_id", "body", "answer"));

  /** Of a case. */
  static final List<SealedTable> OF_CASE =
      List.of(
          new SealedTable("quarantine", "case_id", "case_id", "place"),
          new SealedTable("check_in", "id", "case_id", "answers"),
          new SealedTable("timeline_entry", "id", "case_id", "body", "understood"),
          new SealedTable("chat", "id", "case_id", "ticket"),
          new SealedTable("attachment", "id", "case_id", "name", "file_key"),
          new SealedTable("attachment_fetch", "id", "case_id", "address"),
          new SealedTable("alert", "id", "case_id", "note"),
          new SealedTable("enquiry", "case_id", "case_id", "sender"),
          new SealedTable("emergency_opening", "id", "opened_case", "officer", "reason"),
          new SealedTable("legal_hold", "id", "case_id", "reason"),
          new SealedTable("entry_follower", "id", "id", "contact"),
          new SealedTable("broadcast", "case_id", "case_id", "wording"),
          new SealedTable("rumour", "case_id", "case_id", "saying", "answer"),
          new SealedTable("rumour_hearing", "id", "case_id", "place"),
          new SealedTable(
              "visa_application",
              "case_id",
              "case_id",
              "needs",
              "decision",
              "appeal",
              "interview",
              "visa_number"),
          new SealedTable("visa_member", "id", "case_id", "answers", "zone"),
          new SealedTable("visa_request", "id", "case_id", "wanted"),
          new SealedTable("visa_fee", "id", "case_id", "reference"),
          new SealedTable("visa_papers", "id", "case_id", "number"),
          new SealedTable("visa_recusal", "id", "case_id", "reason"),
          new SealedTable("visa_call", "id", "case_id", "words"),
          new SealedTable("visa_helper", "id", "case_id", "name", "phone"),
          new SealedTable("visa_issued", "id", "case_id", "seal"),
          new SealedTable("visa_translation", "id", "case_id", "body"),
          new SealedTable("visa_signal", "id", "case_id", "detail", "note"),
          new SealedTable("outbox", "id", "case_id", "wording"));

  private static final String CASE = "case:";

  /** The tables with values of an owner. */
  static List<SealedTable> of(boolean cases) {
    return cases ? OF_CASE : OF_PERSON;
  }

  /** Whether an owner is a case; else it is a person. */
  static boolean isCase(KeyId owner) {
    return owner.value().startsWith(CASE);
  }

  /** The row that an owner is. */
  static UUID idOf(KeyId owner) {
    return UUID.fromString(owner.value().substring(owner.value().indexOf(':') + 1));
  }

  /**
   * A table with sealed columns.
   *
   * @param row the column that a sealed value is bound to
   * @param owner the column that says whose key seals it
   */
  record SealedTable(String name, String row, String owner, List<String> columns) {

    SealedTable(String name, String row, String owner, String... columns) {
      this(name, row, owner, List.of(columns));
    }
  }
}
