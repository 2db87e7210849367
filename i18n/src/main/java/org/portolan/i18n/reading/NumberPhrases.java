package org.portolan.i18n.reading;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.portolan.i18n.Language;

/**
 * The numbers of one language in words: as ICU spells them out, in every gender and case, and as
 * {@code numbers/<tag>.txt} has them, which is how people speak, and all there is where ICU has no
 * spelling.
 */
final class NumberPhrases {

  /** No body has more degrees, in Fahrenheit, and no question more options. */
  private static final int HIGHEST = 113;

  private static final int HUNDRED = 100;
  private static final List<Integer> TENS = List.of(20, 30, 40, 50, 60, 70, 80, 90);

  private final WordList own;
  private final List<String> andPrefixes;
  private final Set<String> single = new HashSet<>();
  private final Phrases whole = new Phrases();
  private final Phrases digits = new Phrases();

  private NumberPhrases(Language language) {
    own = WordList.of("numbers", language.tag());
    andPrefixes = WordList.of(language.tag()).ofMeaning("and-prefix");
    own.phrases().values().forEach(list -> list.forEach(this::single));
    spelledOut(language);
    if (own.ofMeaning("apart").isEmpty()) {
      tensAndUnits();
    }
    hundreds();
    own.phrases()
        .forEach(
            (meaning, phrases) -> {
              if (Character.isDigit(meaning.charAt(0))) {
                phrases.forEach(phrase -> add(Tokens.wordsOf(phrase), Integer.parseInt(meaning)));
              }
            });
  }

  static NumberPhrases of(Language language) {
    return new NumberPhrases(language);
  }

  /** 1 to 113. */
  Phrases whole() {
    return whole;
  }

  /** 0 to 9, as they stand behind a decimal point. */
  Phrases digits() {
    return digits;
  }

  /** Other phrases of the list, such as {@code point} and {@code half}. */
  Phrases others(String meaning) {
    Phrases others = new Phrases();
    own.ofMeaning(meaning)
        .forEach(phrase -> others.add(Tokens.wordsOf(phrase), Item.of(Item.Kind.SMALL)));
    return others;
  }

  private void single(String phrase) {
    List<String> words = Tokens.wordsOf(phrase);
    if (words.size() == 1) {
      single.add(words.get(0));
    }
  }

  /**
   * With each "and" that is written as part of a number apart from it, as {@link WordForms} reads
   * it.
   */
  private List<String> parted(List<String> words) {
    List<String> parted = new ArrayList<>();
    for (String word : words) {
      String rest = single.contains(word) ? word : withoutAnd(word);
      if (!rest.equals(word)) {
        parted.add(WordForms.AND);
      }
      parted.add(rest);
    }
    return parted;
  }

  private String withoutAnd(String word) {
    return andPrefixes.stream()
        .filter(word::startsWith)
        .map(prefix -> word.substring(prefix.length()))
        .filter(single::contains)
        .findFirst()
        .orElse(word);
  }

  private void spelledOut(Language language) {
    RuleBasedNumberFormat format =
        new RuleBasedNumberFormat(language.locale(), RuleBasedNumberFormat.SPELLOUT);
    if (!isIn(format.getLocale(ULocale.ACTUAL_LOCALE), language)) {
      return;
    }
    for (String rules : format.getRuleSetNames()) {
      if (rules.startsWith("%spellout-cardinal") || rules.equals("%spellout-numbering")) {
        for (int number = 0; number <= HIGHEST; number++) {
          add(Tokens.wordsOf(format.format(number, rules)), number);
        }
      }
    }
  }

  private static boolean isIn(ULocale actual, Language language) {
    return actual != null && actual.getLanguage().equals(language.locale().getLanguage());
  }

  private void tensAndUnits() {
    for (int tens : TENS) {
      for (int units = 1; units < 10; units++) {
        for (String ten : number(tens)) {
          for (String unit : number(units)) {
            compose(ten, unit, tens + units);
          }
        }
      }
    }
  }

  private void hundreds() {
    for (int more = 1; more <= HIGHEST - HUNDRED; more++) {
      for (String hundred : number(HUNDRED)) {
        for (String rest : number(more)) {
          join(hundred, rest, HUNDRED + more);
        }
      }
    }
  }

  private void compose(String ten, String unit, int number) {
    if (own.ofMeaning("units-first").isEmpty()) {
      join(ten, unit, number);
      add(Tokens.wordsOf(ten + unit), number);
    } else {
      join(unit, ten, number);
    }
  }

  private void join(String first, String second, int number) {
    add(Tokens.wordsOf(first + " " + second), number);
    for (String joiner : own.ofMeaning("joiner")) {
      add(Tokens.wordsOf(first + " " + joiner + " " + second), number);
    }
    for (String joiner : own.ofMeaning("attached-joiner")) {
      add(Tokens.wordsOf(first + " " + joiner + second), number);
    }
    List<String> parted = new ArrayList<>(Tokens.wordsOf(first));
    parted.add(WordForms.AND);
    parted.addAll(Tokens.wordsOf(second));
    add(parted, number);
  }

  private List<String> number(int number) {
    return own.ofMeaning(Integer.toString(number));
  }

  private void add(List<String> words, int number) {
    Item item = Item.spelled(BigDecimal.valueOf(number));
    List<String> parted = parted(words);
    if (number > 0) {
      whole.add(parted, item);
    }
    if (number < 10) {
      digits.add(parted, item);
    }
  }
}
