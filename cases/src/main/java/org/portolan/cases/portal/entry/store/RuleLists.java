package org.portolan.cases.portal.entry.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.portolan.cases.portal.entry.model.RuleEvent;
import org.portolan.cases.portal.entry.model.RuleVersion;
import org.portolan.cases.review.ReviewState;
import org.portolan.cases.store.Tx;

/** Entry rules as officers look through them, a page at a time: there may be a thousand. */
public final class RuleLists {

  private static final String OVERDUE = "WHERE state = 'published' AND review_by < :today\n";

  /** How many versions are in some states. */
  public long count(Tx tx, Set<ReviewState> states) {
    return tx.sql()
        .createQuery("SELECT count(*) FROM entry_rule_version WHERE state = ANY (:states)")
        .bindArray("states", String.class, keys(states))
        .mapTo(Long.class)
        .one();
  }

  /**
   * Some of the versions in some states: those that wait for somebody first, then by destination.
   *
   * @param from how many to leave out
   * @param most how many to return at most
   */
  public List<RuleVersion> page(Tx tx, Set<ReviewState> states, int from, int most) {
    return tx.sql()
        .createQuery(
            EntryRules.SELECT
                + """
                WHERE state = ANY (:states)
                ORDER BY CASE state WHEN 'submitted' THEN 1 WHEN 'approved' THEN 2 ELSE 3 END,
                  destination, rank DESC, rule
                LIMIT :most OFFSET :from
                """)
        .bindArray("states", String.class, keys(states))
        .bind("from", from)
        .bind("most", most)
        .map((row, context) -> EntryRules.of(row))
        .list();
  }

  private static Object[] keys(Set<ReviewState> states) {
    return states.stream().map(ReviewState::key).toArray();
  }

  /** How many published rules should have been looked at again before a day. */
  public long countOverdue(Tx tx, LocalDate today) {
    return tx.sql()
        .createQuery("SELECT count(*) FROM entry_rule_version " + OVERDUE)
        .bind("today", today)
        .mapTo(Long.class)
        .one();
  }

  /** Some of them, the longest overdue first. */
  public List<RuleVersion> overdue(Tx tx, LocalDate today, int from, int most) {
    return tx.sql()
        .createQuery(
            EntryRules.SELECT + OVERDUE + "ORDER BY review_by, rule LIMIT :most OFFSET :from")
        .bind("today", today)
        .bind("from", from)
        .bind("most", most)
        .map((row, context) -> EntryRules.of(row))
        .list();
  }

  /** What was done to a rule, the latest first. */
  public List<RuleEvent> history(Tx tx, int rule) {
    return tx.sql()
        .createQuery(
            """
            SELECT version, at, actor, kind FROM entry_rule_event
            WHERE rule = :rule ORDER BY id DESC
            """)
        .bind("rule", rule)
        .map(
            (row, context) ->
                new RuleEvent(
                    row.getInt("version"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("actor"),
                    row.getString("kind")))
        .list();
  }
}
