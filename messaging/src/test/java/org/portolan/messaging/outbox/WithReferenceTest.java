package org.portolan.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.sms.SmsParts;

/** What decides about somebody comes with its original, in every language that was not read. */
class WithReferenceTest {

  private static final int MOST_PARTS = 5;

  private static final String NUMBER = "+15005550006";
  private final WithReference reference = new WithReference(Optional.of(NUMBER));

  static List<Language> unread() {
    return Languages.travellers().stream()
        .filter(language -> !language.equals(Language.ENGLISH) && !Languages.reviewed(language))
        .toList();
  }

  private static Wording refusal() {
    Map<String, Object> country = Map.of(Rendering.COUNTRY, "COD");
    return Wording.of("travel.text.changed", country)
        .then(Wording.of("travel.text.not-allowed", country))
        .then(
            Wording.of(
                "travel.text.more",
                Map.of("address", "https://portolan.example/am/travel/rule/123")));
  }

  @ParameterizedTest
  @MethodSource("unread")
  void a_release_is_said_in_english_too_with_a_number_to_call(Language language) {
    String text = reference.text(Wording.of("closing.last-day"), language);

    assertThat(text)
        .startsWith(Rendering.of(Wording.of("closing.last-day"), language))
        .contains(NUMBER)
        .endsWith(
            "\nToday was the last day of our messages. You need not answer any more. We wish you well.");
    assertThat(SmsParts.of(text).parts()).isLessThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("unread")
  void a_refusal_is_too_and_what_else_is_in_the_message_is_not(Language language) {
    String text = reference.text(refusal(), language);

    assertThat(text)
        .contains(NUMBER)
        .endsWith("\nYou cannot enter Congo - Kinshasa at present.")
        .doesNotContain("Check before you leave");
    assertThat(SmsParts.of(text).parts()).as(text).isLessThanOrEqualTo(MOST_PARTS);
  }

  @ParameterizedTest
  @MethodSource("unread")
  void an_order_is_too(Language language) {
    Wording order =
        Wording.of("travel.text.allowed", Map.of(Rendering.COUNTRY, "KEN"))
            .then(Wording.of("travel.text.quarantine", Map.of("days", 14)));

    assertThat(reference.text(order, language)).endsWith("\nDays in quarantine: 14.");
  }

  @Test
  void what_decides_nothing_and_what_is_english_stands_alone() {
    Wording thanks = Wording.of("reply.thanks");
    assertThat(reference.text(thanks, Language.of("am")))
        .isEqualTo(Rendering.of(thanks, Language.of("am")));
    assertThat(reference.text(refusal(), Language.ENGLISH))
        .isEqualTo(Rendering.of(refusal(), Language.ENGLISH));
  }

  @Test
  void without_a_number_the_original_is_there_all_the_same() {
    assertThat(
            new WithReference(Optional.empty())
                .text(Wording.of("closing.last-day"), Language.of("ti")))
        .endsWith("We wish you well.");
  }
}
