package org.portolan.cases.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.Tx.PendingEvent;

/** Writes a transaction's events to the journals of their cases, each chained to the one before. */
final class JournalWriter {

  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  private static final ManyRows<Row> APPEND =
      ManyRows.<Row>statement(
              """
              INSERT INTO journal_event
                (case_id, seq, compartment, scope, at, actor, kind, detail, mac)
              SELECT r.case_id, r.seq, r.compartment, r.scope, r.at, r.actor, r.kind, r.detail,
                r.mac
              FROM :rows
              """)
          .column("case_id", "uuid", row -> row.head.caseId)
          .column("seq", "int8", row -> row.head.seq)
          .column("compartment", "text", row -> row.head.compartment)
          .column("scope", "text", row -> row.head.scope)
          .column("at", "timestamptz", Row::at)
          .column("actor", "text", Row::actor)
          .column("kind", "text", Row::kind)
          .column("detail", "bytea", Row::detail)
          .column("mac", "bytea", row -> row.head.mac)
          .build();

  private static final ManyRows<Head> MOVE_HEADS =
      ManyRows.<Head>statement(
              """
              WITH heads AS MATERIALIZED (SELECT r.id, r.seq, r.mac FROM :rows), moved AS (
                UPDATE case_file c SET journal_seq = h.seq, journal_mac = h.mac
                FROM heads h WHERE c.id = h.id)
              INSERT INTO journal_feed (case_id, seq) SELECT h.id, h.seq FROM heads h
              """)
          .column("id", "uuid", Head::caseId)
          .column("seq", "int8", Head::seq)
          .column("mac", "bytea", Head::mac)
          .build();

  private final Sealer sealer;
  private final JournalChain chain;

  JournalWriter(Keys keys) {
    this.sealer = keys.sealer();
    this.chain = new JournalChain(keys.secret(Keys.JOURNAL));
  }

  /** Locks the heads of the cases concerned, in the order of their ids, and extends them. */
  void write(Tx tx) {
    if (tx.events().isEmpty()) {
      return;
    }
    Map<UUID, List<PendingEvent>> byCase =
        tx.events().stream()
            .collect(
                Collectors.groupingBy(PendingEvent::caseId, TreeMap::new, Collectors.toList()));
    Map<UUID, Head> heads = lockHeads(tx, byCase);
    List<Row> rows = new ArrayList<>();
    byCase.forEach(
        (caseId, pending) ->
            pending.forEach(
                event ->
                    heads.computeIfPresent(caseId, (id, head) -> extended(tx, rows, event, head))));
    APPEND.update(tx, rows);
    MOVE_HEADS.update(tx, heads.values());
  }

  private Map<UUID, Head> lockHeads(Tx tx, Map<UUID, List<PendingEvent>> byCase) {
    Map<UUID, Head> heads = new LinkedHashMap<>();
    tx.sql()
        .createQuery(
            """
            SELECT id, journal_seq, journal_mac, compartment, scope FROM case_file
            WHERE id = ANY (:ids) ORDER BY id FOR UPDATE
            """)
        .bindArray("ids", UUID.class, byCase.keySet().toArray())
        .map(
            (row, context) ->
                new Head(
                    row.getObject("id", UUID.class),
                    row.getLong("journal_seq"),
                    row.getBytes("journal_mac"),
                    row.getString("compartment"),
                    row.getString("scope")))
        .forEach(head -> heads.put(head.caseId, head));
    if (heads.size() != byCase.size()) {
      throw new IllegalStateException("A journal entry names a case that this actor has not.");
    }
    return heads;
  }

  private Head extended(Tx tx, List<Row> rows, PendingEvent event, Head head) {
    long seq = head.seq + 1;
    byte[] detail =
        sealer.seal(
            KeyId.ofCase(head.caseId),
            new Place("journal_event", head.caseId + "/" + seq, "detail"),
            json(event));
    JournalChain.Link link =
        new JournalChain.Link(head.caseId, seq, tx.now(), tx.actor().id(), event.kind(), detail);
    byte[] mac = chain.extend(head.mac, link);
    Head next = new Head(head.caseId, seq, mac, head.compartment, head.scope);
    rows.add(new Row(next, tx.now(), tx.actor().id(), event.kind(), detail));
    return next;
  }

  private static String json(PendingEvent event) {
    try {
      return JSON.writeValueAsString(event.detail());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("An event's detail cannot be written: " + event.kind(), e);
    }
  }

  private record Row(Head head, Instant at, String actor, String kind, byte[] detail) {}

  private record Head(UUID caseId, long seq, byte[] mac, String compartment, String scope) {}
}
