package org.portolan.web.really;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.PublicAddress;
import org.portolan.web.really.Asked.Wrong;

/** The page on which anybody asks whether a text is ours; what was typed may be anything. */
class ReallyViewTest {

  private static final String PHONE = "+251 91 123 4567";

  private final ReallyView view =
      new ReallyView(
          Settings.of(Map.of("PORTOLAN_TWILIO_FROM", "+251911000000")),
          new PublicAddress("https://p.example"));

  static List<Language> languages() {
    return Languages.travellers();
  }

  private static Asked typed(String text, String phone) {
    return Asked.of(Optional.of(Map.of("text", text, "phone", phone)));
  }

  private static List<String> wrong(Asked asked) {
    return asked.wrong().stream().map(Wrong::key).toList();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void says_in_every_language_what_always_holds_asked_or_not(Language language) {
    for (String page : List.of(view.empty(language), view.asked(language))) {
      assertThat(page)
          .contains("<html lang=\"" + language.tag() + "\"")
          .contains("<a href=\"https://p.example/\"><bdi dir=\"ltr\">https://p.example</bdi></a>")
          .contains("<a href=\"tel:+251911000000\"><bdi dir=\"ltr\">+251911000000</bdi></a>")
          .doesNotContain("\u0000", "{", "''", "<script", "jsessionid");
      assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(10_000);
      Languages.travellers()
          .forEach(other -> assertThat(page).contains("href=\"/" + other.tag() + "/really\""));
    }
  }

  @Test
  void names_no_number_that_there_is_not() {
    ReallyView without =
        new ReallyView(Settings.of(Map.of()), new PublicAddress("https://p.example"));
    assertThat(without.empty(Language.ENGLISH))
        .doesNotContain("tel:+")
        .contains("never ask", "tel:112");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pay 50 now",
        "<script>alert(1)</script>",
        "'; DROP TABLE outbox; --",
        "ادفع الآن",
        "🤒",
        "\u202e\u0000x",
        "Pay\r\n50"
      })
  void anything_that_is_text_can_be_asked_about(String text) {
    assertThat(wrong(typed(text, PHONE))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\t", "\u0000\u0001", "\u00a0\u3000"})
  void no_text_is_said_so(String text) {
    assertThat(wrong(typed(text, PHONE))).containsExactly("really.empty");
  }

  @ParameterizedTest
  @CsvSource({"3000, ", "3001, my.requests.too-long", "60000, my.requests.too-long"})
  void a_text_longer_than_any_of_ours_is_not_read(int length, String key) {
    assertThat(wrong(typed("a".repeat(length), PHONE)))
        .isEqualTo(Optional.ofNullable(key).stream().toList());
    assertThat(wrong(Asked.of(Optional.empty()))).containsExactly("my.requests.too-long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0911234567", "+1", "me", "<b>", "+٢٥١", "+2519112345678901234567890"})
  void a_number_that_is_none_is_said_so(String phone) {
    assertThat(wrong(typed("Pay 50", phone))).containsExactly("my.sign-in.phone-wrong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+251911234567", " +٢٥١٩١١٢٣٤٥٦٧ ", "+251 (91) 123-4567"})
  void a_number_is_read_as_people_write_it(String phone) {
    assertThat(typed("Pay 50", phone).number()).get().isEqualTo(new PhoneNumber("+251911234567"));
  }

  @Test
  void what_was_typed_stays_to_be_corrected_and_is_never_markup() {
    Asked asked = typed("</textarea><script>alert(1)</script>", "\"><b>x");

    String page = view.wrong(Language.ENGLISH, asked, asked.wrong());

    assertThat(page)
        .contains("&lt;/textarea&gt;&lt;script&gt;", "value=\"&quot;&gt;&lt;b&gt;x\"")
        .contains("<a href=\"#phone\">", "id=\"phone-error\"", "aria-invalid=\"true\"")
        .doesNotContain("<script", "<b>x");
    assertThat(view.wait(Language.ENGLISH, asked, 7))
        .contains("wait 7 min")
        .doesNotContain("<script");
    assertThat(asked).hasToString("Asked");
  }
}
