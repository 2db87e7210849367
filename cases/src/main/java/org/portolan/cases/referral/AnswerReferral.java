package org.portolan.cases.referral;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.Readings;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;

/**
 * A provider works on what is referred to them: they take it on, write down what they did, and give
 * it back. Their token lets them read the case alone; to write, this class looks itself whether the
 * referral is theirs and still open, and then acts for them at the post of that one case.
 * Everything is an entry of the case's journal under the provider's own id.
 */
@Dependent
public class AnswerReferral {

  private final CaseStore store;
  private final Timeline timeline;

  @Inject
  public AnswerReferral(CaseStore store, Timeline timeline) {
    this.store = store;
    this.timeline = timeline;
  }

  /** What became of it. */
  public enum Outcome {
    DONE,
    /** They have taken it on before. */
    ALREADY,
    /** Nothing was written. */
    EMPTY,
    /** It is longer than {@link ReferToProvider#LONGEST_TOLD}. */
    TOO_LONG,
    /** There is no such referral to them that is open. */
    NOT_FOUND;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What is referred to a provider, with what they were told and what they wrote, in the order of
   * its time; empty when there is no such referral to them that is open. It is recorded.
   *
   * @param who the provider, to whose token the case is named
   */
  public Optional<Shown> show(Actor who, UUID account, UUID id) {
    return store
        .call(Referrals.ACTOR, tx -> open(tx, account, id))
        .map(referral -> store.call(who, tx -> shown(tx, referral)));
  }

  private Shown shown(Tx tx, Referral referral) {
    Readings.record(tx, referral.caseId(), "case");
    return new Shown(referral, written(tx, referral));
  }

  private List<Written> written(Tx tx, Referral referral) {
    record Row(UUID id, Instant at) {}
    List<Row> rows =
        tx.sql()
            .createQuery(
                """
                SELECT id, at FROM timeline_entry
                WHERE case_id = :case AND kind = 'note'
                  AND (author = :author OR id = CAST(:told AS uuid)) ORDER BY at, id
                """)
            .bind("case", referral.caseId())
            .bind("author", tx.actor().id())
            .bind("told", referral.told().orElse(null))
            .map(
                (row, context) ->
                    new Row(row.getObject("id", UUID.class), row.getTimestamp("at").toInstant()))
            .list();
    Map<UUID, String> bodies =
        timeline.bodies(
            tx, rows.stream().collect(Collectors.toMap(Row::id, row -> referral.caseId())));
    return rows.stream()
        .map(
            row ->
                new Written(
                    row.at(), !Optional.of(row.id()).equals(referral.told()), bodies.get(row.id())))
        .toList();
  }

  /** Takes it on. */
  public Outcome accept(UUID account, UUID id) {
    return acting(
        account,
        id,
        (tx, referral) -> {
          if (referral.acceptedAt().isPresent()) {
            return Outcome.ALREADY;
          }
          set(tx, id, "accepted_at = :now");
          tx.record(referral.caseId(), "referral.accepted", Map.of());
          return Outcome.DONE;
        });
  }

  /** Writes down what was done. */
  public Outcome note(UUID account, UUID id, String text) {
    return wrong(text)
        .orElseGet(
            () ->
                acting(
                    account,
                    id,
                    (tx, referral) -> {
                      timeline.note(tx, referral.caseId(), text.strip());
                      return Outcome.DONE;
                    }));
  }

  /**
   * Gives it back, done or not: from then on they do not read the case.
   *
   * @param why for the support workers: what was done, or why it is not
   */
  public Outcome giveBack(UUID account, UUID id, String why) {
    return wrong(why)
        .orElseGet(
            () ->
                acting(
                    account,
                    id,
                    (tx, referral) -> {
                      timeline.note(tx, referral.caseId(), why.strip());
                      set(tx, id, "given_back_at = :now, ended_at = :now");
                      tx.record(referral.caseId(), "referral.given-back", Map.of());
                      return Outcome.DONE;
                    }));
  }

  private static Optional<Outcome> wrong(String text) {
    if (text == null || text.isBlank()) {
      return Optional.of(Outcome.EMPTY);
    }
    return text.strip().length() > ReferToProvider.LONGEST_TOLD
        ? Optional.of(Outcome.TOO_LONG)
        : Optional.empty();
  }

  /** The file and the journal of that one case's post are open to the provider for this entry. */
  private Outcome acting(UUID account, UUID id, BiFunction<Tx, Referral, Outcome> act) {
    Optional<String> post = store.call(Referrals.ACTOR, tx -> postOf(tx, account, id));
    return post.map(
            scope ->
                store.call(
                    new Actor("staff:" + account, Set.of(new Grant(Compartment.SUPPORT, scope))),
                    tx ->
                        Referrals.lock(tx, id)
                            .filter(one -> isOpenTo(one, account, tx.now()))
                            .map(one -> act.apply(tx, one))
                            .orElse(Outcome.NOT_FOUND)))
        .orElse(Outcome.NOT_FOUND);
  }

  private static Optional<String> postOf(Tx tx, UUID account, UUID id) {
    return open(tx, account, id)
        .map(
            referral ->
                tx.sql()
                    .createQuery("SELECT scope FROM case_file WHERE id = :case")
                    .bind("case", referral.caseId())
                    .mapTo(String.class)
                    .one());
  }

  private static Optional<Referral> open(Tx tx, UUID account, UUID id) {
    return Referrals.of(tx, account).stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private static boolean isOpenTo(Referral referral, UUID account, Instant now) {
    return referral.provider().equals(account) && referral.isOpen(now);
  }

  private static void set(Tx tx, UUID id, String what) {
    tx.sql()
        .createUpdate("UPDATE referral SET <what> WHERE id = :id")
        .define("what", what)
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
  }

  /** A referral on the provider's page. */
  public record Shown(Referral referral, List<Written> written) {
    @Override
    public String toString() {
      return "Shown[" + referral + "]";
    }
  }

  /**
   * A note that the provider sees.
   *
   * @param own whether they wrote it; else it is what they were told
   */
  public record Written(Instant at, boolean own, String text) {
    @Override
    public String toString() {
      return "Written[" + at + "]";
    }
  }
}
