package org.portolan.cases.papers.mrz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.portolan.cases.papers.mrz.Mrz.Sex;
import org.portolan.i18n.names.IcaoTransliteration;

/** What is written as a visa's zone is what the specification shows, and is read again. */
class VisaZoneTest {

  private static final String NAMES =
      IcaoTransliteration.field("ERIKSSON", "ANNA<MARIA", VisaZone.ROOM_FOR_NAMES);

  @Test
  void the_specimen_of_the_specification_is_written_character_by_character() {
    VisaZone zone =
        VisaZone.of(
            "UTO", NAMES, "L8988901C", "XXX", "400907", Sex.FEMALE, LocalDate.of(1996, 12, 10));

    // Doc 9303 part 7, 4.2.2, but for the optional data
    assertThat(zone.upper()).isEqualTo("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<");
    assertThat(zone.lower()).isEqualTo("L8988901C4XXX4009078F9612109<<<<<<<<<<<<<<<<");
  }

  @Test
  void it_is_read_as_it_was_meant() {
    VisaZone zone =
        VisaZone.of("D", NAMES, "V23", "SYR", "91<<<<", Sex.UNSPECIFIED, LocalDate.of(2027, 3, 1));

    MrzReading reading = MrzReader.read(zone.upper() + "\n" + zone.lower(), Specimens.TODAY);
    assertThat(reading).isInstanceOf(MrzReading.Read.class);
    Mrz read = ((MrzReading.Read) reading).zone();
    assertThat(read.format()).isEqualTo(MrzFormat.MRV_A);
    assertThat(read.issuedBy()).contains("DEU");
    assertThat(read.number()).isEqualTo("V23");
    assertThat(read.name().surname()).isEqualTo("ERIKSSON");
    assertThat(read.born().map(birth -> birth.given())).contains("1991");
    assertThat(read.sex()).isEqualTo(Sex.UNSPECIFIED);
    assertThat(read.expires()).contains(LocalDate.of(2027, 3, 1));
    assertThat(zone.toString()).doesNotContain("ERIKSSON");
  }

  @Test
  void what_does_not_fit_is_refused_and_not_repeated() {
    assertThatThrownBy(
            () ->
                VisaZone.of(
                    "UTO",
                    NAMES,
                    "SECRET12345",
                    "XXX",
                    "400907",
                    Sex.FEMALE,
                    LocalDate.of(2027, 3, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("SECRET");
  }
}
