package org.portolan.i18n;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.TimeZone;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Date;

/** Days, times and numbers as readers of a language write them, in their digits. */
public final class Moments {

  private static final LocalDate ANY_DAY = LocalDate.of(2000, 1, 1);

  private Moments() {}

  /** A day with its weekday: {@code Tue, Nov 24, 2026}, {@code الثلاثاء، ٢٤ نوفمبر ٢٠٢٦}. */
  public static String day(Language language, LocalDate day) {
    return written(language, "yMMMEd", day.atStartOfDay());
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
