package org.portolan.cases.journal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.staff.Colleagues;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;

/**
 * What happened in a case, to whoever may see it: who did or read what, and when. It shows kinds of
 * events and never what is sealed in them, so that looking at it is no reading of the case.
 */
@Dependent
public class CaseHistory {

  private final CaseStore store;
  private final Colleagues colleagues;

  @Inject
  public CaseHistory(CaseStore store, Colleagues colleagues) {
    this.store = store;
    this.colleagues = colleagues;
  }

  /**
   * How many entries a case's journal has; empty when this reader has no case with this reference.
   *
   * @param reader as whom the case is looked for
   */
  public OptionalLong size(Actor reader, String reference) {
    return store.call(
        reader,
        tx ->
            caseId(tx, reference)
                .map(id -> OptionalLong.of(size(tx, id)))
                .orElse(OptionalLong.empty()));
  }

  private static long size(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery("SELECT count(*) FROM journal_event WHERE case_id = :case")
        .bind("case", caseId)
        .mapTo(Long.class)
        .one();
  }

  /**
   * A part of a case's journal, the newest entry first; none when this reader has no such case.
   *
   * @param from how many of the newest to leave out
   * @param most how many at most
   */
  public List<Event> part(Actor reader, String reference, long from, int most) {
    return withNames(
        store.call(
            reader,
            tx -> caseId(tx, reference).map(id -> part(tx, id, from, most)).orElse(List.of())));
  }

  private static List<Event> part(Tx tx, UUID caseId, long from, int most) {
    record Row(long seq, Instant at, String actor, String kind) {}
    List<Row> rows =
        tx.sql()
            .createQuery(
                """
                SELECT seq, at, actor, kind FROM journal_event
                WHERE case_id = :case ORDER BY seq DESC OFFSET :from LIMIT :most
                """)
            .bind("case", caseId)
            .bind("from", from)
            .bind("most", most)
            .map(
                (row, context) ->
                    new Row(
                        row.getLong("seq"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("kind")))
            .list();
    Map<String, Doer> doers =
        Doer.of(tx, rows.stream().map(Row::actor).collect(Collectors.toSet()));
    return rows.stream()
        .map(row -> new Event(row.seq, row.at, doers.get(row.actor), null, row.kind))
        .toList();
  }

  /**
   * Whoever has given an application up has nothing to do with it any more; a provider, who works
   * nowhere here, reads what is referred to them and not who else is at it.
   */
  private static Optional<UUID> caseId(Tx tx, String reference) {
    if (tx.actor().grants().isEmpty()) {
      return Optional.empty();
    }
    return tx.sql()
        .createQuery(
            """
            SELECT id FROM case_file f WHERE reference = :reference AND erased_at IS NULL
              AND NOT EXISTS (SELECT FROM visa_recusal r WHERE r.case_id = f.id
                AND 'staff:' || CAST(r.staff_id AS text) = :actor)
            """)
        .bind("reference", reference)
        .bind("actor", tx.actor().id())
        .mapTo(UUID.class)
        .findOne();
  }

  private List<Event> withNames(List<Event> events) {
    Set<UUID> accounts =
        events.stream().flatMap(event -> event.who.account().stream()).collect(Collectors.toSet());
    Map<UUID, String> known = colleagues.names(accounts);
    return events.stream()
        .map(
            event ->
                new Event(
                    event.seq,
                    event.at,
                    event.who,
                    event.who.account().map(known::get).orElse(null),
                    event.kind))
        .toList();
  }

  /**
   * Something that happened.
   *
   * @param name of the member of staff who did it; null for anybody else
   * @param kind as the journal keeps it, such as {@code check-in.heard}
   */
  public record Event(long seq, Instant at, Doer who, String name, String kind) {

    @Override
    public String toString() {
      return "Event[" + seq + ", " + kind + "]";
    }
  }
}
