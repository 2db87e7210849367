package org.portolan.i18n.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.reading.ChoiceReading.Unclear;
import org.portolan.i18n.reading.ChoiceReading.Understood;
import org.portolan.i18n.reading.Item.Kind;

/**
 * Reads what people type in answer to a question, in their language, in English, in Latin letters,
 * with digits of any script. Never throws for any text, takes time in proportion to its length, and
 * would rather ask again than guess: an answer that could mean two things is {@link Unclear}.
 *
 * <p>YES, NO, CANCEL, END and INFO are also words that carriers act on. Here YES and NO are
 * answers; the others are keywords, but only when they are the whole message.
 *
 * <p>Stateless and safe for use by many threads.
 */
public final class AnswerReader {

  /**
   * The options that a text chooses.
   *
   * @param text as received
   * @param language the person's
   * @param options ids in the order they were offered: {@code well}, {@code unwell}; a number in
   *     the text counts from 1
   * @param several whether more than one may be chosen
   */
  public ChoiceReading choices(
      String text, Language language, List<String> options, boolean several) {
    Objects.requireNonNull(language, "language");
    if (text == null || text.isBlank()) {
      return new Unclear();
    }
    String folded = Folding.fold(text);
    Statement statement = statement(folded, language);
    if (!statement.said().isEmpty() || !statement.amounts().isEmpty() || statement.unknown() == 0) {
      return Choosing.choose(statement, options, several);
    }
    return inAnotherLanguage(folded, language, options, several);
  }

  /**
   * The one body temperature that a text gives, between 30 and 45 °C: {@code 38.5}, {@code 38,5},
   * {@code ٣٨٫٥}, {@code 101°F}, also {@code 38 5} and {@code 385}, and in the words of any
   * language: {@code trente-huit et demi}. A number of 86 and more is in Fahrenheit unless the text
   * says otherwise.
   */
  public Optional<Temperature> temperature(String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    String folded = Folding.fold(text);
    boolean words = folded.codePoints().anyMatch(Character::isLetter);
    List<Statement> statements =
        (words ? Languages.travellers() : List.of(Language.ENGLISH))
            .stream().map(language -> statement(folded, language)).toList();
    List<Statement> understood =
        statements.stream().filter(statement -> statement.unknown() == 0).toList();
    return understood.isEmpty()
        ? onlyOne(statements.stream().filter(AnswerReader::saysTemperature))
        : onlyOne(understood.stream());
  }

  private static boolean saysTemperature(Statement statement) {
    return statement.amounts().stream().anyMatch(Temperatures::isExplicit);
  }

  /** What those say that are certain, where they agree. */
  private static Optional<Temperature> onlyOne(Stream<Statement> statements) {
    List<Temperature> said =
        statements
            .filter(statement -> !statement.uncertain())
            .map(Statement::amounts)
            .flatMap(all -> Temperatures.only(all).or(() -> Temperatures.oneAmong(all)).stream())
            .distinct()
            .toList();
    return said.size() == 1 ? Optional.of(said.get(0)) : Optional.empty();
  }

  /**
   * What the person wants whatever was asked, in their language or any other: {@code stop}, {@code
   * please stop texting me}. A word inside a normal answer is not taken for it.
   */
  public Optional<Keyword> keyword(String text, Language language) {
    Objects.requireNonNull(language, "language");
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    return Keywords.read(Folding.fold(text), language);
  }

  /**
   * Whether a text that reads as {@link Keyword#HELP} is nothing but a word such as {@code info},
   * with which people also ask what this is.
   */
  public boolean asksForInformation(String text, Language language) {
    return text != null && !text.isBlank() && Keywords.isInfo(Folding.fold(text), language);
  }

  /**
   * Whether a text has words in it that may tell of danger to somebody's life or freedom, in any
   * language, denied or not. It is for a person to read at once; nothing else follows from it.
   */
  public boolean tellsOfDanger(String text) {
    return text != null && !text.isBlank() && Anywhere.CRISIS.isIn(Folding.fold(text));
  }

  /** Whether somebody asks, in any language, if a text that they got is really from us. */
  public boolean asksWhetherOurs(String text) {
    return text != null && !text.isBlank() && Anywhere.YOURS.isIn(Folding.fold(text));
  }

  /**
   * Whether a text asks, in any language, where the writer's own matter stands: {@code STATUS},
   * {@code please, when will you decide?}. Nothing else may stand in it.
   */
  public boolean asksWhereItStands(String text) {
    return text != null && !text.isBlank() && StatusWords.isAsked(Folding.fold(text));
  }

  /** Whether something in a text is a word or number with which people answer, in any language. */
  public boolean hasWordsOfAnswers(String text) {
    String folded = Folding.fold(text);
    return Languages.travellers().stream()
        .flatMap(language -> Lexicon.of(language).read(folded).stream())
        .anyMatch(item -> !item.is(Kind.UNKNOWN) && !item.is(Kind.END) && !item.is(Kind.QUESTION));
  }

  /** Whether there is a letter or digit in it at all: not empty, not only emoji. */
  public boolean legible(String text) {
    return text != null
        && Folding.fold(text).codePoints().anyMatch(c -> Character.isLetterOrDigit(c));
  }

  private static ChoiceReading inAnotherLanguage(
      String folded, Language own, List<String> options, boolean several) {
    Set<Understood> readings = new HashSet<>();
    for (Language language : Languages.travellers()) {
      Statement statement = statement(folded, language);
      if (!language.equals(own) && statement.unknown() == 0) {
        Choosing.choose(statement, options, several).fold(readings::add, () -> false);
      }
    }
    return readings.size() == 1 ? readings.iterator().next() : new Unclear();
  }

  private static Statement statement(String folded, Language language) {
    Lexicon lexicon = Lexicon.of(language);
    return Statement.of(lexicon.read(folded), lexicon.deniesAfterwards());
  }
}
