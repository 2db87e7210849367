package org.portolan.cases.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.cases.people.BirthDate.Accepted;
import org.portolan.cases.people.BirthDate.Refusal;
import org.portolan.cases.people.BirthDate.Refused;
import org.portolan.i18n.calendars.Reckoning;

class BirthDateTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private static BirthDate born(String typed, Reckoning calendar) {
    return ((Accepted) BirthDate.read(typed, calendar, TODAY)).date();
  }

  @ParameterizedTest
  @CsvSource({
    "1990, GREGORIAN, 1990, 1990",
    "1990-5, GREGORIAN, 1990-05, 1990-05",
    "1990/05/12, GREGORIAN, 1990-05-12, 1990-05-12",
    "' 1990.5.12 ', GREGORIAN, 1990-05-12, 1990-05-12",
    "2026-11-23, GREGORIAN, 2026-11-23, 2026-11-23",
    "2026, GREGORIAN, 2026, 2026",
    "١٩٩٠-٠٥-١٢, GREGORIAN, 1990-05-12, 1990-05-12",
    "۱۳۶۹/۰۲/۲۲, PERSIAN, 1369-02-22, 1990-05-12",
    "1369, PERSIAN, 1369, 1990-03-21 – 1991-03-20",
    "1995-13-6, ETHIOPIC, 1995-13-06, 2003-09-11",
    "1410-10, HIJRI, 1410-10, 1990-04-26 – 1990-05-25",
  })
  void a_date_is_kept_as_given_and_known_in_the_gregorian_calendar(
      String typed, Reckoning calendar, String given, String gregorian) {
    BirthDate born = born(typed, calendar);

    assertThat(born.given()).isEqualTo(given);
    assertThat(born.gregorian()).isEqualTo(gregorian);
    assertThat(BirthDate.ofStored(born.stored())).isEqualTo(born);
  }

  @ParameterizedTest
  @CsvSource({
    "1990-02-30, GREGORIAN, NO_SUCH_DAY",
    "1990-00, GREGORIAN, NO_SUCH_DAY",
    "1990-01-00, GREGORIAN, NO_SUCH_DAY",
    "1402-12-30, PERSIAN, NO_SUCH_DAY",
    "2026-11-24, GREGORIAN, IN_THE_FUTURE",
    "2027, GREGORIAN, IN_THE_FUTURE",
    "1406, PERSIAN, IN_THE_FUTURE",
    "1896-11-22, GREGORIAN, TOO_LONG_AGO",
    "1369, GREGORIAN, TOO_LONG_AGO",
    "12.05.1990, GREGORIAN, UNREADABLE",
    "'', GREGORIAN, UNREADABLE",
    "yesterday, GREGORIAN, UNREADABLE",
    "1990-05-12-01, GREGORIAN, UNREADABLE",
    "19900512, GREGORIAN, UNREADABLE",
    "-1990, GREGORIAN, UNREADABLE",
    "1990; DROP TABLE person, GREGORIAN, UNREADABLE",
  })
  void what_is_no_birth_date_is_refused_with_its_reason(
      String typed, Reckoning calendar, Refusal why) {
    assertThat(BirthDate.read(typed, calendar, TODAY)).isEqualTo(new Refused(why));
  }

  @Test
  void a_very_long_text_is_refused_unread() {
    assertThat(BirthDate.read("1".repeat(100_000), Reckoning.GREGORIAN, TODAY))
        .isEqualTo(new Refused(Refusal.UNREADABLE));
  }

  @Test
  void a_year_stored_before_other_calendars_were_known_is_still_read() {
    assertThat(BirthDate.ofStored("1990").gregorian()).isEqualTo("1990");
    assertThatThrownBy(() -> BirthDate.ofStored("secret 12"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void an_age_is_as_exact_as_the_date() {
    assertThat(born("2008-11-24", Reckoning.GREGORIAN).oldest(TODAY)).isEqualTo(17);
    assertThat(born("2008-11-23", Reckoning.GREGORIAN).youngest(TODAY)).isEqualTo(18);
    assertThat(born("2008", Reckoning.GREGORIAN).youngest(TODAY)).isEqualTo(17);
    assertThat(born("2008", Reckoning.GREGORIAN).oldest(TODAY)).isEqualTo(18);
    assertThat(born("2026", Reckoning.GREGORIAN).youngest(TODAY)).isZero();
    assertThat(born("1990", Reckoning.GREGORIAN)).hasToString("BirthDate[…]");
  }
}
