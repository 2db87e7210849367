package org.portolan.messaging.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TwilioSignatureTest {

  private static final String URL = "https://portolan.example/hooks/twilio/status?o=1&x=%20";
  private static final Map<String, String> FIELDS =
      Map.of(
          "Body", "أنا بخير 🌡️", "From", "+251911000000", "MediaUrl0", "", "Ab", "1", "AB", "2");

  private final TwilioSignature signature = new TwilioSignature("a token");

  @Test
  void twilios_own_validator_agrees() {
    assertThat(new RequestValidator("a token").validate(URL, FIELDS, signature.of(URL, FIELDS)))
        .isTrue();
  }

  @Test
  void a_request_signed_with_the_token_is_valid() {
    assertThat(signature.valid(URL, FIELDS, signature.of(URL, FIELDS))).isTrue();
  }

  @Test
  void another_address_field_token_or_none_is_not() {
    String good = signature.of(URL, FIELDS);

    assertThat(signature.valid(URL + "1", FIELDS, good)).isFalse();
    assertThat(signature.valid(URL, Map.of("Body", "x"), good)).isFalse();
    assertThat(new TwilioSignature("another").valid(URL, FIELDS, good)).isFalse();
    assertThat(signature.valid(URL, FIELDS, "ü")).isFalse();
    assertThat(signature.valid(URL, FIELDS, null)).isFalse();
  }

  @Test
  void it_costs_little() {
    String good = signature.of(URL, FIELDS);
    for (int i = 0; i < 20_000; i++) {
      signature.valid(URL, FIELDS, good);
    }
    long from = System.nanoTime();
    for (int i = 0; i < 20_000; i++) {
      signature.valid(URL, FIELDS, good);
    }
    assertThat((System.nanoTime() - from) / 20_000).as("nanoseconds").isLessThan(100_000);
  }

  @Test
  void what_was_signed_before_the_token_was_replaced_is_still_believed() {
    TwilioSignature replaced = new TwilioSignature("the next", Optional.of("a token"));
    String old = signature.of(URL, FIELDS);

    assertThat(replaced.valid(URL, FIELDS, old)).isTrue();
    assertThat(replaced.valid(URL, FIELDS, new TwilioSignature("the next").of(URL, FIELDS)))
        .isTrue();
    assertThat(replaced.of(URL, FIELDS)).isNotEqualTo(old);
    assertThat(replaced.valid(URL, FIELDS, new TwilioSignature("a third").of(URL, FIELDS)))
        .isFalse();
    assertThat(new TwilioSignature("the next").valid(URL, FIELDS, old)).isFalse();
  }
}
