package org.portolan.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Countries by their codes, in the reader's language and order. */
class CountriesTest {

  @Test
  void a_country_has_its_name_in_each_language() {
    assertThat(Countries.name("ERI", Language.ENGLISH)).contains("Eritrea");
    assertThat(Countries.name("ERI", Language.of("ar"))).contains("إريتريا");
    assertThat(Countries.name("AFG", Language.of("fa-AF"))).contains("افغانستان");
  }

  @Test
  void papers_are_also_issued_to_people_without_a_country_and_by_organisations() {
    assertThat(Countries.FURTHER).allMatch(Countries::has);
    assertThat(Countries.FURTHER).allMatch(code -> Texts.product().has("staff.country." + code));
    assertThat(Countries.name("XXA", Language.ENGLISH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ER", "eri", "QQQ", "ZZZ", "ERI "})
  void what_is_no_code_is_none(String code) {
    assertThat(Countries.has(code)).isFalse();
  }

  @Test
  void the_order_is_that_of_the_readers_language() {
    assertThat(Countries.sorted(Language.ENGLISH)).hasSizeGreaterThan(240).first().isEqualTo("AFG");
    assertThat(Countries.sorted(Language.of("es")).indexOf("DEU"))
        .as("Alemania")
        .isLessThan(Countries.sorted(Language.of("es")).indexOf("FRA"));
  }
}
