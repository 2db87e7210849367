package org.portolan.i18n;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.TimeZone;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Date;
import java.util.Optional;
import org.portolan.i18n.calendars.Reckoning;

/** Days, times and numbers as readers of a language write them, in their digits. */
public final class Moments {

  private static final LocalDate ANY_DAY = LocalDate.of(2000, 1, 1);

  private Moments() {}

  /** A day with its weekday: {@code Tue, Nov 24, 2026}, {@code الثلاثاء، ٢٤ نوفمبر ٢٠٢٦}. */
  public static String day(Language language, LocalDate day) {
    return written(language, "yMMMEd", day);
  }

  /**
   * A day, and the same by the calendar that readers of the language have at home: the Persian one
   * in Persian and Dari, the Ethiopic one in Amharic and Tigrinya.
   */
  public static String dayAlsoByOwnCalendar(Language language, LocalDate day) {
    Optional<Reckoning> own =
        switch (language.tag()) {
          case "fa", "fa-AF" -> Optional.of(Reckoning.PERSIAN);
          case "am", "ti" -> Optional.of(Reckoning.ETHIOPIC);
          default -> Optional.empty();
        };
    return day(language, day)
        + own.map(calendar -> " (" + written(language, calendar, day) + ")").orElse("");
  }

  private static String written(Language language, Reckoning reckoning, LocalDate day) {
    Calendar calendar = reckoning.in(language.locale());
    DateFormat format = DateFormat.getDateInstance(calendar, DateFormat.LONG, language.locale());
    format.setTimeZone(TimeZone.GMT_ZONE);
    return format.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
  }

  /** The name of a weekday by itself: {@code Tuesday}. */
  public static String weekday(Language language, DayOfWeek weekday) {
    return written(language, "cccc", ANY_DAY.with(TemporalAdjusters.nextOrSame(weekday)));
  }

  /** The name of a month by itself: {@code November}. */
  public static String month(Language language, Month month) {
    return written(language, "LLLL", ANY_DAY.withMonth(month.getValue()));
  }

  private static String written(Language language, String skeleton, LocalDate day) {
    return written(language, skeleton, day.atStartOfDay());
  }

  /** A time on the 24-hour clock, to the minute. */
  public static String time(Language language, LocalTime time) {
    return written(language, "HHmm", time.atDate(ANY_DAY));
  }

  /** A number, at most to one decimal. */
  public static String number(Language language, double number) {
    NumberFormat format = NumberFormat.getInstance(language.locale());
    format.setMaximumFractionDigits(1);
    return format.format(number);
  }

  /**
   * An amount of money with the sign or code of its currency: {@code $0.0079}.
   *
   * @param currency ISO 4217
   */
  public static String money(Language language, BigDecimal amount, String currency) {
    NumberFormat format = NumberFormat.getCurrencyInstance(language.locale());
    format.setCurrency(Currency.getInstance(currency));
    format.setMaximumFractionDigits(Math.max(format.getMaximumFractionDigits(), amount.scale()));
    return format.format(amount);
  }

  private static String written(Language language, String skeleton, LocalDateTime moment) {
    DateFormat format = DateFormat.getInstanceForSkeleton(skeleton, language.locale());
    format.setTimeZone(TimeZone.GMT_ZONE);
    return format.format(Date.from(moment.toInstant(ZoneOffset.UTC)));
  }
}
