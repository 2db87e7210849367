package org.portolan.messaging.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.settings.Settings;
import org.portolan.messaging.preview.Prices.Price;

class PricesTest {

  private static Prices prices(String list) {
    return Prices.of(Settings.of(Map.of("PORTOLAN_SMS_PRICES", list)));
  }

  @Test
  void there_are_none_unless_the_operator_sets_them() {
    Prices none = Prices.of(Settings.of(Map.of()));
    assertThat(none.areSet()).isFalse();
    assertThat(none.countries()).isEmpty();
    assertThat(none.ofPart("FR")).isEmpty();
    assertThat(none.of(PreviewedText.of("a"), "FR")).isEmpty();
  }

  @Test
  void are_by_country_and_part() {
    Prices prices = prices("fr 0.0700 eur, ET 0.21 USD; * 0.1 EUR");
    assertThat(prices.countries()).containsExactly("FR", "ET");
    assertThat(prices.of(PreviewedText.of("я".repeat(71)), "ET"))
        .contains(new Price(new BigDecimal("0.42"), "USD"));
    assertThat(prices.of(PreviewedText.of("a"), "FR"))
        .contains(new Price(new BigDecimal("0.0700"), "EUR"));
    assertThat(prices.ofPart("KE")).contains(new Price(new BigDecimal("0.1"), "EUR"));
    assertThat(prices.ofPart("QX")).as("no country").isEmpty();
    assertThat(prices.ofPart(null)).isEmpty();
    assertThat(prices.unreadable()).isEmpty();
  }

  @Test
  void stand_on_lines_of_a_file_too() {
    Prices prices = prices("# as agreed in March, per part\nFR 1 EUR\r\n\nET 2 USD,\n");
    assertThat(prices.countries()).containsExactly("FR", "ET");
    assertThat(prices.unreadable()).isEmpty();
    assertThat(prices.ofPart("KE")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FR",
        "FR 0.07",
        "FR EUR 0.07",
        "FR -1 EUR",
        "FR 0,07 EUR",
        "XQ 1 EUR",
        "FR 1 XYZ",
        "FR 1e9 EUR",
        "FR 99999999999 EUR",
        "KE 2 USD",
        "FRA 1 EUR",
        "** 1 EUR",
        "FR 0.0000001 EUR"
      })
  void an_entry_that_cannot_be_read_is_named_and_the_others_count(String entry) {
    Prices prices = prices("KE 1 KES\n" + entry);
    assertThat(prices.countries()).containsExactly("KE");
    assertThat(prices.ofPart("KE")).contains(new Price(BigDecimal.ONE, "KES"));
    assertThat(prices.unreadable()).contains(2);
  }
}
