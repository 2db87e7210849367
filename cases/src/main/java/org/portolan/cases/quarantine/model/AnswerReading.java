package org.portolan.cases.quarantine.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.cases.quarantine.model.Question.Kind;
import org.portolan.i18n.Language;
import org.portolan.i18n.reading.AnswerReader;
import org.portolan.i18n.reading.Temperature;

/** Reads a text as an answer to the questions it could be meant for, the likeliest first. */
public final class AnswerReading {

  private final AnswerReader reader;

  public AnswerReading(AnswerReader reader) {
    this.reader = reader;
  }

  /**
   * A question that a text may answer.
   *
   * @param wordsOnly not asked yet, so a bare number cannot be meant for it
   */
  record Candidate(Question question, boolean wordsOnly) {
    static Candidate asked(Question question) {
      return new Candidate(question, false);
    }

    static Candidate inWords(Question question) {
      return new Candidate(question, true);
    }
  }

  /** The answers that the text gives, by question id; empty when it is understood as none. */
  Map<String, Answer> read(
      String text, Language language, List<Candidate> candidates, Protocol protocol) {
    boolean inWords = text.codePoints().anyMatch(Character::isLetter);
    for (Candidate candidate : candidates) {
      boolean temperature = candidate.question().kind() == Kind.TEMPERATURE;
      if (candidate.wordsOnly() && !inWords && !temperature) {
        continue;
      }
      Map<String, Answer> read = read(text, language, candidate.question(), protocol);
      if (!read.isEmpty() && !(candidate.wordsOnly() && isBareNumber(text, read, temperature))) {
        return candidate.wordsOnly()
            ? withWhatLedThere(read, candidate, protocol)
            : withWhatFollows(text, language, read, candidate.question(), protocol);
      }
    }
    return Map.of();
  }

  /** The number of an option, such as "1" for "no thermometer", is not an answer in words. */
  private static boolean isBareNumber(String text, Map<String, Answer> read, boolean temperature) {
    return temperature
        && read.values().stream().noneMatch(answer -> answer.celsius() != null)
        && text.codePoints().noneMatch(Character::isLetter);
  }

  private Map<String, Answer> read(
      String text, Language language, Question question, Protocol protocol) {
    if (question.kind() == Kind.TEMPERATURE) {
      Optional<Temperature> temperature = reader.temperature(text);
      if (temperature.isPresent()) {
        return Map.of(question.id(), Answer.of(temperature.get().celsius()));
      }
    }
    return reader
        .choices(text, language, question.options(), question.several())
        .fold(
            understood -> {
              Map<String, Answer> read = new LinkedHashMap<>();
              if (!understood.options().isEmpty()) {
                read.put(question.id(), Answer.of(understood.options()));
              }
              understood
                  .temperature()
                  .ifPresent(
                      given ->
                          temperatureQuestion(protocol)
                              .ifPresent(q -> read.put(q.id(), Answer.of(given.celsius()))));
              return read;
            },
            Map::of);
  }

  /** "I have a cough" says how somebody is and also what they have. */
  private Map<String, Answer> withWhatFollows(
      String text, Language language, Map<String, Answer> read, Question asked, Protocol protocol) {
    Optional<Question> next =
        Optional.ofNullable(read.get(asked.id()))
            .filter(answer -> asked.kind() == Kind.ONE)
            .flatMap(asked::after)
            .map(protocol::question)
            .filter(Question::several);
    Map<String, Answer> all = new LinkedHashMap<>(read);
    next.flatMap(question -> inWords(text, language, question))
        .ifPresent(answer -> all.putIfAbsent(next.get().id(), answer));
    return all;
  }

  /** Options named in words are the same whatever their order; a number's would not be. */
  private Optional<Answer> inWords(String text, Language language, Question question) {
    List<String> turned = new ArrayList<>(question.options());
    Collections.rotate(turned, 1);
    Optional<List<String>> plain = chosen(text, language, question.options());
    return plain
        .filter(options -> options.stream().noneMatch(question.alone()::contains))
        .filter(
            options ->
                chosen(text, language, turned)
                    .map(again -> Set.copyOf(again).equals(Set.copyOf(options)))
                    .orElse(false))
        .map(Answer::of);
  }

  private Optional<List<String>> chosen(String text, Language language, List<String> options) {
    return reader
        .choices(text, language, options, true)
        .fold(read -> Optional.of(read.options()), Optional::<List<String>>empty);
  }

  private static Optional<Question> temperatureQuestion(Protocol protocol) {
    return protocol.questions().stream()
        .filter(question -> question.kind() == Kind.TEMPERATURE)
        .findFirst();
  }

  /** Somebody who names a symptom when asked how they are has said that they are unwell. */
  private static Map<String, Answer> withWhatLedThere(
      Map<String, Answer> read, Candidate candidate, Protocol protocol) {
    Map<String, Answer> all = new LinkedHashMap<>();
    for (Question question : protocol.questions()) {
      question
          .next()
          .forEach(
              (option, target) -> {
                if (target.equals(candidate.question().id())) {
                  all.put(question.id(), Answer.of(List.of(option)));
                }
              });
    }
    all.putAll(read);
    return all;
  }
}
