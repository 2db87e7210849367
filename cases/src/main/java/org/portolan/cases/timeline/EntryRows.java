package org.portolan.cases.timeline;

import java.time.Instant;
import java.util.UUID;
import org.portolan.cases.store.ManyRows;

/** How entries are stored: many at once, at the end of a transaction. */
final class EntryRows {

  static final String TABLE = "timeline_entry";

  /** A message's own id is its row's, so that the same message never stands twice. */
  static final ManyRows<Row> INSERT = insert("DO NOTHING");

  /** What failed one way and goes another is the same message; it went the last way. */
  static final ManyRows<Row> SENT =
      insert("DO UPDATE SET channel = excluded.channel WHERE timeline_entry.kind = 'sent'");

  static final ManyRows<Report> DELIVERY =
      ManyRows.<Report>statement(
              """
              UPDATE timeline_entry e SET delivery = d.delivery, delivery_rank = d.rank
              FROM (SELECT DISTINCT ON (r.id) r.id, r.delivery, r.rank
                FROM :rows ORDER BY r.id, r.rank DESC) d
              WHERE e.id = d.id AND e.delivery_rank < d.rank
              """)
          .column("id", "uuid", Report::id)
          .column("delivery", "text", report -> report.delivery.key())
          .column("rank", "int4", report -> report.delivery.rank())
          .build();

  private EntryRows() {}

  private static ManyRows<Row> insert(String again) {
    return ManyRows.<Row>statement(
            """
            INSERT INTO timeline_entry (id, case_id, compartment, scope, kind, at, channel,
              language, author, body, understood)
            SELECT r.id, c.id, c.compartment, c.scope, r.kind, r.at, r.channel, r.language,
              r.author, r.body, r.understood
            FROM :rows JOIN case_file c ON c.id = r.case_id
            ON CONFLICT (id)
            """
                + again)
        .column("id", "uuid", Row::id)
        .column("case_id", "uuid", Row::caseId)
        .column("kind", "text", Row::kind)
        .column("at", "timestamptz", Row::at)
        .column("channel", "text", Row::channel)
        .column("language", "text", Row::language)
        .column("author", "text", Row::author)
        .column("body", "bytea", Row::body)
        .column("understood", "bytea", Row::understood)
        .build();
  }

  record Report(UUID id, Delivery delivery) {}

  record Row(
      UUID id,
      UUID caseId,
      String kind,
      Instant at,
      String channel,
      String language,
      String author,
      byte[] body,
      byte[] understood) {}
}
