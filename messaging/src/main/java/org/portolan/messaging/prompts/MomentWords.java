package org.portolan.messaging.prompts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.portolan.i18n.Language;
import org.portolan.i18n.Moments;

/**
 * The words that recorded days and hours are put together of. A day is its weekday, its number and
 * its month; an hour is said on the 24-hour clock with the quarter after it, so that a few dozen
 * words say every one of them.
 */
public final class MomentWords {

  private static final int MOST_DAYS = 31;
  private static final int QUARTER = 15;
  private static final int LAST_QUARTER = 45;

  private MomentWords() {}

  /** A day: {@code Sunday}, {@code 6}, {@code December}. */
  public static List<String> ofDay(LocalDate day) {
    return List.of(weekday(day.getDayOfWeek()), number(day.getDayOfMonth()), month(day.getMonth()));
  }

  /**
   * A weekday and an hour: {@code Sunday}, {@code 8}, {@code 15}; on the hour without the minutes.
   * What is between two quarters becomes the later: nothing is promised too early.
   */
  public static List<String> ofTime(LocalDateTime time) {
    LocalDateTime minutes = time.truncatedTo(ChronoUnit.MINUTES);
    LocalDateTime whole = minutes.isBefore(time) ? minutes.plusMinutes(1) : minutes;
    LocalDateTime said = whole.plusMinutes((60 - whole.getMinute()) % QUARTER);
    String weekday = weekday(said.getDayOfWeek());
    String hour = number(said.getHour());
    return said.getMinute() == 0
        ? List.of(weekday, hour)
        : List.of(weekday, hour, number(said.getMinute()));
  }

  /** All of them by their ids, as they are read aloud. */
  static Map<String, Function<Language, String>> all() {
    Map<String, Function<Language, String>> words = new LinkedHashMap<>();
    for (DayOfWeek weekday : DayOfWeek.values()) {
      words.put(weekday(weekday), language -> Moments.weekday(language, weekday));
    }
    for (Month month : Month.values()) {
      words.put(month(month), language -> Moments.month(language, month));
    }
    IntStream.concat(IntStream.rangeClosed(0, MOST_DAYS), IntStream.of(LAST_QUARTER))
        .forEach(number -> words.put(number(number), language -> language.digits(number)));
    return words;
  }

  private static String weekday(DayOfWeek weekday) {
    return "weekday:" + weekday.getValue();
  }

  private static String month(Month month) {
    return "month:" + month.getValue();
  }

  private static String number(int number) {
    return "number:" + number;
  }
}
