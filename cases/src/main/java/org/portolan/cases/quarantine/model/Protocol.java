package org.portolan.cases.quarantine.model;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
    List<String> missing = missing(id, ask, close, answerWithin, questions, alerts);
    if (!missing.isEmpty()) {
      throw new InvalidProtocol(missing);
    }
    questions = List.copyOf(questions);
    alerts = List.copyOf(alerts);
  }

  private static List<String> missing(String id, Object... parts) {
    List<String> missing = new ArrayList<>();
    List<String> names = List.of("ask", "close", "answerWithin", "questions", "alerts");
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] == null) {
        missing.add(names.get(i) + " is missing");
      }
    }
    if (id == null) {
      missing.add("id is missing");
    }
    return missing;
  }

  /**
   * Checks that everybody who is asked comes to an end, and that every text is there.
   *
   * @throws InvalidProtocol with everything that is wrong
   */
  public Protocol checked() {
    List<String> broken = ProtocolRules.broken(this);
    if (!broken.isEmpty()) {
      throw new InvalidProtocol(broken);
    }
    return this;
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
