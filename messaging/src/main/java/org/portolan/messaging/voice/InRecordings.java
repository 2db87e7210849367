package org.portolan.messaging.voice;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.messaging.prompts.MomentWords;

/**
 * Of which recordings a sentence is made where no voice reads it. A text that tells a day or an
 * hour has a form for calls that ends with it, word by word.
 *
 * @param needed without these it is not said
 * @param besides what is said after them if all of it is there: whoever asks for help hears the
 *     emergency number, whether or not the hours are recorded
 */
record InRecordings(List<String> needed, List<String> besides) {

  /** What tells a day, and what is said before it. */
  private static final Map<String, String> BEFORE_DAYS =
      Map.of("order.until", "voice.order-until", "order.changed", "voice.order-changed");

  private static final String HELP = "reply.help-off-duty";
  private static final String DAY = "day";
  private static final String WHEN = "when";
  private static final String NEED = "need";
  private static final String CALL = "call";

  InRecordings {
    needed = List.copyOf(needed);
    besides = List.copyOf(besides);
  }

  /** Empty when it cannot be said without a voice: it is told something else, or was written. */
  static Optional<InRecordings> of(Sentence sentence) {
    if (sentence.key().isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> told = sentence.arguments();
    if (BEFORE_DAYS.containsKey(sentence.key()) && told.keySet().equals(Set.of(DAY))) {
      return day(BEFORE_DAYS.get(sentence.key()), told.get(DAY).toString());
    }
    return sentence.key().equals(HELP)
        ? Optional.of(help(String.valueOf(told.get(WHEN))))
        : alone(sentence.key(), told).map(id -> new InRecordings(List.of(id), List.of()));
  }

  private static Optional<InRecordings> day(String before, String day) {
    try {
      List<String> words = new ArrayList<>(List.of(before));
      words.addAll(MomentWords.ofDay(LocalDate.parse(day)));
      return Optional.of(new InRecordings(words, List.of()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** An hour that is not by the clock of where somebody is, is not said. */
  private static InRecordings help(String when) {
    List<String> received = List.of("voice.help-received");
    try {
      List<String> words = new ArrayList<>(List.of("voice.help-read"));
      words.addAll(MomentWords.ofTime(LocalDateTime.parse(when)));
      return new InRecordings(received, words);
    } catch (DateTimeParseException e) {
      return new InRecordings(received, List.of());
    }
  }

  /** A number of a key, the emergency number and a choice of few are recorded with their text. */
  private static Optional<String> alone(String key, Map<String, Object> told) {
    if (told.isEmpty() || told.keySet().equals(Set.of(Sentence.EMERGENCY))) {
      return Optional.of(key);
    }
    if (told.keySet().equals(Set.of(Sentence.NUMBER))) {
      return Optional.of(key + ":" + told.get(Sentence.NUMBER));
    }
    return told.keySet().equals(Set.of(NEED))
        ? Optional.of(key + (CALL.equals(told.get(NEED)) ? ":call" : ":other"))
        : Optional.empty();
  }

  /** Under which names its recordings are fetched; empty when one that it needs is missing. */
  Optional<List<String>> names(Map<String, String> playable) {
    if (!playable.keySet().containsAll(needed)) {
      return Optional.empty();
    }
    List<String> ids = new ArrayList<>(needed);
    if (playable.keySet().containsAll(besides)) {
      ids.addAll(besides);
    }
    return Optional.of(ids.stream().map(playable::get).toList());
  }
}
