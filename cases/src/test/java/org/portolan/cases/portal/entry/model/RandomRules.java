package org.portolan.cases.portal.entry.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Rules of all kinds for one destination. */
public final class RandomRules {

  public static final String DESTINATION = "QSA";
  public static final LocalDate DAY = LocalDate.of(2026, 11, 27);

  /** Few enough that rules meet each other. */
  public static final List<String> COUNTRIES =
      List.of("ETH", "KEN", "FRA", "SYR", "BRA", "CHN", "DEU", "XXA", "XXB", "MEX", "IND", "NGA");

  private final Random random;

  public RandomRules(long seed) {
    this.random = new Random(seed);
  }

  public List<PublishedRule> rules(int many) {
    List<PublishedRule> rules = new ArrayList<>();
    for (int number = 1; number <= many; number++) {
      rules.add(new PublishedRule(number, 1, true, Instant.EPOCH, content()));
    }
    return rules;
  }

  private RuleContent content() {
    LocalDate from = DAY.plusDays(random.nextInt(60) - 50);
    Optional<LocalDate> until =
        random.nextBoolean() ? Optional.empty() : Optional.of(from.plusDays(random.nextInt(90)));
    return new RuleContent(
        DESTINATION,
        random.nextInt(10),
        conditions(),
        effect(),
        from,
        until,
        new RuleText("en", "Border office", "none", "", "none"),
        DAY,
        DAY.plusMonths(3));
  }

  private Conditions conditions() {
    int minAge = random.nextInt(5) == 0 ? random.nextInt(70) : 0;
    return new Conditions(
        countries(3),
        countries(6),
        countries(6),
        random.nextInt(5) == 0 ? some(COUNTRIES) : new TreeSet<>(),
        1 + random.nextInt(21),
        random.nextInt(4) == 0 ? Set.of(Purpose.values()[random.nextInt(7)]) : Set.of(),
        minAge,
        random.nextInt(5) == 0 ? minAge + random.nextInt(60) : Conditions.OLDEST,
        items(Item.Kind.PAPER),
        items(Item.Kind.VACCINE),
        random.nextInt(6) == 0 ? 1 + random.nextInt(4) : 0);
  }

  private CountrySet countries(int onceIn) {
    return random.nextInt(onceIn) == 0
        ? CountrySet.chosen(random.nextInt(3) == 0, some(COUNTRIES))
        : CountrySet.any();
  }

  private TreeSet<String> some(List<String> of) {
    TreeSet<String> some = new TreeSet<>();
    some.add(of.get(random.nextInt(of.size())));
    some.add(of.get(random.nextInt(of.size())));
    return some;
  }

  private Set<Item> items(Item.Kind kind) {
    List<Item> all = Item.of(kind);
    return random.nextInt(5) == 0 ? Set.of(all.get(random.nextInt(all.size()))) : Set.of();
  }

  private Effect effect() {
    Set<Item> bring = EnumSet.noneOf(Item.class);
    for (Item item : Item.values()) {
      if (random.nextInt(8) == 0) {
        bring.add(item);
      }
    }
    return switch (random.nextInt(3)) {
      case 0 -> Effect.allowed();
      case 1 -> Effect.notAllowed();
      default -> new Effect(Verdict.CONDITIONS, random.nextInt(2) * 7, bring);
    };
  }
}
