package org.portolan.cases.visa.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/**
 * What somebody answered to one question.
 *
 * @param text the answer itself: an option, {@code yes} or {@code no}, a country's code, a number
 *     in western digits, a name in its own script; of a date the day in the Gregorian calendar,
 *     {@code 1990-05-12}, or the first and the last day that it can have been, {@code
 *     1990-01-01/1990-12-31}; empty when it was taken back
 * @param latin a name in Latin letters, else null
 * @param calendar in which a date was given, a key of {@code Reckoning}, else null
 * @param given a date as it was given, year first, else null
 * @param at the version of the member's answers with which it came
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GivenAnswer(String text, String latin, String calendar, String given, long at) {

  static GivenAnswer of(String text) {
    return new GivenAnswer(text, null, null, null, 0);
  }

  GivenAnswer at(long version) {
    return new GivenAnswer(text, latin, calendar, given, version);
  }

  /** Whether it was taken back. */
  @JsonIgnore
  public boolean isEmpty() {
    return text.isEmpty();
  }

  /**
   * The first day that a date can have been.
   *
   * @throws java.time.DateTimeException for what is no date
   */
  public LocalDate firstDay() {
    return LocalDate.parse(text.split("/")[0]);
  }

  /**
   * The last day that a date can have been.
   *
   * @throws java.time.DateTimeException for what is no date
   */
  public LocalDate lastDay() {
    return LocalDate.parse(text.substring(text.indexOf('/') + 1));
  }

  @Override
  public String toString() {
    return "GivenAnswer[" + at + "]";
  }
}
