package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.GrantShare;
import org.portolan.cases.visa.model.Quarter;
import org.portolan.cases.visa.model.SignalKind;
import org.portolan.cases.visa.model.SignalReason;
import org.portolan.i18n.Keyed;

/**
 * How often visas are granted: by post, officer, nationality and language, so that supervisors see
 * where like cases may not be decided alike. It counts and names no applicant. What an officer
 * proposed counts as theirs, whoever agreed; an application counts once in a quarter, as it was
 * decided last in it. What happens afterwards changes nothing of a quarter, so that looking again
 * tells no more than looking once.
 */
@Dependent
public class GrantRates {

  /** Of fewer, nothing is told: it would be of somebody. */
  public static final int LEAST = 10;

  /** How many quarters are told. */
  private static final int QUARTERS = 8;

  /** By what it is counted. */
  public enum By implements Keyed {
    POST("e.scope"),
    OFFICER("d.actor"),
    NATIONALITY("h.nationality"),
    LANGUAGE("a.language");

    private final String column;

    By(String column) {
      this.column = column;
    }
  }

  /**
   * How often, by something.
   *
   * @param all of them together; of no decisions where that would tell what is left out
   * @param shares where enough were decided, most decided first
   * @param few how many are left out because too few were decided, or were to be counted back else
   */
  public record Rates(GrantShare all, List<GrantShare> shares, int few) {

    /** Whether nothing was decided. */
    public boolean isNothing() {
      return shares.isEmpty() && few == 0;
    }
  }

  /**
   * How far signals of a kind are to be believed.
   *
   * @param settled how many of those raised were settled
   * @param unfounded how many of those settled had nothing in them
   */
  public record Belief(SignalKind kind, long raised, long settled, long unfounded) {}

  /** As whom posts are compared with each other: only their counts are told. */
  public static Actor ofAllPosts() {
    return Actor.system("visa-rates", Compartment.VISA);
  }

  /** The quarters of which anything is told: those that are over, the latest first. */
  public static List<Quarter> quarters(Tx tx) {
    return Quarter.over(LocalDate.ofInstant(tx.now(), ZoneOffset.UTC), QUARTERS);
  }

  /** What was decided in a quarter at the posts that the actor sees; nothing unless it is over. */
  public Rates of(Tx tx, By by, Quarter quarter) {
    return told(shares(tx, by, quarter), Optional.empty());
  }

  /**
   * The posts of one organisation, compared with each other; as {@link #ofAllPosts()}.
   *
   * @param own the reader's post, of which they see everything anyway
   */
  public Rates ofPosts(Tx tx, String own, Quarter quarter) {
    String organisation = Grant.organisationOf(own);
    return told(
        shares(tx, By.POST, quarter).stream()
            .filter(one -> Grant.organisationOf(one.what()).equals(organisation))
            .toList(),
        Optional.of(own));
  }

  /** Of what an officer proposed the confirmation counts, and who proposed it last before. */
  private static List<GrantShare> shares(Tx tx, By by, Quarter quarter) {
    if (quarter.until().isAfter(tx.now())) {
      return List.of();
    }
    return tx.sql()
        .createQuery(
            """
                SELECT COALESCE(<by>, '') AS what, count(*) AS decided,
                  count(*) FILTER (WHERE d.act IN ('grant', 'propose-grant')) AS granted
                FROM (SELECT DISTINCT ON (s.case_id) s.case_id, s.version, s.act, s.scope
                  FROM visa_step s
                  WHERE s.act IN ('grant', 'refuse', 'confirm', 'reopen')
                    AND s.at >= :from AND s.at < :until
                  ORDER BY s.case_id, s.version DESC) e
                CROSS JOIN LATERAL (SELECT p.actor, p.act FROM visa_step p
                  WHERE p.case_id = e.case_id AND p.version <= e.version
                    AND p.act IN ('grant', 'refuse', 'propose-grant', 'propose-refusal')
                  ORDER BY p.version DESC LIMIT 1) d
                JOIN visa_application a ON a.case_id = e.case_id
                LEFT JOIN visa_member m ON m.case_id = e.case_id AND m.position = 0
                LEFT JOIN visa_holder h ON h.member_id = m.id
                WHERE e.act <> 'reopen'
                GROUP BY 1 ORDER BY 2 DESC, 1
                """)
        .define("by", by.column)
        .bind("from", quarter.from())
        .bind("until", quarter.until())
        .map(
            (row, context) ->
                new GrantShare(
                    row.getString("what"), row.getLong("granted"), row.getLong("decided")))
        .list();
  }

  /**
   * What the told lines lack to the whole must not tell of somebody: it is of two lines at least
   * and of enough decisions, or more lines are left out, and in the end the whole.
   *
   * @param known whose numbers the reader has anyway, so that nothing hides behind them
   */
  static Rates told(List<GrantShare> all, Optional<String> known) {
    List<GrantShare> told =
        new ArrayList<>(all.stream().filter(one -> one.decided() >= LEAST).toList());
    told.sort(Comparator.comparingLong(GrantShare::decided).reversed());
    List<GrantShare> hidden =
        new ArrayList<>(
            all.stream().filter(one -> one.decided() < LEAST && !isOf(one, known)).toList());
    for (int last = told.size() - 1; last >= 0 && canBeCountedBack(hidden); last--) {
      if (!isOf(told.get(last), known)) {
        hidden.add(told.remove(last));
      }
    }
    long decided = decided(all);
    boolean whole = decided >= LEAST && !canBeCountedBack(hidden);
    return new Rates(
        whole
            ? new GrantShare("", all.stream().mapToLong(GrantShare::granted).sum(), decided)
            : new GrantShare("", 0, 0),
        List.copyOf(told),
        all.size() - told.size());
  }

  private static boolean isOf(GrantShare one, Optional<String> whom) {
    return whom.filter(one.what()::equals).isPresent();
  }

  private static boolean canBeCountedBack(List<GrantShare> hidden) {
    return !hidden.isEmpty() && (hidden.size() == 1 || decided(hidden) < LEAST);
  }

  private static long decided(List<GrantShare> some) {
    return some.stream().mapToLong(GrantShare::decided).sum();
  }

  /** How far signals are to be believed that were raised in a quarter. */
  public List<Belief> beliefs(Tx tx, Quarter quarter) {
    List<String> unfounded =
        java.util.Arrays.stream(SignalReason.values())
            .filter(SignalReason::isUnfounded)
            .map(SignalReason::key)
            .toList();
    return tx.sql()
        .createQuery(
            """
            SELECT kind, count(*) AS raised, count(settled_at) AS settled,
              count(*) FILTER (WHERE reason = ANY (:unfounded)) AS unfounded
            FROM visa_signal WHERE raised_at >= :from AND raised_at < :until
            GROUP BY kind ORDER BY 2 DESC, 1
            """)
        .bindArray("unfounded", String.class, unfounded.toArray())
        .bind("from", quarter.from())
        .bind("until", quarter.until())
        .map(
            (row, context) ->
                new Belief(
                    SignalKind.ofKey(row.getString("kind")),
                    row.getLong("raised"),
                    row.getLong("settled"),
                    row.getLong("unfounded")))
        .list();
  }
}
