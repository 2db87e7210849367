package org.portolan.i18n.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.i18n.Language;
import org.portolan.i18n.Moments;

/** The tables say in which language what was typed on Wednesday, 25 November 2026. */
class MomentReadingTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final int SEED = 42;

  private final DayReader days = new DayReader();
  private final TimeReader times = new TimeReader();

  @ParameterizedTest(name = "{0}: “{1}” is {2}")
  @CsvFileSource(resources = "days.csv", delimiter = '|', quoteCharacter = '`')
  void reads_a_day(String language, String text, String meant) {
    assertThat(described(days.read(text, Language.of(language), TODAY))).isEqualTo(meant);
  }

  @ParameterizedTest(name = "{0}: “{1}” is {2}")
  @CsvFileSource(resources = "times.csv", delimiter = '|', quoteCharacter = '`')
  void reads_a_time(String language, String text, String meant) {
    assertThat(described(times.read(text, Language.of(language)))).isEqualTo(meant);
  }

  /** Tigrinya's names of months are of two calendars, so that there it is one of two. */
  @ParameterizedTest
  @MethodSource("org.portolan.i18n.Languages#travellers")
  void a_date_as_the_language_writes_it_is_read(Language language) {
    DateFormat format = DateFormat.getInstanceForSkeleton("yMMMMd", language.locale());
    format.setTimeZone(TimeZone.GMT_ZONE);
    Random random = new Random(SEED);
    for (int i = 0; i < 300; i++) {
      LocalDate day = TODAY.minusDays(random.nextInt(40_000));
      String written = format.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
      Reading<LocalDate> reading = days.read(written, language, TODAY);
      if (language.tag().equals("ti")) {
        assertThat(reading.candidates()).as(written).contains(day);
      } else {
        assertThat(reading).as(written).isEqualTo(new Reading.Certain<>(day));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.portolan.i18n.Languages#travellers")
  void a_time_as_we_write_it_is_among_what_it_may_mean(Language language) {
    for (int hour = 0; hour < 24; hour++) {
      LocalTime time = LocalTime.of(hour, 30);
      assertThat(times.read(Moments.time(language, time), language).candidates())
          .as(language + " " + time)
          .contains(time);
    }
  }

  /** Danger in kindness: where the clock starts at dawn, an hour alone is never certain. */
  @ParameterizedTest
  @ValueSource(strings = {"am", "ti", "sw"})
  void where_the_clock_starts_at_dawn_an_hour_is_never_guessed(String tag) {
    for (int hour = 1; hour <= 12; hour++) {
      for (String written : List.of("%d", "%d:00", "%02d:00")) {
        Reading<LocalTime> reading = times.read(String.format(written, hour), Language.of(tag));
        assertThat(reading.candidates()).as(tag + " " + hour).hasSize(4);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.portolan.i18n.reading.HostileTextTest#hostile")
  void nothing_throws_and_nothing_is_made_up(String text) {
    for (String tag : List.of("en", "ar", "am", "bn", "zh-Hans", "fa")) {
      assertThat(days.read(text, Language.of(tag), TODAY).candidates()).isEmpty();
      assertThat(times.read(text, Language.of(tag)).candidates()).isEmpty();
    }
    assertThat(days.read(null, Language.ENGLISH, TODAY).candidates()).isEmpty();
    assertThat(times.read(null, Language.ENGLISH).candidates()).isEmpty();
  }

  @Test
  void what_is_known_besides_can_make_a_reading_certain() {
    Reading<LocalDate> either = days.read("24 November", Language.ENGLISH, TODAY);
    assertThat(either).isInstanceOf(Reading.Ambiguous.class);
    assertThat(Reading.where(either, day -> !day.isAfter(TODAY)))
        .isEqualTo(new Reading.Certain<>(TODAY.minusDays(1)));
    assertThat(Reading.where(either, day -> false)).isEqualTo(new Reading.NotUnderstood<>());
  }

  private static String described(Reading<?> reading) {
    return reading.candidates().isEmpty()
        ? "none"
        : reading.candidates().stream().map(Object::toString).collect(Collectors.joining(" or "));
  }
}
