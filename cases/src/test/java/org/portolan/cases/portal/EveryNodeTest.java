package org.portolan.cases.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.cases.portal.APage.EN;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.DecideOnPage.Asked;
import org.portolan.cases.portal.entry.DecideOnRule;
import org.portolan.cases.portal.entry.PublishedRules;
import org.portolan.cases.portal.entry.WriteRule;
import org.portolan.cases.portal.entry.model.Conditions;
import org.portolan.cases.portal.entry.model.Effect;
import org.portolan.cases.portal.entry.model.PublishedRule;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.cases.portal.entry.model.RuleText;
import org.portolan.cases.portal.entry.model.SeenRule;
import org.portolan.cases.store.CaseStore;

/** What one node publishes or withdraws, two others that have been reading show within a second. */
class EveryNodeTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final LocalDate TODAY = LocalDate.now(Clock.systemUTC());

  private final APage page = new APage();
  private final CaseStore writing = page.test.store(Clock.systemUTC());
  private final Instant began = Clock.systemUTC().instant();
  private long nanos;
  private final List<Node> nodes = List.of(new Node(), new Node());

  /** A server that serves readers already. */
  private final class Node {

    private final CaseStore store = page.test.store(Clock.systemUTC());
    private final PublishedContent content = new PublishedContent(store, () -> nanos);
    private final PublishedRules rules = new PublishedRules(store, () -> began.plusNanos(nanos));

    Node() {
      content.now();
      rules.current();
    }

    Optional<String> title() {
      return content.now().page(EN, page.slug).map(found -> found.title());
    }

    Optional<Integer> version(int rule) {
      return rules.current().find(rule).map(PublishedRule::version);
    }
  }

  /** A second later, of which each node is asked in the last moment. */
  private void everyNode(String shows, BooleanSupplier condition) {
    nanos += SECOND.toNanos() - 1;
    assertThat(condition.getAsBoolean()).as(shows).isTrue();
  }

  private boolean all(Optional<String> title) {
    return nodes.stream().allMatch(node -> node.title().equals(title));
  }

  private boolean all(int rule, Optional<Integer> version) {
    return nodes.stream().allMatch(node -> node.version(rule).equals(version));
  }

  @Test
  void pages() {
    page.published(EN, 0, "First", true);
    everyNode("the first", () -> all(Optional.of("First")));

    int second = page.published(EN, 1, "Second", true);
    everyNode("the second", () -> all(Optional.of("Second")));

    Asked asked = new Asked(page.id, EN, second);
    writing.run(page.second, tx -> page.decide.withdraw(tx, asked, Optional.empty()));
    everyNode("no more", () -> all(Optional.empty()));
  }

  private int published(Effect effect) {
    WriteRule write = new WriteRule();
    DecideOnRule decide = new DecideOnRule();
    RuleContent content =
        new RuleContent(
            "QSB",
            0,
            Conditions.none(),
            effect,
            TODAY.minusDays(1),
            Optional.empty(),
            new RuleText("en", "Border office", "", "", ""),
            TODAY,
            TODAY.plusMonths(2));
    SeenRule draft = writing.call(page.author, tx -> write.begin(tx, content)).seen();
    writing.call(page.author, tx -> decide.submit(tx, draft));
    assertThat(
            writing.<DecideOnRule.Outcome>call(
                page.second, tx -> decide.approve(tx, draft, Optional.empty())))
        .isEqualTo(DecideOnRule.Outcome.DONE);
    return draft.rule();
  }

  @Test
  void entry_rules() {
    int rule = published(Effect.allowed());
    everyNode("the rule", () -> all(rule, Optional.of(1)));

    writing.call(page.author, tx -> new DecideOnRule().withdraw(tx, rule, 1));
    everyNode("no more", () -> all(rule, Optional.empty()));
  }
}
