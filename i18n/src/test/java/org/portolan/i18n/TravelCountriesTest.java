package org.portolan.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.i18n.TravelCountries.Named;

class TravelCountriesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 27);

  static List<Language> languages() {
    return Languages.travellers();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everything_that_a_document_can_say_has_a_name_of_its_own(Language language) {
    assertThat(
            Stream.of(
                    TravelCountries.nationalities(),
                    TravelCountries.former(),
                    TravelCountries.SAMPLES)
                .flatMap(List::stream)
                .map(code -> TravelCountries.name(code, language)))
        .noneMatch(name -> name.matches("[A-Z]{3}"))
        .doesNotHaveDuplicates();
    assertThat(TravelCountries.sorted(language)).hasSizeGreaterThan(240);
  }

  @Test
  void a_country_that_no_longer_exists_leads_to_those_that_do() {
    assertThat(TravelCountries.former())
        .allSatisfy(
            code -> {
              assertThat(TravelCountries.isNationality(code)).isFalse();
              assertThat(TravelCountries.successors(code))
                  .isNotEmpty()
                  .allMatch(TravelCountries::isCountry);
            });
    assertThat(TravelCountries.successors("ETH")).isEmpty();
  }

  @Test
  void people_without_a_country_have_a_nationality_and_live_somewhere_else() {
    assertThat(TravelCountries.isNationality("XXA")).isTrue();
    assertThat(TravelCountries.isCountry("XXA")).isFalse();
    assertThat(TravelCountries.isCountry(null)).isFalse();
    assertThat(TravelCountries.sorted(Language.ENGLISH))
        .contains(new Named("RKS", "Kosovo"))
        .noneMatch(country -> TravelCountries.SAMPLES.contains(country.code()));
  }

  @Test
  void a_day_is_told_by_the_readers_calendar_too() {
    assertThat(Moments.dayAlsoByOwnCalendar(Language.ENGLISH, DAY)).doesNotContain("(");
    assertThat(Moments.dayAlsoByOwnCalendar(Language.of("fa"), DAY)).contains("آذر", "۱۴۰۵");
    assertThat(Moments.dayAlsoByOwnCalendar(Language.of("am"), DAY)).contains("ኅዳር", "2019");
  }
}
