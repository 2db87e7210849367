package org.portolan.cases.export;

import java.util.List;
import java.util.stream.Stream;
import org.portolan.cases.export.ExportedTable.Owner;
import org.portolan.cases.export.ExportedTable.Shared;

/** What is exported, in the order in which it is told. */
final class ExportedTables {

  private ExportedTables() {}

  /** The person's own row. */
  static final ExportedTable PERSON =
      new ExportedTable(
          "person",
          "person",
          "id",
          Owner.PERSON,
          "id",
          "id",
          Shared.ALL,
          new Fields()
              .sealed("name", "latin_name", "birth_date")
              .plain(
                  "language",
                  "nationalities",
                  "time_zone",
                  "quiet_from",
                  "quiet_until",
                  "preferred_channel",
                  "created_at")
              .list());

  /** What belongs to the person, whatever their matters. */
  static final List<ExportedTable> OF_PERSON =
      List.of(
          new ExportedTable(
              "contact_points",
              "contact_point",
              "person_id",
              Owner.PERSON,
              "id",
              "id",
              Shared.THIS_PHONE,
              new Fields()
                  .plain("channel")
                  .sealed("value")
                  .plain(
                      "region", "state", "voice_state", "news", "shared", "heard_at", "verified_at")
                  .list()),
          new ExportedTable(
              "travel_documents",
              "travel_document",
              "person_id",
              Owner.PERSON,
              "id",
              "added_at, id",
              Shared.NOTHING,
              new Fields()
                  .plain("kind", "issuer")
                  .sealed("number")
                  .plain("expires_on", "added_at")
                  .list()),
          new ExportedTable(
              "relations",
              "person_relation",
              "person_id",
              Owner.PERSON,
              "id",
              "noted_at, id",
              Shared.NOTHING,
              new Fields().plain("kind", "noted_at", "ended_at").list()),
          new ExportedTable(
              "relations_to_them",
              "person_relation",
              "other_id",
              Owner.PERSON,
              "id",
              "noted_at, id",
              Shared.NOTHING,
              new Fields().plain("kind", "noted_at", "ended_at").list()),
          new ExportedTable(
              "requests",
              "data_request",
              "person_id",
              Owner.PERSON,
              "id",
              "asked_at, id",
              Shared.OF_THIS_PHONE,
              new Fields()
                  .plain("kind")
                  .sealed("body")
                  .plain("asked_at", "answer_by", "outcome")
                  .sealed("answer")
                  .plain("answered_at")
                  .actor("answered_by")
                  .list()));

  /** A case's own row. */
  static final ExportedTable CASE =
      new ExportedTable(
          "cases",
          "case_file",
          "person_id",
          Owner.CASE,
          "id",
          "opened_at, id",
          Shared.ALL,
          new Fields().plain("reference", "kind", "opened_at", "closed_at").list());

  /** What belongs to a case. */
  static final List<ExportedTable> OF_CASE =
      List.of(
          new ExportedTable(
              "quarantine",
              "quarantine",
              "case_id",
              Owner.CASE,
              "case_id",
              "first_day",
              Shared.ALL,
              new Fields()
                  .plain("first_day", "last_day")
                  .sealed("place")
                  .plain("protocol", "protocol_version", "time_zone", "ended_at")
                  .list()),
          new ExportedTable(
              "check_ins",
              "check_in",
              "case_id",
              Owner.CASE,
              "id",
              "day",
              Shared.ALL,
              new Fields()
                  .plain(
                      "day", "state", "asked_at", "reached_at", "answered_at", "refused_at", "well")
                  .json("answers")
                  .list()),
          new ExportedTable(
              "messages",
              "timeline_entry",
              "case_id",
              Owner.CASE,
              "id",
              "at, id",
              Shared.ALL,
              new Fields()
                  .plain("at", "kind", "channel", "language")
                  .sealed("body")
                  .words("understood")
                  .plain("delivery")
                  .actor("author")
                  .list()),
          new ExportedTable(
              "attachments",
              "attachment",
              "case_id",
              Owner.CASE,
              "id",
              "arrived_at, place, id",
              Shared.ALL,
              new Fields()
                  .plain("arrived_at", "media_type", "bytes")
                  .sealed("name")
                  .plain("state", "refusal", "file_id")
                  .list()),
          new ExportedTable(
              "chats",
              "chat",
              "case_id",
              Owner.CASE,
              "id",
              "opened_at, id",
              Shared.ALL,
              new Fields()
                  .plain("opened_at", "state", "language", "first_taken_at", "ended_at", "helped")
                  .actor("officer")
                  .actor("interpreter")
                  .list()),
          VisaTables.APPLICATION,
          VisaTables.MEMBERS,
          VisaTables.DOCUMENTS,
          VisaTables.REQUESTS,
          VisaTables.FEES,
          VisaTables.PAPERS,
          VisaTables.CALLS,
          VisaTables.ISSUED,
          VisaTables.TRANSLATIONS,
          VisaTables.STEPS,
          new ExportedTable(
              "support",
              "support_case",
              "case_id",
              Owner.CASE,
              "case_id",
              "case_id",
              Shared.ALL,
              new Fields().plain("state", "urgency", "next_contact_on", "outcome").list()),
          new ExportedTable(
              "needs",
              "welfare_request",
              "case_id",
              Owner.CASE,
              "id",
              "requested_at, id",
              Shared.ALL,
              new Fields()
                  .plain("need", "state", "requested_at", "on_its_way_at", "done_at")
                  .list()),
          new ExportedTable(
              "alerts",
              "alert",
              "case_id",
              Owner.CASE,
              "id",
              "raised_at, id",
              Shared.ALL,
              new Fields()
                  .plain("kind", "severity", "raised_at", "answer_by", "acknowledged_at")
                  .actor("acknowledged_by")
                  .sealed("note")
                  .list()));

  /** The journals of the person's own file and of each case. */
  static final ExportedTable JOURNAL =
      new ExportedTable(
          "journal",
          "journal_event",
          "case_id",
          Owner.CASE,
          "seq",
          "at, case_id, seq",
          Shared.ALL,
          new Fields().plain("at").codes("kind").actor("actor").json("detail").list());

  /** All of them. */
  static Stream<ExportedTable> all() {
    return Stream.of(
            Stream.of(PERSON),
            OF_PERSON.stream(),
            Stream.of(CASE),
            OF_CASE.stream(),
            Stream.of(JOURNAL))
        .flatMap(each -> each);
  }
}
