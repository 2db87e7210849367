package org.portolan.cases.visa.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What an officer decides, or would decide. Stored as one sealed value.
 *
 * @param granted else it is refused
 * @param entries how often the visa lets somebody in, 0 for as often as they want; of a grant
 * @param days the longest stay; of a grant
 * @param from the first day of its validity; of a grant
 * @param until the last day of its validity; of a grant
 * @param grounds keys of legal grounds; of a refusal
 * @param text for the applicant, in the officer's own words; may be empty
 */
public record Decision(
    boolean granted,
    Integer entries,
    Integer days,
    LocalDate from,
    LocalDate until,
    List<String> grounds,
    String text) {

  /** What an officer writes at most, in characters. */
  public static final int LONGEST_TEXT = 4_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Decision {
    grounds = grounds == null ? List.of() : List.copyOf(grounds);
    text = text == null ? "" : text.strip();
  }

  /** A visa is granted. */
  public static Decision grant(int entries, int days, LocalDate from, LocalDate until) {
    return new Decision(true, entries, days, from, until, List.of(), "");
  }

  /** A visa is refused. */
  public static Decision refuse(List<String> grounds, String text) {
    return new Decision(false, null, null, null, null, grounds, text);
  }

  /**
   * Why it cannot stand; empty when it can.
   *
   * @param today at the post
   */
  public Optional<Refusal> broken(VisaType type, LocalDate today) {
    if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
      return Optional.of(Refusal.TOO_LONG);
    }
    if (!granted) {
      return hasGroundsOf(type) ? Optional.empty() : Optional.of(Refusal.NO_GROUNDS);
    }
    if (entries == null || days == null || from == null || until == null) {
      return Optional.of(Refusal.EMPTY);
    }
    if (!type.entries().contains(entries) || days < 1 || days > type.mostDays()) {
      return Optional.of(Refusal.NOT_OFFERED);
    }
    boolean placed = !from.isBefore(today) && !until.isBefore(from);
    return placed ? Optional.empty() : Optional.of(Refusal.BAD_DAY);
  }

  private boolean hasGroundsOf(VisaType type) {
    return !grounds.isEmpty() && type.grounds().containsAll(grounds);
  }

  /** As it is sealed. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(
          new Stored(granted, entries, days, written(from), written(until), grounds, text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A decision cannot be written");
    }
  }

  /** From what {@link #toJson()} wrote. */
  public static Decision fromJson(String json) {
    try {
      Stored stored = JSON.readValue(json, Stored.class);
      return new Decision(
          stored.granted,
          stored.entries,
          stored.days,
          read(stored.from),
          read(stored.until),
          stored.grounds,
          stored.text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A decision cannot be read");
    }
  }

  private static String written(LocalDate day) {
    return day == null ? null : day.toString();
  }

  private static LocalDate read(String day) {
    return day == null ? null : LocalDate.parse(day);
  }

  @Override
  public String toString() {
    return "Decision";
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Stored(
      boolean granted,
      Integer entries,
      Integer days,
      String from,
      String until,
      List<String> grounds,
      String text) {}
}
