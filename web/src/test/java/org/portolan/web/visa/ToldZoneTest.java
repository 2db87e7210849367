package org.portolan.web.visa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.cases.papers.mrz.MrzProblem.Reason;
import org.portolan.cases.papers.mrz.MrzReader;
import org.portolan.cases.papers.mrz.MrzReading;
import org.portolan.cases.papers.mrz.MrzReading.Read;
import org.portolan.i18n.Language;

/** Whoever copies a zone is told which line and which place to look at, in their own language. */
class ToldZoneTest {

  /** Printed by ICAO (Doc 9303 part 4). */
  private static final String NAMES = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n";

  private static final String NUMBERS = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

  private static MrzReading read(String lines) {
    return MrzReader.read(lines, LocalDate.of(2026, 11, 28));
  }

  private static List<String> wrong(String lines) {
    return new ToldZone(new VisaFrame(Language.of("en"))).wrong(read(lines));
  }

  @Test
  void a_wrong_check_digit_is_named_by_its_place_and_by_what_it_checks() {
    assertThat(wrong(NAMES + NUMBERS.replace("7408122", "7408129")))
        .containsExactly(
            "Line 2, position 20: the check digit does not fit. Compare this part with your"
                + " passport: date of birth.");
    assertThat(wrong(NAMES + NUMBERS.replace("F1204159", "Q1204159")))
        .singleElement()
        .asString()
        .startsWith("Line 2, position 21:");
    assertThat(wrong(NAMES + NUMBERS.substring(0, 20)).get(0)).contains("Line 2 has 20 signs");
    assertThat(wrong(NAMES + NUMBERS)).isEmpty();
  }

  @Test
  void what_was_put_right_is_told_and_what_is_not_clear_is_asked() {
    ToldZone told = new ToldZone(new VisaFrame(Language.of("ar")));
    Read slip = (Read) read(NAMES + NUMBERS.replace("7408122", "74O8122"));
    assertThat(told.corrected(slip)).singleElement().asString().contains("«0»", "«O»");

    Read fillers = (Read) read(NAMES.replace("<<<\n", "\n") + NUMBERS);
    assertThat(told.corrected(fillers)).singleElement().asString().contains("\u200e<\u200e");
    assertThat(told.wrong(fillers)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NO_DATE", "NO_SEX", "NO_NAME", "NO_NUMBER"})
  void every_other_reason_has_words_of_its_own(Reason reason) {
    VisaFrame frame = new VisaFrame(Language.of("en"));
    assertThat(frame.has("apply.zone.problem." + reason.key())).isTrue();
  }
}
