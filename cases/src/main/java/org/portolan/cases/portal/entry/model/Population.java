package org.portolan.cases.portal.entry.model;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Made-up travellers to a destination, drawn evenly from what its rules ask about and the rest:
 * they show whom rules are for and whom they leave without an answer. No real traffic is behind
 * their shares, and pages that show them say so. The same seed draws the same.
 */
public final class Population {

  private final Random random;
  private final List<String> countries;

  /**
   * @param countries every code that a nationality can be
   */
  public Population(long seed, List<String> countries) {
    this.random = new Random(seed);
    this.countries = List.copyOf(countries);
  }

  /** Some travellers who arrive within days of a day. */
  public List<Facts> draw(
      String destination, List<RuleContent> rules, LocalDate around, int days, int many) {
    List<String> stays =
        rules.stream().flatMap(r -> r.conditions().stayedIn().stream()).distinct().toList();
    return IntStream.range(0, many)
        .mapToObj(i -> one(destination, stays, around.plusDays(random.nextInt(days + 1))))
        .toList();
  }

  private Facts one(String destination, List<String> stays, LocalDate arrival) {
    String nationality = country();
    String residence = random.nextInt(3) == 0 ? country() : lived(nationality);
    String origin = random.nextInt(3) == 0 ? country() : residence;
    Map<String, LocalDate> stayed = new HashMap<>();
    stays.stream()
        .filter(any -> random.nextInt(4) == 0)
        .forEach(any -> stayed.put(any, arrival.minusDays(random.nextInt(40))));
    return new Facts(
        destination,
        arrival,
        nationality,
        residence,
        origin,
        stayed,
        Purpose.values()[random.nextInt(Purpose.values().length)],
        random.nextInt(95),
        some(Item.of(Item.Kind.PAPER)),
        some(Item.of(Item.Kind.VACCINE)),
        random.nextInt(3) == 0 ? Set.of(arrival.minusDays(random.nextInt(8))) : Set.of());
  }

  private String country() {
    return countries.get(random.nextInt(countries.size()));
  }

  /** Who has no country lives in one all the same. */
  private String lived(String nationality) {
    return nationality.startsWith("XX") ? country() : nationality;
  }

  private Set<Item> some(List<Item> of) {
    Set<Item> some = new HashSet<>();
    of.stream().filter(item -> random.nextInt(3) == 0).forEach(some::add);
    return some.isEmpty() ? EnumSet.noneOf(Item.class) : EnumSet.copyOf(some);
  }
}
