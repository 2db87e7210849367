package org.portolan.cases.quarantine.model;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How a quarantine is followed: data, versioned, checked when it is read.
 *
 * @param days how long an order lasts unless it says otherwise
 * @param ask the local hours in which a question may go out, late ones included
 * @param close local time of the last day at which the closing text is sent
 * @param answerWithin how long after a question has arrived no answer counts as silence
 * @param repeatsAfterUnclear how often a question is asked again before a person is told
 * @param questions the first is asked first
 */
public record Protocol(
    String id,
    int version,
    int days,
    Hours ask,
    LocalTime close,
    Duration answerWithin,
    int repeatsAfterUnclear,
    List<Question> questions,
    List<AlertRule> alerts) {

  /** Local hours, from (included) until (excluded). */
  public record Hours(LocalTime from, LocalTime until) {
    boolean contain(LocalTime time) {
      return !time.isBefore(from) && time.isBefore(until);
    }
  }

  public Protocol {
    questions = List.copyOf(questions);
    alerts = List.copyOf(alerts);
    require(days > 0, "days must be positive");
    require(ask.from().isBefore(ask.until()), "ask.from must be before ask.until");
    require(!close.isBefore(ask.from()), "close must not be before ask.from");
    require(!questions.isEmpty(), "there must be a question");
    require(repeatsAfterUnclear >= 0, "repeatsAfterUnclear must not be negative");
    requireSoundReferences(questions, alerts);
  }

  private static void requireSoundReferences(List<Question> questions, List<AlertRule> alerts) {
    Set<String> later = new HashSet<>();
    for (int i = questions.size() - 1; i >= 0; i--) {
      Question question = questions.get(i);
      question
          .next()
          .forEach(
              (option, target) -> {
                require(
                    question.options().contains(option),
                    question.id() + " has no option " + option);
                require(later.contains(target), question.id() + " leads to no later " + target);
              });
      require(
          question.otherwise() == null || later.contains(question.otherwise()),
          question.id() + " leads to no later " + question.otherwise());
      require(later.add(question.id()), "two questions are called " + question.id());
    }
    for (AlertRule rule : alerts) {
      require(later.contains(rule.question()), "an alert asks no question " + rule.question());
      require(
          rule.chosen() != null || rule.atLeast() != null,
          "the alert " + rule.kind() + " has no condition");
    }
  }

  private static void require(boolean sound, String problem) {
    if (!sound) {
      throw new IllegalArgumentException("Protocol: " + problem);
    }
  }

  /** The question a check-in opens with. */
  public Question first() {
    return questions.get(0);
  }

  /** The question of that id. */
  public Question question(String id) {
    return questions.stream()
        .filter(question -> Objects.equals(question.id(), id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The protocol has no question " + id));
  }

  /** Whether a question may go out at this moment where the person is. */
  public boolean mayAskAt(ZonedDateTime local) {
    return ask.contain(local.toLocalTime());
  }

  /** Whether the hours of asking are over for that local day. */
  public boolean askingIsOver(ZonedDateTime local) {
    return !local.toLocalTime().isBefore(ask.until());
  }

  /** When asking begins on a day where the person is. */
  public ZonedDateTime askingBegins(LocalDate day, ZoneId zone) {
    return day.atTime(ask.from()).atZone(zone);
  }
}
