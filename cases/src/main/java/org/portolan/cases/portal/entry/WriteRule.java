package org.portolan.cases.portal.entry;

import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.cases.portal.entry.model.RuleVersion;
import org.portolan.cases.portal.entry.model.SeenRule;
import org.portolan.cases.portal.entry.store.EntryRules;
import org.portolan.cases.review.ReviewState;
import org.portolan.cases.store.Tx;

/** Somebody writes an entry rule, or the next version of one that is published. */
@Dependent
public class WriteRule {

  private final EntryRules rules = new EntryRules();

  /** Begins a rule; returns its first version. */
  public RuleVersion begin(Tx tx, RuleContent content) {
    int number = rules.nextNumber(tx);
    rules.insert(tx, number, 1, false, content);
    rules.note(tx, number, 1, "written");
    return rules.find(tx, number, 1).orElseThrow();
  }

  /**
   * Writes a draft anew, or the next version of a rule none of whose versions is on its way.
   *
   * @param seen what it was written over
   * @return empty when a colleague was faster; nothing of theirs is written over
   */
  public Optional<RuleVersion> change(Tx tx, SeenRule seen, RuleContent content) {
    Optional<RuleVersion> found = rules.lock(tx, seen);
    int rule = seen.rule();
    int version = seen.version();
    if (found.map(RuleVersion::state).filter(ReviewState.DRAFT::equals).isPresent()) {
      rules.update(tx, rule, version, content);
      rules.note(tx, rule, version, "written");
      return rules.find(tx, rule, version);
    }
    List<RuleVersion> all = rules.versions(tx, rule);
    if (found.isEmpty()
        || all.get(0).version() != version
        || all.stream().anyMatch(one -> one.state().isInWork())) {
      return Optional.empty();
    }
    int next = version + 1;
    // what a colleague makes of a sample is no sample any more
    rules.insert(tx, rule, next, false, content);
    rules.note(tx, rule, next, "written");
    return rules.find(tx, rule, next);
  }

  /** All versions of a rule, the latest first. */
  public List<RuleVersion> versions(Tx tx, int rule) {
    return rules.versions(tx, rule);
  }
}
