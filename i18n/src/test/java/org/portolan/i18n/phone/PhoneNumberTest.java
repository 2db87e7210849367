package org.portolan.i18n.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

  @ParameterizedTest(name = "{0} of {1} is {2} of {3}")
  @CsvSource({
    "+251911234567, , +251911234567, ET",
    "00251 91 123 4567, FR, +251911234567, ET",
    "0911 234 567, ET, +251911234567, ET",
    "+٢٠١٠٠١٢٣٤٥٦٧, , +201001234567, EG",
    "(+33) 6 12 34 56 78, , +33612345678, FR",
    "tel:+33612345678, , +33612345678, FR",
    "whatsapp:+93701234567, , +93701234567, AF",
    "+1 204 555 0123, , +12045550123, CA"
  })
  void reads_a_number(String raw, String region, String e164, String country) {
    PhoneNumber number = PhoneNumber.parse(raw, region).orElseThrow();
    assertThat(number.e164()).isEqualTo(e164);
    assertThat(number.region()).isEqualTo(country);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "911",
        "21212",
        "Portolan",
        "+",
        "+0",
        "+999123456789",
        "+33 6 12",
        "\uD800",
        "+33612345678 ext. 5",
        "+3361234567800000000000",
        "\u0000+33612345678\u202E9"
      })
  void what_is_no_number_is_none(String raw) {
    assertThat(PhoneNumber.parse(raw, null)).isEmpty();
  }

  @Test
  void nothing_and_far_too_much_are_none() {
    assertThat(PhoneNumber.parse(null, "FR")).isEmpty();
    assertThat(PhoneNumber.parse("+336".repeat(10_000), "FR")).isEmpty();
  }

  @Test
  void a_log_shows_only_the_last_two_digits() {
    PhoneNumber number = new PhoneNumber("+33612345642");
    assertThat(number).hasToString("+•• ••• ••42");
    assertThat(number.international()).isEqualTo("+33 6 12 34 56 42");
  }

  @Test
  void only_e164_makes_a_number_and_the_refusal_does_not_repeat_it() {
    assertThatThrownBy(() -> new PhoneNumber("0612345642"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("0612345642");
  }

  @Test
  void every_number_of_every_calling_code_is_of_the_country_that_the_library_finds() {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    Random random = new Random(5);
    int compared = 0;
    for (int code : numbers.getSupportedCallingCodes()) {
      for (int i = 0; i < 200; i++) {
        String raw = "+" + code + (1_000_000L + random.nextInt(999_000_000));
        Optional<PhoneNumber> number = PhoneNumber.parse(raw, null);
        if (number.isPresent()) {
          compared++;
          assertThat(number.get().region()).as("+" + code).isEqualTo(found(numbers, number.get()));
        }
      }
    }
    assertThat(compared).isGreaterThan(1_000);
  }

  private static String found(PhoneNumberUtil numbers, PhoneNumber number) {
    try {
      String country = numbers.getRegionCodeForNumber(numbers.parse(number.e164(), null));
      return country.equals("001") ? "ZZ" : country;
    } catch (NumberParseException e) {
      throw new AssertionError(e);
    }
  }
}
