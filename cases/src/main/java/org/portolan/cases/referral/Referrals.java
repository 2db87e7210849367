package org.portolan.cases.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.OpenedCase;
import org.portolan.cases.store.Tx;

/** The stored referrals. */
public final class Referrals {

  /** As whom it is looked up what was referred to a provider, who has no grant that tells. */
  public static final Actor ACTOR = Actor.system("referrals", Compartment.SUPPORT);

  private static final String SELECT =
      """
      SELECT r.id, r.referred_case, f.reference, r.provider, r.made_at, r.ends_at, r.ended_at,
        r.accepted_at, r.given_back_at, r.told_entry
      FROM referral r JOIN case_file f ON f.id = r.referred_case
      """;

  private static final String OPEN_TO =
      "WHERE r.provider = :provider AND r.ended_at IS NULL AND r.ends_at > :now"
          + " AND f.erased_at IS NULL ORDER BY r.made_at DESC, r.id";

  private Referrals() {}

  /** The cases that a provider's token names; the people whose matter they are stay closed. */
  public static Set<OpenedCase> openTo(Tx tx, UUID provider) {
    return of(tx, provider).stream()
        .map(referral -> new OpenedCase(referral.caseId(), Optional.empty()))
        .collect(Collectors.toSet());
  }

  /** What is referred to a provider now, the latest first; for {@link #ACTOR}. */
  public static List<Referral> of(Tx tx, UUID provider) {
    return tx.sql()
        .createQuery(SELECT + OPEN_TO)
        .bind("provider", provider)
        .bind("now", tx.now())
        .map((row, context) -> referral(row))
        .list();
  }

  /** How many there are of the actor's posts. */
  public static long count(Tx tx) {
    return tx.sql().createQuery("SELECT count(*) FROM referral").mapTo(Long.class).one();
  }

  /**
   * Those of the actor's posts, the latest first.
   *
   * @param from how many to leave out
   * @param most how many to return at most
   */
  public static List<Referral> page(Tx tx, int from, int most) {
    return tx.sql()
        .createQuery(SELECT + "ORDER BY r.made_at DESC, r.id LIMIT :most OFFSET :from")
        .bind("from", from)
        .bind("most", most)
        .map((row, context) -> referral(row))
        .list();
  }

  /** Those of one case, the latest first. */
  public static List<Referral> ofCase(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(SELECT + "WHERE r.referred_case = :case ORDER BY r.made_at DESC, r.id")
        .bind("case", caseId)
        .map((row, context) -> referral(row))
        .list();
  }

  /** Ends those of a case that are open: nobody reads it any more. */
  public static void endAll(Tx tx, UUID caseId) {
    int ended =
        tx.sql()
            .createUpdate(
                """
                UPDATE referral SET ended_at = :now
                WHERE referred_case = :case AND ended_at IS NULL AND ends_at > :now
                """)
            .bind("case", caseId)
            .bind("now", tx.now())
            .execute();
    for (int i = 0; i < ended; i++) {
      tx.record(caseId, "referral.ended", Map.of());
    }
  }

  static Optional<Referral> lock(Tx tx, UUID id) {
    return tx.sql()
        .createQuery(SELECT + "WHERE r.id = :id FOR UPDATE OF r")
        .bind("id", id)
        .map((row, context) -> referral(row))
        .findOne();
  }

  private static Referral referral(ResultSet row) throws SQLException {
    return new Referral(
        row.getObject("id", UUID.class),
        row.getObject("referred_case", UUID.class),
        row.getString("reference"),
        row.getObject("provider", UUID.class),
        row.getTimestamp("made_at").toInstant(),
        row.getTimestamp("ends_at").toInstant(),
        instant(row, "ended_at"),
        instant(row, "accepted_at"),
        instant(row, "given_back_at"),
        Optional.ofNullable(row.getObject("told_entry", UUID.class)));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
