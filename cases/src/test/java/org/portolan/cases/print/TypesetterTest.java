package org.portolan.cases.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.Texts;

/** Text of every language is shaped, ordered and broken as its readers write it. */
class TypesetterTest {

  private static final float WIDE = 1_000;

  private static List<TextLine> lines(String language, String text, float width) {
    return new Typesetter(Language.of(language)).lines(text, Typesetter.Way.OF_LANGUAGE, width);
  }

  private static TextLine line(String language, String text) {
    List<TextLine> lines = lines(language, text, WIDE);
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  private static List<Integer> glyphs(TextLine line) {
    return line.runs().stream()
        .flatMap(run -> run.glyphs().stream())
        .map(GlyphRun.Glyph::code)
        .toList();
  }

  static Stream<Language> languages() {
    return Languages.travellers().stream();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void no_text_of_a_language_has_a_character_without_a_glyph(Language language) throws IOException {
    int seen = 0;
    for (String bundle : List.of("visa", "apply")) {
      Properties texts = new Properties();
      String file = "/org/portolan/i18n/texts/%s/%s.properties".formatted(bundle, language.tag());
      try (Reader reader =
          new InputStreamReader(Texts.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
        texts.load(reader);
      }
      for (String key : texts.stringPropertyNames()) {
        String text = texts.getProperty(key);
        assertThat(PrintFonts.printable(text, language)).as(key).isEqualTo(text);
        for (TextLine line : lines(language.tag(), text, 40)) {
          assertThat(glyphs(line)).as(key).doesNotContain(0);
          assertThat(line.width()).as(key).isLessThan(41.5f);
        }
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(200);
  }

  /** A word has another number of glyphs than of characters where letters become one. */
  @ParameterizedTest
  @CsvSource({
    "bn, ক্ষ, 1",
    "bn, স্ত্রী, 3",
    "ti, ቪዛ, 2",
    "en, fi, 2",
    "zh-Hans, 签证, 2",
    "am, ቪዛ, 2",
  })
  void letters_that_become_one_glyph_do(String language, String word, int glyphs) {
    assertThat(glyphs(line(language, word))).hasSize(glyphs).doesNotContain(0);
  }

  @Test
  void arabic_letters_join_their_neighbours() {
    List<Integer> apart =
        "محمد"
            .chars()
            .mapToObj(letter -> glyphs(line("ar", Character.toString(letter))).get(0))
            .toList();
    List<Integer> joined = glyphs(line("ar", "محمد"));

    assertThat(joined).hasSize(4).doesNotContainAnyElementsOf(apart.subList(0, 3));
  }

  @Test
  void a_persian_word_is_not_joined_over_its_gap_and_the_gap_is_not_seen() {
    List<Integer> gap = glyphs(line("fa", "می\u200cخواهم"));
    List<Integer> none = glyphs(line("fa", "میخواهم"));

    Integer[] first = glyphs(line("fa", "می")).toArray(Integer[]::new);
    assertThat(gap).doesNotContain(0).endsWith(first);
    assertThat(none).doesNotContainSequence(first);
  }

  @Test
  void a_bengali_vowel_sign_stands_before_its_letter() {
    List<Integer> letter = glyphs(line("bn", "ক"));
    List<Integer> syllable = glyphs(line("bn", "কি"));

    assertThat(syllable).hasSize(2);
    assertThat(syllable.get(1)).isEqualTo(letter.get(0));
  }

  @Test
  void a_reference_reads_from_left_to_right_within_arabic() {
    TextLine line = line("ar", "رقمك \u2066V-1234-ABCD\u2069 هنا");

    assertThat(line.rightToLeft()).isTrue();
    List<Integer> all = glyphs(line);
    List<Integer> reference = glyphs(line("en", "V-1234-ABCD"));
    assertThat(line.runs().stream().map(run -> run.font().name()).collect(Collectors.toSet()))
        .contains("noto-naskh-arabic");
    assertThat(all).hasSizeGreaterThan(reference.size());
    // the word that is read last stands first
    List<Integer> last = glyphs(line("ar", "هنا"));
    assertThat(all.subList(0, last.size())).isEqualTo(last);
    assertThat(line.text()).isEqualTo("رقمك V-1234-ABCD هنا");
  }

  @Test
  void a_hyphenated_number_in_arabic_keeps_its_order() {
    List<Integer> day = glyphs(line("ar", "\u20662027-03-01\u2069"));

    assertThat(day).hasSize(10);
    assertThat(day.get(0)).isEqualTo(day.get(2));
    assertThat(day.get(5)).isEqualTo(day.get(1));
  }

  @Test
  void what_no_font_has_is_told_by_its_number() {
    assertThat(PrintFonts.printable("a😀b\tc", Language.ENGLISH)).isEqualTo("a[U+1F600]b c");
    assertThat(Paper.canPrint("Ελένη ليلى সুলতানা ሰላም 王小明 Łukasz")).isTrue();
    assertThat(Paper.canPrint("สมชาย")).as("Thai, of which no font comes with us").isFalse();
  }

  @Test
  void a_word_longer_than_a_line_is_broken_and_nothing_is_lost() {
    String word = "Ab".repeat(300);
    List<TextLine> lines = lines("en", word + " end", 30);

    assertThat(lines).hasSizeGreaterThan(5).allMatch(line -> line.width() <= 30);
    assertThat(lines.stream().map(TextLine::text).collect(Collectors.joining()))
        .isEqualTo(word + " end");
  }

  @Test
  void an_address_is_not_broken_at_its_slashes() {
    float room = line("en", "http://localhost:8080/en/verify").width() + 1;

    assertThat(lines("en", "Look at http://localhost:8080/en/verify", room))
        .extracting(TextLine::text)
        .containsExactly("Look at", "http://localhost:8080/en/verify");
  }

  @Test
  void what_somebody_wrote_reads_as_its_first_letter_does() {
    Typesetter arabic = new Typesetter(Language.of("ar"));

    assertThat(arabic.lines("Dear Ms حداد", Typesetter.Way.OF_ITSELF, WIDE).get(0).rightToLeft())
        .isFalse();
    assertThat(arabic.lines("عزيزتي OK", Typesetter.Way.OF_ITSELF, WIDE).get(0).rightToLeft())
        .isTrue();
    assertThat(arabic.lines("one\ntwo\u2029three", Typesetter.Way.OF_ITSELF, WIDE))
        .extracting(TextLine::text)
        .containsExactly("one two three");
    assertThat(arabic.lines(" \t ", Typesetter.Way.OF_ITSELF, WIDE)).isEmpty();
  }
}
