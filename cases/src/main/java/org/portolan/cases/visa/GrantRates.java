package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.GrantShare;
import org.portolan.cases.visa.model.SignalKind;
import org.portolan.cases.visa.model.SignalReason;
import org.portolan.i18n.Keyed;

/**
 * How often visas are granted: by post, officer, nationality and language, so that supervisors see
 * where like cases may not be decided alike. It counts and names no applicant. What an officer
 * proposed counts as theirs, whoever agreed; an application counts once, as it was decided last.
 */
@Dependent
public class GrantRates {

  /** Of fewer, nothing is told: it would be of somebody. */
  public static final int LEAST = 10;

  /** By what it is counted. */
  public enum By implements Keyed {
    POST("scope"),
    OFFICER("actor"),
    NATIONALITY("nationality"),
    LANGUAGE("language");

    private final String column;

    By(String column) {
      this.column = column;
    }
  }

  /**
   * How often, by something.
   *
   * @param all of them together
   * @param shares where enough were decided, most decided first
   * @param few how many are left out because too few were decided
   */
  public record Rates(GrantShare all, List<GrantShare> shares, int few) {}

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

  /**
   * What was decided in a period at the posts that the actor sees.
   *
   * @param from the first moment of it
   * @param until the first moment after it
   */
  public Rates of(Tx tx, By by, Instant from, Instant until) {
    return told(shares(tx, by, from, until));
  }

  /** The posts of one organisation, compared with each other; as {@link #ofAllPosts()}. */
  public Rates ofPosts(Tx tx, String organisation, Instant from, Instant until) {
    return told(
        shares(tx, By.POST, from, until).stream()
            .filter(one -> Grant.organisationOf(one.what()).equals(organisation))
            .toList());
  }

  private static List<GrantShare> shares(Tx tx, By by, Instant from, Instant until) {
    return tx.sql()
        .createQuery(
            """
                SELECT COALESCE(<by>, '') AS what, count(*) AS decided,
                  count(*) FILTER (WHERE granted) AS granted
                FROM (SELECT DISTINCT ON (s.case_id) s.scope, s.actor, a.language, h.nationality,
                    s.act IN ('grant', 'propose-grant') AS granted
                  FROM visa_step s JOIN visa_application a ON a.case_id = s.case_id
                  LEFT JOIN visa_member m ON m.case_id = s.case_id AND m.position = 0
                  LEFT JOIN visa_holder h ON h.member_id = m.id
                  WHERE s.act IN ('grant', 'refuse', 'propose-grant', 'propose-refusal')
                    AND s.at >= :from AND s.at < :until AND a.decided_at IS NOT NULL
                  ORDER BY s.case_id, s.version DESC) d
                GROUP BY 1 ORDER BY 2 DESC, 1
                """)
        .define("by", by.column)
        .bind("from", from)
        .bind("until", until)
        .map(
            (row, context) ->
                new GrantShare(
                    row.getString("what"), row.getLong("granted"), row.getLong("decided")))
        .list();
  }

  /** One that is left out alone would be what the others lack to the whole: so another goes too. */
  static Rates told(List<GrantShare> all) {
    List<GrantShare> told =
        new ArrayList<>(all.stream().filter(one -> one.decided() >= LEAST).toList());
    told.sort(Comparator.comparingLong(GrantShare::decided).reversed());
    if (all.size() - told.size() == 1 && !told.isEmpty()) {
      told.remove(told.size() - 1);
    }
    GrantShare whole =
        new GrantShare(
            "",
            all.stream().mapToLong(GrantShare::granted).sum(),
            all.stream().mapToLong(GrantShare::decided).sum());
    return new Rates(whole, List.copyOf(told), all.size() - told.size());
  }

  /** How far signals are to be believed that were raised in a period. */
  public List<Belief> beliefs(Tx tx, Instant from, Instant until) {
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
        .bind("from", from)
        .bind("until", until)
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
