package org.portolan.i18n.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.i18n.calendars.Reckoning.Span;

/** The days are those that printed calendars show. */
class ReckoningTest {

  @ParameterizedTest
  @CsvSource({
    "GREGORIAN, 2024, 2, 29, 2024-02-29, 2024-02-29",
    "GREGORIAN, 1990, 5, 0, 1990-05-01, 1990-05-31",
    "GREGORIAN, 1990, 0, 0, 1990-01-01, 1990-12-31",
    "PERSIAN, 1369, 2, 22, 1990-05-12, 1990-05-12",
    "PERSIAN, 1403, 12, 30, 2025-03-20, 2025-03-20",
    "PERSIAN, 1369, 0, 0, 1990-03-21, 1991-03-20",
    "ETHIOPIC, 2000, 1, 1, 2007-09-12, 2007-09-12",
    "ETHIOPIC, 1995, 13, 6, 2003-09-11, 2003-09-11",
    "ETHIOPIC, 1996, 13, 0, 2004-09-06, 2004-09-10",
    "HIJRI, 1445, 9, 1, 2024-03-11, 2024-03-11",
    "HIJRI, 1445, 9, 0, 2024-03-11, 2024-04-09",
  })
  void a_date_means_these_days(
      Reckoning calendar, int year, int month, int day, LocalDate first, LocalDate last) {
    assertThat(calendar.span(year, month, day)).contains(new Span(first, last));
  }

  @ParameterizedTest
  @CsvSource({
    "GREGORIAN, 1990, 2, 30",
    "GREGORIAN, 1900, 2, 29",
    "GREGORIAN, 1990, 13, 1",
    "GREGORIAN, 1990, 0, 5",
    "GREGORIAN, 0, 1, 1",
    "PERSIAN, 1402, 12, 30",
    "PERSIAN, 1369, 13, 1",
    "ETHIOPIC, 1996, 13, 6",
    "ETHIOPIC, 1996, 14, 1",
    "HIJRI, 1445, 9, 31",
    "HIJRI, 1445, -1, 0",
    "PERSIAN, 10000, 1, 1",
  })
  void a_calendar_does_not_have_these_days(Reckoning calendar, int year, int month, int day) {
    assertThat(calendar.span(year, month, day)).isEmpty();
  }

  /** The platform has tables of its own. */
  @Test
  void the_lunar_months_are_those_of_the_platforms_tables() {
    for (int year = 1320; year <= 1460; year++) {
      for (int month = 1; month <= 12; month++) {
        LocalDate first = LocalDate.from(HijrahDate.of(year, month, 1));
        int days = HijrahDate.of(year, month, 1).lengthOfMonth();
        assertThat(Reckoning.HIJRI.span(year, month, 0))
            .as("%d-%d", year, month)
            .contains(new Span(first, first.plusDays(days - 1L)));
      }
    }
  }
}
