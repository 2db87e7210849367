package org.portolan.cases.portal.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.entry.RuleQuestions.Affected;
import org.portolan.cases.portal.entry.RuleQuestions.Gaps;
import org.portolan.cases.portal.entry.model.CompiledRules;
import org.portolan.cases.portal.entry.model.Conditions;
import org.portolan.cases.portal.entry.model.CountrySet;
import org.portolan.cases.portal.entry.model.Effect;
import org.portolan.cases.portal.entry.model.Facts;
import org.portolan.cases.portal.entry.model.Item;
import org.portolan.cases.portal.entry.model.PublishedRule;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.cases.portal.entry.model.RuleText;

/** Whom a draft is for, counted traveller by traveller without any rules. */
class RuleQuestionsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  private static final Set<String> SOME = Set.of("ETH", "SYR", "XXA");

  private static PublishedRule rule(int number, int rank, Conditions whom, Effect effect) {
    RuleContent content =
        new RuleContent(
            "KEN",
            rank,
            whom,
            effect,
            TODAY.minusDays(1),
            Optional.empty(),
            new RuleText("en", "Border office", "", "", ""),
            TODAY,
            TODAY.plusMonths(3));
    return new PublishedRule(number, 1, false, Instant.EPOCH, content);
  }

  private static long count(CompiledRules rules, Predicate<Facts> who) {
    return RuleQuestions.travellers(rules, "KEN", TODAY).stream().filter(who).count();
  }

  @Test
  void a_draft_is_for_as_many_as_there_are_and_changes_what_others_are_told_not() {
    CompiledRules before =
        new CompiledRules("1", List.of(rule(1, 0, Conditions.none(), Effect.allowed())));
    PublishedRule draft = rule(2, 1, Conditions.none().ofAge(0, 17), Effect.notAllowed());

    Affected affected = RuleQuestions.affected(before, draft, TODAY);

    long children = count(before, traveller -> traveller.age() <= 17);
    assertThat(children).isBetween(200L, 600L);
    assertThat(affected.travellers()).isEqualTo(RuleQuestions.TRAVELLERS);
    assertThat(affected.fitting()).isEqualTo((int) children);
    assertThat(affected.changed()).isEqualTo((int) children);
    assertThat(affected.examples()).hasSize(3).allMatch(traveller -> traveller.age() <= 17);
  }

  @Test
  void who_is_told_the_same_as_before_is_not_changed_for() {
    Effect passport = Effect.conditions(0, Item.PASSPORT);
    CompiledRules before =
        new CompiledRules("1", List.of(rule(1, 0, Conditions.none().ofAge(0, 40), passport)));
    PublishedRule draft = rule(2, 0, Conditions.none().ofAge(30, 60), passport);

    Affected affected = RuleQuestions.affected(before, draft, TODAY);

    assertThat(affected.fitting())
        .isEqualTo((int) count(before, one -> one.age() >= 30 && one.age() <= 60));
    assertThat(affected.changed())
        .isEqualTo((int) count(before, one -> one.age() >= 41 && one.age() <= 60));
  }

  @Test
  void whom_no_rule_is_for_is_counted_and_shown() {
    CompiledRules rules =
        new CompiledRules(
            "1",
            List.of(
                rule(
                    1,
                    0,
                    Conditions.none().ofNationality(CountrySet.of("ETH", "SYR", "XXA")),
                    Effect.allowed())));

    Gaps gaps = RuleQuestions.gaps(rules, "KEN", TODAY);

    assertThat(gaps.unanswered())
        .isEqualTo((int) count(rules, one -> !SOME.contains(one.nationality())));
    assertThat(gaps.examples()).hasSize(3).noneMatch(one -> SOME.contains(one.nationality()));
  }
}
