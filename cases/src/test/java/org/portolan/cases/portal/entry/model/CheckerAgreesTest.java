package org.portolan.cases.portal.entry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The checker, which asks what it needs and looks up, agrees with going through every rule. */
class CheckerAgreesTest {

  private static final int SETS_OF_RULES = 100;
  private static final int TRAVELLERS = 1_000;

  @Test
  void with_a_plain_evaluation_for_100_000_travellers() {
    Set<String> answers = new HashSet<>();
    long asked = 0;
    for (int seed = 0; seed < SETS_OF_RULES; seed++) {
      List<PublishedRule> rules = new RandomRules(seed).rules(seed % 2 == 0 ? 12 : 80);
      CompiledRules compiled = new CompiledRules("1", rules);
      for (Facts traveller : travellers(seed, rules)) {
        Interview interview = Interview.of(compiled, traveller);
        Decision plain = plain(rules, traveller);
        assertThat(interview.decision().effect()).isEqualTo(plain.effect());
        assertThat(interview.decision().deciding())
            .allMatch(rule -> fits(rule.content(), traveller));
        assertThat(compiled.decide(traveller)).isEqualTo(plain);
        answers.add(plain.key());
        asked += interview.questions();
      }
    }
    assertThat(answers)
        .containsExactlyInAnyOrder("allowed", "not-allowed", "conditions", "unknown");
    assertThat(asked / (double) (SETS_OF_RULES * TRAVELLERS)).isBetween(1.0, 7.0);
  }

  private static List<Facts> travellers(int seed, List<PublishedRule> rules) {
    return new Population(seed, RandomRules.COUNTRIES)
        .draw(
            RandomRules.DESTINATION,
            rules.stream().map(PublishedRule::content).toList(),
            RandomRules.DAY.minusDays(30),
            60,
            TRAVELLERS);
  }

  /** Answers what is asked, and no more. */
  private record Interview(Decision decision, int questions) {

    static Interview of(CompiledRules rules, Facts traveller) {
      Facts known = Facts.of(traveller.destination(), traveller.arrival());
      int questions = 0;
      Step step = rules.next(known);
      while (step instanceof Step.Ask ask) {
        assertThat(known.knows(ask.aspect())).isFalse();
        known = known.with(ask.aspect(), answer(traveller, ask));
        questions++;
        step = rules.next(known);
      }
      return new Interview(((Step.Decided) step).decision(), questions);
    }

    /** Of stays, papers and vaccinations only what was offered. */
    private static Facts answer(Facts all, Step.Ask ask) {
      Map<String, LocalDate> stays = new HashMap<>(all.stays());
      stays.keySet().retainAll(ask.countries());
      return new Facts(
          all.destination(),
          all.arrival(),
          all.nationality(),
          all.residence(),
          all.origin(),
          stays,
          all.purpose(),
          all.age(),
          offered(all.papers(), ask),
          offered(all.vaccinations(), ask),
          all.tests());
    }

    private static Set<Item> offered(Set<Item> held, Step.Ask ask) {
      return held.stream().filter(ask.items()::contains).collect(Collectors.toSet());
    }
  }

  private static Decision plain(List<PublishedRule> rules, Facts traveller) {
    List<PublishedRule> fitting =
        rules.stream().filter(rule -> fits(rule.content(), traveller)).toList();
    int highest = fitting.stream().mapToInt(rule -> rule.content().rank()).max().orElse(-1);
    List<PublishedRule> deciding =
        fitting.stream()
            .filter(rule -> rule.content().rank() == highest)
            .sorted(Comparator.comparingInt(PublishedRule::number))
            .toList();
    List<Effect> effects = deciding.stream().map(rule -> rule.content().effect()).toList();
    boolean opposite =
        effects.stream().anyMatch(one -> effects.stream().anyMatch(one::contradicts));
    Optional<Effect> all = opposite ? Optional.empty() : effects.stream().reduce(Effect::and);
    return new Decision(all, deciding);
  }

  private static boolean fits(RuleContent rule, Facts traveller) {
    Conditions c = rule.conditions();
    return rule.destination().equals(traveller.destination())
        && !traveller.arrival().isBefore(rule.validFrom())
        && (rule.validUntil().isEmpty() || !traveller.arrival().isAfter(rule.validUntil().get()))
        && in(c.nationality(), traveller.nationality())
        && in(c.residence(), traveller.residence())
        && in(c.origin(), traveller.origin())
        && (c.stayedIn().isEmpty() || stayed(c, traveller))
        && (c.purposes().isEmpty() || c.purposes().contains(traveller.purpose()))
        && traveller.age() >= c.minAge()
        && traveller.age() <= c.maxAge()
        && (c.papers().isEmpty() || c.papers().stream().anyMatch(traveller.papers()::contains))
        && (c.vaccinations().isEmpty()
            || c.vaccinations().stream().anyMatch(traveller.vaccinations()::contains))
        && (c.testWithinDays() == 0
            || traveller.tests().stream()
                .anyMatch(day -> before(traveller, day) <= c.testWithinDays()));
  }

  private static boolean in(CountrySet set, String code) {
    return set.except() ? !set.codes().contains(code) : set.codes().contains(code);
  }

  private static boolean stayed(Conditions c, Facts traveller) {
    return c.stayedIn().stream()
        .filter(traveller.stays()::containsKey)
        .anyMatch(code -> before(traveller, traveller.stays().get(code)) <= c.stayedWithinDays());
  }

  private static long before(Facts traveller, LocalDate day) {
    return ChronoUnit.DAYS.between(day, traveller.arrival());
  }
}
