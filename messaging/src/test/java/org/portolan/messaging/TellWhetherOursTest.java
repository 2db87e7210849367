package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.i18n.phone.PhoneNumber;

/** Who asks on the public page about a text has the answer sent to the phone that got it. */
class TellWhetherOursTest {

  private static final String YES =
      "Somebody asked on our page about a text to this phone: yes, we sent it.";
  private static final String NO =
      "Somebody asked on our page about a text to this phone: we do not find it";

  private final APost post = new APost();
  private final PhoneNumber phone = APost.aPhone();
  private final String address = "address " + UUID.randomUUID();

  @AfterEach
  void stop() {
    post.carrier.close();
  }

  private String question() {
    post.quarantine("Jean Petit", "en", phone, 14);
    post.at("09:01").works();
    return post.texts(phone).get(0);
  }

  private String last(PhoneNumber of) {
    List<String> texts = post.texts(of);
    return texts.get(texts.size() - 1);
  }

  @Test
  void a_text_that_we_sent_is_ours_also_typed_by_hand() {
    String typed = question().replace('\n', ' ').toUpperCase(java.util.Locale.ROOT);

    assertThat(post.asks(phone, typed, address)).isEmpty();

    assertThat(last(phone)).isEqualTo(YES);
  }

  @Test
  void a_text_that_somebody_else_got_is_answered_like_one_that_was_never_sent() {
    question();
    PhoneNumber other = APost.aPhone();
    post.quarantine("Layla Haddad", "fr", other, 14);
    post.works();
    String theirs = post.texts(other).get(0);
    assertThat(theirs).isNotEqualTo(post.texts(phone).get(0));

    post.asks(phone, theirs, address);
    String somebodyElses = last(phone);
    post.asks(phone, "Pay 50 at http://visa.example now", address);

    assertThat(somebodyElses).startsWith(NO).contains("https://p.example");
    assertThat(last(phone)).isEqualTo(somebodyElses);
    assertThat(post.texts(other)).hasSize(1);
  }

  @Test
  void no_text_goes_to_a_number_that_we_do_not_write_to() {
    String ours = question();
    PhoneNumber unknown = APost.aPhone();

    assertThat(post.asks(unknown, ours, address)).isEmpty();

    assertThat(post.texts(unknown)).isEmpty();
    assertThat(post.texts(phone)).hasSize(1);
  }

  @Test
  void who_has_written_to_us_is_answered_and_after_a_month_no_longer() {
    post.at("09:01").hears(phone, "hello, a question");
    String ours = last(phone);

    post.asks(phone, ours, address);
    assertThat(post.texts(phone)).hasSize(2);
    assertThat(last(phone)).isNotEqualTo(ours).doesNotContain("p.example");
    post.asks(phone, "Pay 50 at http://visa.example now", address);
    assertThat(last(phone)).contains("https://p.example");

    post.later(Duration.ofDays(31)).asks(phone, ours, address);
    assertThat(post.texts(phone)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOP", "wrong number"})
  void who_wants_no_texts_gets_none(String word) {
    String ours = question();
    post.hears(phone, word);
    int before = post.texts(phone).size();

    assertThat(post.asks(phone, ours, address)).isEmpty();

    assertThat(post.texts(phone)).hasSize(before);
  }

  @Test
  void nobody_is_woken_by_whoever_types_their_number() {
    String ours = question();
    post.at("23:30").works();
    int before = post.texts(phone).size();

    post.asks(phone, ours, address);
    assertThat(post.texts(phone)).hasSize(before);
    post.later(Duration.ofHours(10)).works();

    assertThat(post.texts(phone)).contains(YES);
  }

  @Test
  void asking_often_is_refused_alike_whether_or_not_a_number_is_known() {
    String ours = question();
    for (PhoneNumber any : List.of(phone, APost.aPhone())) {
      for (int i = 0; i < 3; i++) {
        assertThat(post.asks(any, ours, address + i)).isEmpty();
      }
      assertThat(post.asks(any, ours, address)).isPresent();
    }
    assertThat(post.texts(phone)).hasSize(2);
    post.later(Duration.ofMinutes(31));
    assertThat(post.asks(phone, ours, address)).isEmpty();
  }

  @Test
  void one_address_asks_only_so_often() {
    post.at("09:01");
    for (int i = 0; i < 20; i++) {
      assertThat(post.asks(APost.aPhone(), "a text", address)).isEmpty();
    }
    assertThat(post.asks(APost.aPhone(), "a text", address)).isPresent();
    assertThat(post.asks(APost.aPhone(), "a text", address + " of another")).isEmpty();
  }

  static Stream<String> whatever() {
    return Stream.of(
        "\u0000\u0001\u0007",
        "'; DROP TABLE outbox; --",
        "<script>alert(1)</script> {address} ${x} #{x}",
        "\ud800 \udc00 \uffff",
        "🤒".repeat(1_000),
        "a\n".repeat(1_500),
        "?".repeat(3_000),
        "a".repeat(1_000_000));
  }

  @ParameterizedTest
  @MethodSource("whatever")
  void whatever_is_typed_is_just_not_ours(String text) {
    question();

    assertThat(post.asks(phone, text, address)).isEmpty();

    assertThat(last(phone)).startsWith(NO);
  }
}
