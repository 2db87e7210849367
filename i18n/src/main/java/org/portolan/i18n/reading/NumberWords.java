package org.portolan.i18n.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.i18n.Language;
import org.portolan.i18n.reading.Phrases.Found;
import org.portolan.i18n.reading.Token.Kind;

/**
 * Finds numbers that are written in words, wholly or in part: {@code thirty-eight}, {@code
 * trente-huit et demi}, {@code 38 point five}. Decimals are read where a body temperature can have
 * them.
 */
final class NumberWords implements Finder {

  private static final Map<Language, NumberWords> WORDS = new ConcurrentHashMap<>();
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** More decimals are no temperature. */
  private static final int MOST_DECIMALS = 2;

  private final NumberPhrases numbers;
  private final Phrases points;
  private final Phrases loosePoints;
  private final Phrases tenths;
  private final Phrases halves;
  private final Phrases halvesBefore;

  private NumberWords(Language language) {
    numbers = NumberPhrases.of(language);
    points = numbers.others("point");
    loosePoints = numbers.others("loose-point");
    tenths = numbers.others("tenths");
    halves = numbers.others("half");
    halvesBefore = numbers.others("half-before");
  }

  static NumberWords of(Language language) {
    return WORDS.computeIfAbsent(language, NumberWords::new);
  }

  /** Whether the word occurs in a number. */
  boolean knows(String word) {
    return numbers.whole().knows(word)
        || points.knows(word)
        || tenths.knows(word)
        || halves.knows(word)
        || halvesBefore.knows(word);
  }

  /** The number that begins at a place, if a word is part of it. */
  @Override
  public Optional<Found> at(List<Token> tokens, int start) {
    int before = length(halvesBefore, tokens, start);
    Optional<Found> whole = wholeOrFigures(tokens, start + before);
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal number = whole.get().item().number();
    int end = start + before + whole.get().length();
    if (!Tokens.couldBeTemperature(number.intValue())) {
      return inWords(tokens, start, before > 0 ? Optional.empty() : whole);
    }
    if (before > 0) {
      return Optional.of(found(number.add(HALF), before + whole.get().length()));
    }
    int half = length(halves, tokens, end);
    if (half > 0) {
      return Optional.of(found(number.add(HALF), end + half - start));
    }
    Optional<Found> decimals = decimals(tokens, end);
    return decimals.isPresent()
        ? decimals.map(tail -> found(number.add(tail.item().number()), end + tail.length() - start))
        : inWords(tokens, start, whole);
  }

  /** The whole number in words that begins at a place. */
  Optional<Found> whole(List<Token> tokens, int start) {
    return numbers.whole().longest(tokens, start);
  }

  /** Digits alone are no matter of words. */
  private static Optional<Found> inWords(List<Token> tokens, int start, Optional<Found> whole) {
    return tokens.get(start).kind() == Kind.WORD ? whole : Optional.empty();
  }

  private Optional<Found> wholeOrFigures(List<Token> tokens, int at) {
    if (at < tokens.size() && isInteger(tokens.get(at))) {
      return Optional.of(found(tokens.get(at).number(), 1));
    }
    return whole(tokens, at);
  }

  private Optional<Found> decimals(List<Token> tokens, int start) {
    int point = length(points, tokens, start);
    boolean loose = point == 0;
    if (loose) {
      point = length(loosePoints, tokens, start);
    }
    int at = start + point;
    if (point == 0 || at >= tokens.size()) {
      return Optional.empty();
    }
    StringBuilder decimals = new StringBuilder();
    if (isInteger(tokens.get(at)) && tokens.get(at).text().length() <= MOST_DECIMALS) {
      decimals.append(tokens.get(at++).text());
    } else {
      at = digits(tokens, at, decimals);
    }
    int tail = length(tenths, tokens, at);
    at += tail;
    boolean ends = at == tokens.size() || tokens.get(at).kind() != Kind.WORD;
    if (decimals.length() == 0 || (loose && tail == 0 && !ends)) {
      return Optional.empty();
    }
    return Optional.of(found(new BigDecimal("0." + decimals), at - start));
  }

  private int digits(List<Token> tokens, int start, StringBuilder decimals) {
    int at = start;
    while (at < tokens.size() && decimals.length() < MOST_DECIMALS) {
      Optional<Found> digit = numbers.digits().longest(tokens, at);
      if (digit.isEmpty()) {
        break;
      }
      decimals.append(digit.get().item().number());
      at += digit.get().length();
    }
    return at;
  }

  private static int length(Phrases phrases, List<Token> tokens, int at) {
    return phrases.longest(tokens, at).map(Found::length).orElse(0);
  }

  private static boolean isInteger(Token token) {
    return token.kind() == Kind.NUMBER && !token.isDecimal();
  }

  private static Found found(BigDecimal number, int length) {
    return new Found(Item.spelled(number), length);
  }
}
