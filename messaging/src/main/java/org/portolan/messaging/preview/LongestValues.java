package org.portolan.messaging.preview;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;
import org.portolan.messaging.PublicAddress;

/**
 * The values that make messages longest. Where it depends on the language which is, there are
 * several to be tried. Nobody's own data are among them.
 */
final class LongestValues {

  private static final LocalDate ANY_MONDAY = LocalDate.of(2026, 11, 23);
  private static final String NIGHT = "T20:58Z";

  /** Initials and age, in the alphabet that costs least and in one that forces UCS-2. */
  private static final List<String> INITIALS = List.of("M. W. M. W., 101", "م. ع. م. ع., 101");

  private static final int PEOPLE_ON_A_PHONE = 4;

  private final PublicAddress address;
  private final String emergency;

  LongestValues(PublicAddress address, String emergency) {
    this.address = address;
    this.emergency = emergency;
  }

  /** Every way to fill in these arguments that may be the longest. */
  List<Values> toTry(Set<String> arguments, boolean people, Language language) {
    List<Map<String, Object>> filled = List.of(Map.of());
    for (String argument : arguments) {
      List<Map<String, Object>> longer = new ArrayList<>();
      for (Map<String, Object> before : filled) {
        for (Object value : of(argument, language)) {
          Map<String, Object> with = new HashMap<>(before);
          with.put(argument, value);
          longer.add(with);
        }
      }
      filled = longer;
    }
    List<List<String>> labels = people ? labels() : List.of(List.of());
    return filled.stream()
        .flatMap(values -> labels.stream().map(names -> new Values(values, names)))
        .toList();
  }

  private static List<List<String>> labels() {
    return INITIALS.stream().map(one -> List.of(repeated(one))).toList();
  }

  private static String[] repeated(String label) {
    String[] labels = new String[PEOPLE_ON_A_PHONE];
    Arrays.fill(labels, label);
    return labels;
  }

  private List<Object> of(String argument, Language language) {
    return switch (argument) {
      case "emergency" -> List.of(emergency);
      case "when" -> List.copyOf(nights());
      case "day" -> List.copyOf(days());
      case "needs" -> List.of(List.of("food", "medicine"));
      case "need" -> List.of("food", "medicine", "call");
      case "who" -> List.copyOf(INITIALS);
      case "code" -> List.of("888888");
      case "number" -> List.of("+123456789012345");
      case "address" -> List.of(address.of("/" + language.tag()));
      // none of our own has a longer short address
      case "page" -> List.of(address.of("/" + language.tag() + "/children-alone"));
      case "reference" -> List.of("Q-7K3M-9QX4");
      case "minutes" -> List.of(1, 2, 8, 58, 101, 1438);
      case "whose" -> List.copyOf(INITIALS);
      case "said" -> List.of(Texts.product().text(language, "status.late"));
      default -> throw new IllegalArgumentException("There is no value for " + argument);
    };
  }

  /** Each weekday of each month. */
  private static List<String> days() {
    return Arrays.stream(Month.values())
        .flatMap(
            month ->
                Arrays.stream(DayOfWeek.values())
                    .map(
                        day ->
                            LocalDate.of(ANY_MONDAY.getYear(), month, 20)
                                .with(TemporalAdjusters.next(day))
                                .toString()))
        .toList();
  }

  private static List<String> nights() {
    return Arrays.stream(DayOfWeek.values())
        .map(day -> ANY_MONDAY.plusDays(day.ordinal()) + NIGHT)
        .toList();
  }
}
