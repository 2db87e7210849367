package org.portolan.cases.papers.mrz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.papers.mrz.MrzReading.Read;

/** The lines of a zone are found in what a machine read from a whole page, and nothing else is. */
class ZoneInTextTest {

  private static final String PAGE =
      """
      PASSPORT UTO L898902C3
      ERIKSSON
      ANNA MARIA

      12AUG1974
      """;

  @ParameterizedTest
  @ValueSource(strings = {Specimens.PASSPORT, Specimens.CARD, Specimens.LARGE_CARD})
  void the_zone_at_the_foot_of_a_page_is_found(String zone) {
    String page = PAGE + "\n" + zone.replace("<", "< ").replace("\n", "\n\n") + "\f";

    assertThat(ZoneInText.find(page)).contains(zone.strip());
  }

  @Test
  void what_stands_behind_the_names_are_fillers_whatever_a_machine_saw() {
    String read = Specimens.PASSPORT.replace("<<<<<<<<<<\nL", "<<<KK<<LK<\nL");
    assertThat(read).isNotEqualTo(Specimens.PASSPORT);

    assertThat(ZoneInText.find(read)).contains(Specimens.PASSPORT.strip());
    String card = Specimens.CARD.strip().replaceFirst("<<<<$", "<CK<");
    assertThat(ZoneInText.find(card)).contains(Specimens.CARD.strip());
  }

  @Test
  void letters_taken_for_digits_and_missing_fillers_are_left_to_whoever_reads_it() {
    String read = Specimens.PASSPORT.replace("7408122", "74O8I22").replace("<<<<<<<\nL", "<<<<\nL");

    String found = ZoneInText.find(read).orElseThrow();
    assertThat(found).contains("74O8I22");
    assertThat(MrzReader.read(found, Specimens.TODAY)).isInstanceOf(Read.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {Specimens.PASSPORT, Specimens.CARD})
  void fillers_that_are_lost_at_the_end_of_the_names_are_no_hindrance(String zone) {
    String cut = zone.replaceFirst("(ANNA<MARIA<<)<*", "$1");
    assertThat(cut.length()).isLessThan(zone.length());

    String found = ZoneInText.find(PAGE + cut).orElseThrow();
    assertThat(found).isEqualTo(cut.strip());
    assertThat(MrzReader.read(found, Specimens.TODAY)).isInstanceOf(Read.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n\f",
        "PASSPORT\nUTOPIA",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQR\nABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQR",
        "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~"
      })
  void in_rubbish_none_is_found(String text) {
    assertThat(ZoneInText.find(text)).isEmpty();
  }
}
