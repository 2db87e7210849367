package org.portolan.cases.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
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
      SELECT r.id, r.referred_case, f.reference, r.provider, r.made_at, r.ends_at, r.ended_at
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
        Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant));
  }
}
