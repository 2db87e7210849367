package org.portolan.cases.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.Tx.PendingEvent;

/** Writes a transaction's events to the journals of their cases, each chained to the one before. */
final class JournalWriter {

  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

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
    PreparedBatch events =
        tx.sql()
            .prepareBatch(
                """
                INSERT INTO journal_event
                  (case_id, seq, compartment, scope, at, actor, kind, detail, mac)
                VALUES (:case, :seq, :compartment, :scope, :at, :actor, :kind, :detail, :mac)
                """);
    byCase.forEach(
        (caseId, pending) ->
            pending.forEach(
                event ->
                    heads.computeIfPresent(caseId, (id, head) -> append(tx, events, event, head))));
    events.execute();
    moveHeads(tx, heads);
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

  private Head append(Tx tx, PreparedBatch events, PendingEvent event, Head head) {
    long seq = head.seq + 1;
    byte[] detail =
        sealer.seal(
            KeyId.ofCase(head.caseId),
            new Place("journal_event", head.caseId + "/" + seq, "detail"),
            json(event));
    JournalChain.Link link =
        new JournalChain.Link(head.caseId, seq, tx.now(), tx.actor().id(), event.kind(), detail);
    byte[] mac = chain.extend(head.mac, link);
    events
        .bind("case", head.caseId)
        .bind("seq", seq)
        .bind("compartment", head.compartment)
        .bind("scope", head.scope)
        .bind("at", tx.now())
        .bind("actor", tx.actor().id())
        .bind("kind", event.kind())
        .bind("detail", detail)
        .bind("mac", mac)
        .add();
    return new Head(head.caseId, seq, mac, head.compartment, head.scope);
  }

  private static void moveHeads(Tx tx, Map<UUID, Head> heads) {
    PreparedBatch moves =
        tx.sql()
            .prepareBatch(
                """
                WITH moved AS (
                  UPDATE case_file SET journal_seq = :seq, journal_mac = :mac WHERE id = :case)
                INSERT INTO journal_feed (case_id, seq) VALUES (:case, :seq)
                """);
    heads
        .values()
        .forEach(
            head ->
                moves.bind("seq", head.seq).bind("mac", head.mac).bind("case", head.caseId).add());
    moves.execute();
  }

  private static String json(PendingEvent event) {
    try {
      return JSON.writeValueAsString(event.detail());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("An event's detail cannot be written: " + event.kind(), e);
    }
  }

  private record Head(UUID caseId, long seq, byte[] mac, String compartment, String scope) {}
}
