package org.portolan.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.i18n.sms.SmsParts;

/** Every language says everything, with the same arguments as English. */
class BundlesTest {

  private static final List<String> MOOD = List.of("option.well", "option.unwell");
  private static final List<String> SYMPTOMS =
      Stream.of(
              "cough",
              "breathing",
              "fever",
              "chills",
              "muscle-pain",
              "sore-throat",
              "stomach",
              "smell",
              "nothing")
          .map(symptom -> "option." + symptom)
          .toList();

  /** The first question a day costs the most; the one after it only those who are unwell. */
  private static final int PARTS_OF_FIRST_QUESTION = 2;

  private static final int PARTS_OF_SYMPTOMS = 3;
  private static final int PARTS_OF_A_REPLY = 3;

  static List<Language> travellers() {
    return Languages.travellers();
  }

  static List<Language> staff() {
    return Languages.staff();
  }

  @ParameterizedTest
  @MethodSource("travellers")
  void travellers_miss_no_text(Language language) {
    assertSame(Bundles.traveller(Language.ENGLISH), Bundles.traveller(language));
  }

  @ParameterizedTest
  @MethodSource("travellers")
  void public_pages_miss_no_text(Language language) {
    assertSame(Bundles.publicPages(Language.ENGLISH), Bundles.publicPages(language));
  }

  @ParameterizedTest
  @MethodSource("travellers")
  void the_pages_about_visas_miss_no_text(Language language) {
    assertSame(Bundles.apply(Language.ENGLISH), Bundles.apply(language));
    assertFormatted(language, Bundles.apply(language));
  }

  @ParameterizedTest
  @MethodSource("travellers")
  void chats_miss_no_text(Language language) {
    assertSame(Bundles.chat(Language.ENGLISH), Bundles.chat(language));
    assertFormatted(language, Bundles.chat(language));
    // each is a sentence or a word of its own language
    assertThat(Bundles.chat(language).entrySet())
        .satisfies(
            texts ->
                assertThat(
                        texts.stream()
                            .anyMatch(Bundles.chat(Language.ENGLISH).entrySet()::contains))
                    .isEqualTo(language.equals(Language.ENGLISH)));
  }

  @ParameterizedTest
  @MethodSource("travellers")
  void calls_miss_no_text(Language language) {
    assertSame(Bundles.voice(Language.ENGLISH), Bundles.voice(language));
  }

  @ParameterizedTest
  @MethodSource("travellers")
  void the_checker_misses_no_text(Language language) {
    assertSame(Bundles.travel(Language.ENGLISH), Bundles.travel(language));
    assertFormatted(language, Bundles.travel(language));
  }

  @ParameterizedTest
  @MethodSource("travellers")
  void applying_for_a_visa_misses_no_text(Language language) {
    assertSame(Bundles.visa(Language.ENGLISH), Bundles.visa(language));
    assertFormatted(language, Bundles.visa(language));
    // "No" is the same in Spanish, "Date" and "Visa" in French
    Set<String> alike =
        Set.of("visa.option.no", "visa.letter.day", "visa.letter.visa", "visa.sheet.title");
    assertThat(Bundles.visa(language).entrySet())
        .filteredOn(text -> !alike.contains(text.getKey()))
        .as("translated")
        .satisfies(
            texts ->
                assertThat(
                        texts.stream()
                            .anyMatch(Bundles.visa(Language.ENGLISH).entrySet()::contains))
                    .isEqualTo(language.equals(Language.ENGLISH)));
  }

  @ParameterizedTest
  @MethodSource("travellers")
  void what_the_checker_sends_costs_few_parts(Language language) {
    Map<String, Object> arguments =
        Map.of(
            "country",
            "Ethiopia",
            "bring",
            List.of("travel.item.passport", "travel.item.visa"),
            "days",
            14,
            "address",
            "https://portolan.example/" + language.tag() + "/travel/rule/12");
    assertThat(Bundles.travel(language).keySet())
        .filteredOn(key -> key.startsWith("travel.text."))
        .hasSizeGreaterThan(5)
        .allSatisfy(
            key ->
                assertThat(parts(Texts.product().text(language, key, arguments)))
                    .as(key)
                    .isLessThanOrEqualTo(2));
  }

  @ParameterizedTest
  @MethodSource("staff")
  void the_pages_of_rules_miss_no_text(Language language) {
    assertSame(Bundles.rules(Language.ENGLISH), Bundles.rules(language));
    assertFormatted(language, Bundles.rules(language));
  }

  @ParameterizedTest
  @MethodSource("staff")
  void the_pages_of_kinds_of_visas_miss_no_text(Language language) {
    assertSame(Bundles.types(Language.ENGLISH), Bundles.types(language));
    assertFormatted(language, Bundles.types(language));
  }

  @ParameterizedTest
  @MethodSource("staff")
  void staff_miss_no_text(Language language) {
    assertSame(Bundles.staff(Language.ENGLISH), Bundles.staff(language));
  }

  @ParameterizedTest
  @MethodSource("travellers")
  void travellers_texts_can_be_formatted_in_their_language(Language language) {
    assertFormatted(language, Bundles.traveller(language));
    assertFormatted(language, Bundles.publicPages(language));
    assertFormatted(language, Bundles.voice(language));
  }

  @ParameterizedTest
  @MethodSource("staff")
  void staff_texts_can_be_formatted_in_their_language(Language language) {
    assertFormatted(language, Bundles.staff(language));
  }

  private static void assertFormatted(Language language, Map<String, String> texts) {
    assertThat(texts)
        .allSatisfy(
            (key, text) ->
                assertThatCode(() -> new MessageFormat(text, language.locale()))
                    .as(key)
                    .doesNotThrowAnyException());
  }

  @Test
  void another_choice_or_kind_is_noticed() {
    assertThat(arguments("{n, select, a {x} other {y}}"))
        .isNotEqualTo(arguments("{n, select, b {x} other {y}}"));
    assertThat(arguments("{n}")).isNotEqualTo(arguments("{n, number}"));
    assertThat(arguments("{n, plural, one {{who}} other {#}}"))
        .isEqualTo(arguments("{n, plural, few {{who}} other {#}}"));
  }

  @ParameterizedTest
  @MethodSource("travellers")
  void texts_are_calm_and_well_formed(Language language) {
    Map<String, String> told = new TreeMap<>(Bundles.traveller(language));
    told.putAll(Bundles.voice(language));
    assertThat(told)
        .allSatisfy(
            (key, text) ->
                assertThat(text)
                    .as(key)
                    .isNotBlank()
                    .doesNotContain("!", "！", "¡", "'{", "\uFFFD")
                    .isEqualTo(text.strip()));
  }

  @ParameterizedTest
  @MethodSource("travellers")
  void numbers_in_texts_are_in_the_digits_of_the_language(Language language) {
    String foreign = language.digits(1).equals("1") ? "[٠-٩۰-۹০-৯]" : "[0-9]";
    assertThat(Bundles.traveller(language).values())
        .noneMatch(text -> text.matches("(?s).*" + foreign + ".*"));
    assertThat(Bundles.voice(language).values())
        .noneMatch(text -> text.matches("(?s).*" + foreign + ".*"));
  }

  @ParameterizedTest
  @MethodSource("travellers")
  void texts_cost_few_parts(Language language) {
    Texts texts = Texts.product();
    assertThat(parts(texts.question(language, "question.mood", MOOD, false)))
        .isLessThanOrEqualTo(PARTS_OF_FIRST_QUESTION);
    assertThat(parts(texts.question(language, "question.symptoms", SYMPTOMS, true)))
        .isLessThanOrEqualTo(PARTS_OF_SYMPTOMS);
    Map<String, Object> arguments =
        new HashMap<>(
            Map.of(
                "emergency", "112",
                "when", "2026-11-24T08:00",
                "needs", List.of("food", "medicine", "call"),
                "need", "food",
                "who", "L. H., 36",
                "code", "123456",
                "number", "+15005550006",
                "address", "https://portolan.example/" + language.tag(),
                "reference", "E-7K3M-9QX4",
                "page", "https://portolan.example/" + language.tag() + "/children-alone"));
    arguments.put("day", "2026-11-24");
    arguments.put("whose", "L. H., 36");
    arguments.put("said", texts.text(language, "status.late"));
    assertThat(Bundles.traveller(language).keySet())
        .allSatisfy(
            key ->
                assertThat(parts(texts.text(language, key, arguments)))
                    .as(key)
                    .isLessThanOrEqualTo(PARTS_OF_A_REPLY));
  }

  @ParameterizedTest
  @MethodSource("travellers")
  void what_we_begin_names_nothing_private(Language language) {
    Texts texts = Texts.product();
    List<String> begun =
        List.of(
            texts.question(language, "question.mood", MOOD, false),
            texts.text(language, "closing.last-day"),
            texts.text(language, "order.until", Map.of("day", "2026-11-24")),
            texts.text(language, "order.changed", Map.of("day", "2026-11-24")),
            texts.text(language, "voice.opening", Map.of("who", "L. H.")),
            texts.text(language, "voice.opening-unnamed"),
            texts.text(language, "voice.you-called"),
            texts.text(language, "voice.machine"),
            texts.text(language, "traveller.code", Map.of("code", "123456")),
            texts.text(language, "traveller.answered", Map.of("address", "")),
            texts.text(language, "notice.received", Map.of("address", "")),
            texts.text(language, "notice.more", Map.of("address", "")),
            texts.text(language, "notice.reminder", Map.of("address", "")),
            texts.text(language, "notice.news", Map.of("address", "")),
            texts.text(language, "welfare.on-its-way", Map.of("need", "medicine")));
    for (String key : List.of("option.medicine", "option.fever", "option.cough", "option.food")) {
      assertThat(begun).noneMatch(text -> text.contains(texts.text(language, key)));
    }
  }

  private static int parts(String text) {
    return SmsParts.of(text).parts();
  }

  private static void assertSame(Map<String, String> english, Map<String, String> other) {
    assertThat(english).isNotEmpty();
    assertThat(other.keySet()).isEqualTo(english.keySet());
    english.forEach(
        (key, text) -> assertThat(arguments(other.get(key))).as(key).isEqualTo(arguments(text)));
  }

  /** Names with their kinds, and where something is chosen by one, the choices of a select. */
  private static Set<String> arguments(String text) {
    MessagePattern pattern = new MessagePattern(text);
    Set<String> found = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>();
    for (int i = 0; i < pattern.countParts(); i++) {
      MessagePattern.Part part = pattern.getPart(i);
      switch (part.getType()) {
        case ARG_START -> open.push(part.getArgType().name());
        case ARG_LIMIT -> open.pop();
        case ARG_NAME -> found.add(pattern.getSubstring(part) + " " + open.peek());
        case ARG_SELECTOR -> {
          if ("SELECT".equals(open.peek())) {
            found.add("choice " + pattern.getSubstring(part));
          }
        }
        default -> {}
      }
    }
    return found;
  }
}
