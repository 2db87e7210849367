package org.portolan.cases.journal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** A screen or two. */
  public static final int AT_ONCE = 100;

  private final CaseStore store;
  private final Colleagues colleagues;

  @Inject
  public CaseHistory(CaseStore store, Colleagues colleagues) {
    this.store = store;
    this.colleagues = colleagues;
  }

  /**
   * The newest entries of a case's journal, the newest first.
   *
   * @param reader as whom the case is looked for
   * @param before only entries with a lower number; {@link Long#MAX_VALUE} for the newest
   * @return empty when this reader has no case with this reference
   */
  public Optional<Page> of(Actor reader, String reference, long before) {
    Optional<Page> page =
        store.call(reader, tx -> caseId(tx, reference).map(id -> page(tx, id, reference, before)));
    return page.map(this::withNames);
  }

  private Page page(Tx tx, UUID caseId, String reference, long before) {
    record Row(long seq, Instant at, String actor, String kind) {}
    List<Row> rows =
        tx.sql()
            .createQuery(
                """
                SELECT seq, at, actor, kind FROM journal_event
                WHERE case_id = :case AND seq < :before ORDER BY seq DESC LIMIT :most
                """)
            .bind("case", caseId)
            .bind("before", before)
            .bind("most", AT_ONCE)
            .map(
                (row, context) ->
                    new Row(
                        row.getLong("seq"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("kind")))
            .list();
    Set<String> actors = rows.stream().map(Row::actor).collect(Collectors.toSet());
    Map<String, Doer> doers = Doer.of(tx, actors);
    return new Page(
        caseId,
        reference,
        rows.stream()
            .map(row -> new Event(row.seq, row.at, doers.get(row.actor), null, row.kind))
            .toList());
  }

  private static Optional<UUID> caseId(Tx tx, String reference) {
    return tx.sql()
        .createQuery("SELECT id FROM case_file WHERE reference = :reference AND erased_at IS NULL")
        .bind("reference", reference)
        .mapTo(UUID.class)
        .findOne();
  }

  private Page withNames(Page page) {
    Set<UUID> accounts = new HashSet<>();
    page.events.forEach(event -> event.who.account().ifPresent(accounts::add));
    Map<UUID, String> known = colleagues.names(accounts);
    return new Page(
        page.caseId,
        page.reference,
        page.events.stream()
            .map(
                event ->
                    new Event(
                        event.seq,
                        event.at,
                        event.who,
                        event.who.account().map(known::get).orElse(null),
                        event.kind))
            .toList());
  }

  /** Part of a case's history. */
  public record Page(UUID caseId, String reference, List<Event> events) {

    /** The number to go on before; empty when the case's first event is here. */
    public Optional<Long> next() {
      return events.isEmpty() || events.get(events.size() - 1).seq <= 1
          ? Optional.empty()
          : Optional.of(events.get(events.size() - 1).seq);
    }
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
