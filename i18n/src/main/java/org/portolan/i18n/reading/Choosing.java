package org.portolan.i18n.reading;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.i18n.reading.ChoiceReading.Unclear;
import org.portolan.i18n.reading.ChoiceReading.Understood;
import org.portolan.i18n.reading.Statement.Amount;

/**
 * Which of the options offered a statement chooses. Words that reassure ("well", "nothing") count
 * only where every word was understood; words that alarm may stand among some that were not.
 */
final class Choosing {

  /** An alarming word in a longer story than this may be about anything. */
  private static final int MOST_UNKNOWN_WORDS = 12;

  private static final Set<String> REASSURING = Set.of("well", "nothing");
  private static final Set<String> NEEDS = Set.of("food", "medicine", "call");

  private final Statement statement;
  private final List<String> options;
  private final boolean several;
  private final Set<String> byNumber = new LinkedHashSet<>();
  private final Set<String> byWord = new LinkedHashSet<>();
  private final Set<Temperature> temperatures = new LinkedHashSet<>();
  private boolean unclear;

  private Choosing(Statement statement, List<String> options, boolean several) {
    this.statement = statement;
    this.options = options;
    this.several = several;
  }

  static ChoiceReading choose(Statement statement, List<String> options, boolean several) {
    return new Choosing(statement, options, several).choose();
  }

  private ChoiceReading choose() {
    unclear = statement.uncertain() || statement.unknown() > MOST_UNKNOWN_WORDS;
    numbers();
    words();
    if (unclear || disagree() || temperatures.size() > 1) {
      return new Unclear();
    }
    Set<String> chosen = new HashSet<>(byNumber);
    chosen.addAll(byWord);
    boolean contradiction = chosen.size() > 1 && (!several || chosen.contains("nothing"));
    boolean temperatureAlone = chosen.isEmpty() && !temperatures.isEmpty() && asksTemperature();
    boolean both = chosen.contains("no-thermometer") && !temperatures.isEmpty();
    if (contradiction || both || (chosen.isEmpty() && !temperatureAlone)) {
      return new Unclear();
    }
    Optional<Temperature> temperature = temperatures.stream().findFirst();
    return new Understood(options.stream().filter(chosen::contains).toList(), temperature);
  }

  private void numbers() {
    List<Amount> amounts = statement.amounts();
    if (asksTemperature() && !several) {
      Optional<Temperature> whole = Temperatures.only(amounts);
      if (whole.isPresent()) {
        temperatures.add(whole.get());
        return;
      }
    }
    for (Amount amount : amounts) {
      number(amount, amounts.size() == 1 && !statement.explainsNumbers());
    }
    unclear |= several && Temperatures.perhapsInTwoPieces(amounts);
    unclear |= !byNumber.isEmpty() && statement.unknown() > 0;
    unclear |= byNumber.stream().anyMatch(statement.denied()::contains);
  }

  private void number(Amount amount, boolean unexplained) {
    BigDecimal number = amount.number();
    boolean plain = number.scale() <= 0 && amount.unit() == Amount.Unit.NONE;
    int position = number.intValue();
    if (plain && position >= 1 && position <= options.size()) {
      byNumber.add(options.get(position - 1));
      return;
    }
    Set<String> compact =
        plain && several && !amount.spelled() ? digitByDigit(number.toString()) : Set.of();
    Optional<Temperature> temperature = Temperatures.likely(amount);
    if (temperature.isPresent() && (compact.isEmpty() || !unexplained)) {
      temperatures.add(temperature.get());
    } else if (temperature.isEmpty() && !compact.isEmpty()) {
      byNumber.addAll(compact);
    } else {
      unclear = true;
    }
  }

  /** {@code 23} as options 2 and 3; nothing when a digit is no option or comes twice. */
  private Set<String> digitByDigit(String digits) {
    Set<String> chosen = new LinkedHashSet<>();
    for (char digit : digits.toCharArray()) {
      int position = digit - '0';
      if (position < 1 || position > options.size() || !chosen.add(options.get(position - 1))) {
        return Set.of();
      }
    }
    return options.size() <= 9 ? chosen : Set.of();
  }

  private void words() {
    Set<String> said = new LinkedHashSet<>(statement.said());
    if (said.remove("praise") && said.isEmpty()) {
      said.add("well");
    }
    if (said.size() > 1 || !byNumber.isEmpty()) {
      said.remove("yes");
    }
    if (options.contains("nothing") && Set.of("no", "nothing").containsAll(said)) {
      if (said.remove("no")) {
        said.add("nothing");
      }
    }
    said.forEach(this::word);
    boolean reassuring = byWord.stream().anyMatch(REASSURING::contains);
    unclear |= reassuring && statement.unknown() > 0;
  }

  private void word(String meaning) {
    boolean symptom =
        !REASSURING.contains(meaning)
            && !NEEDS.contains(meaning)
            && !Set.of("yes", "no", "no-thermometer").contains(meaning);
    if (options.contains(meaning)) {
      byWord.add(meaning);
    } else if (asksTemperature() && !NEEDS.contains(meaning) && !temperatures.isEmpty()) {
      return;
    } else if (meaning.equals("well") && options.contains("nothing")) {
      byWord.add("nothing");
    } else if (symptom && options.contains("unwell")) {
      byWord.add("unwell");
    } else if (!meaning.equals("unwell") || statement.said().size() == 1) {
      unclear = true;
    }
  }

  private boolean disagree() {
    if (byNumber.isEmpty() || byWord.isEmpty()) {
      return false;
    }
    boolean same = byNumber.containsAll(byWord);
    return !same && (!several || statement.numberTouchesWord());
  }

  private boolean asksTemperature() {
    return options.isEmpty() || options.equals(List.of("no-thermometer"));
  }
}
