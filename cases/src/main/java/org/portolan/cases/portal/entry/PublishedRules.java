package org.portolan.cases.portal.entry;

import java.time.InstantSource;
import java.util.List;
import org.portolan.cases.portal.entry.model.CompiledRules;
import org.portolan.cases.portal.entry.model.PublishedRule;
import org.portolan.cases.portal.entry.model.RuleVersion;
import org.portolan.cases.portal.entry.store.Edition;
import org.portolan.cases.portal.entry.store.EntryRules;
import org.portolan.cases.review.ReviewState;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.LatestEdition;
import org.portolan.cases.store.Tx;

/** The rules that are public now, compiled once on each node for each edition. */
public final class PublishedRules {

  private static final Actor ACTOR = Actor.system("entry-rules");

  private final LatestEdition<CompiledRules> latest;

  /**
   * @param realTime by which is decided whether to look again, in the sandbox too
   */
  public PublishedRules(CaseStore store, InstantSource realTime) {
    this.latest = new LatestEdition<>(store, ACTOR, realTime, "the entry rules", new Rules());
  }

  /** As they are now, or were half a second ago. */
  public CompiledRules current() {
    return latest.current();
  }

  private static final class Rules implements LatestEdition.Source<CompiledRules> {

    private final EntryRules rules = new EntryRules();
    private final Edition edition = new Edition();

    @Override
    public long number(Tx tx) {
      return edition.current(tx);
    }

    @Override
    public CompiledRules read(Tx tx, long number) {
      List<PublishedRule> published =
          rules.in(tx, ReviewState.PUBLISHED).stream().map(RuleVersion::asPublished).toList();
      return new CompiledRules(Long.toString(number), published);
    }
  }
}
