package org.portolan.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

  @ParameterizedTest
  @CsvSource({
    "en, 'Tue, Nov 24, 2026', 09:05, '12,345.6'",
    "fr, 'mar. 24 nov. 2026', 09:05, '12\u202f345,6'",
    "es, 'mar, 24 nov 2026', 9:05, '12.345,6'",
    "ar, 'الثلاثاء، ٢٤ نوفمبر ٢٠٢٦', ٠٩:٠٥, '١٢٬٣٤٥٫٦'"
  })
  void days_times_and_numbers_are_in_the_readers_words_and_digits(
      String tag, String day, String time, String number) {
    Language language = Language.of(tag);

    assertThat(Moments.day(language, LocalDate.of(2026, 11, 24))).isEqualTo(day);
    assertThat(Moments.time(language, LocalTime.of(9, 5))).isEqualTo(time);
    assertThat(Moments.number(language, 12_345.6)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({
    "en, Tuesday, November",
    "ar, الثلاثاء, نوفمبر",
    "fa, سه‌شنبه, نوامبر",
    "sw, Jumanne, Novemba",
    "ru, вторник, ноябрь"
  })
  void a_weekday_and_a_month_stand_by_themselves(String tag, String weekday, String month) {
    Language language = Language.of(tag);

    assertThat(Moments.weekday(language, DayOfWeek.TUESDAY)).isEqualTo(weekday);
    assertThat(Moments.month(language, Month.NOVEMBER)).isEqualTo(month);
  }
}
