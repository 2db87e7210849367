package org.portolan.cases.portal.entry;

import jakarta.enterprise.context.Dependent;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.portolan.cases.portal.entry.model.RuleEvent;
import org.portolan.cases.portal.entry.model.RuleVersion;
import org.portolan.cases.portal.entry.store.RuleLists;
import org.portolan.cases.review.ReviewState;
import org.portolan.cases.store.Tx;

/** Officers look through the rules, and at what was done to one. */
@Dependent
public class LookThroughRules {

  private static final Set<ReviewState> PUBLISHED = Set.of(ReviewState.PUBLISHED);

  private static final Set<ReviewState> IN_WORK =
      Set.of(ReviewState.SUBMITTED, ReviewState.APPROVED, ReviewState.DRAFT);

  private final RuleLists lists = new RuleLists();

  /** How many rules travellers are told. */
  public long countPublished(Tx tx) {
    return lists.count(tx, PUBLISHED);
  }

  /** Some of them, by destination. */
  public List<RuleVersion> published(Tx tx, int from, int most) {
    return lists.page(tx, PUBLISHED, from, most);
  }

  /** How many versions are on their way. */
  public long countInWork(Tx tx) {
    return lists.count(tx, IN_WORK);
  }

  /** Some of them, those that wait for somebody first. */
  public List<RuleVersion> inWork(Tx tx, int from, int most) {
    return lists.page(tx, IN_WORK, from, most);
  }

  /** How many published rules should have been looked at again. */
  public long countOverdue(Tx tx) {
    return lists.countOverdue(tx, today(tx));
  }

  /** Some of them, the longest overdue first. */
  public List<RuleVersion> overdue(Tx tx, int from, int most) {
    return lists.overdue(tx, today(tx), from, most);
  }

  private static LocalDate today(Tx tx) {
    return LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
  }

  /** What was done to a rule, the latest first. */
  public List<RuleEvent> history(Tx tx, int rule) {
    return lists.history(tx, rule);
  }
}
