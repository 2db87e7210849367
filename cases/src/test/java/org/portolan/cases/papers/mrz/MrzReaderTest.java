package org.portolan.cases.papers.mrz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.papers.TravelDocument.Kind;
import org.portolan.cases.papers.mrz.Mrz.Sex;
import org.portolan.cases.papers.mrz.MrzReading.Read;
import org.portolan.cases.people.BirthDate;

/** A zone that is right is read as it stands. */
class MrzReaderTest {

  private static Mrz read(String typed) {
    MrzReading reading = MrzReader.read(typed, Specimens.TODAY);
    assertThat(reading).isInstanceOf(Read.class);
    assertThat(((Read) reading).corrections()).isEmpty();
    return ((Read) reading).zone();
  }

  @Test
  void a_passport() {
    Mrz zone = read(Specimens.PASSPORT);

    assertThat(zone.format()).isEqualTo(MrzFormat.TD3);
    assertThat(zone.document()).isEqualTo("P");
    assertThat(zone.kind()).isEqualTo(Kind.PASSPORT);
    assertThat(zone.issuer()).isEqualTo("UTO");
    assertThat(zone.issuedBy()).as("Utopia is no country").isEmpty();
    assertThat(zone.name().surname()).isEqualTo("ERIKSSON");
    assertThat(zone.name().given()).isEqualTo("ANNA MARIA");
    assertThat(zone.name().written()).isEqualTo("Anna Maria Eriksson");
    assertThat(zone.name().cut()).isFalse();
    assertThat(zone.number()).isEqualTo("L898902C3");
    assertThat(zone.born().map(BirthDate::given)).contains("1974-08-12");
    assertThat(zone.sex()).isEqualTo(Sex.FEMALE);
    assertThat(zone.expires()).contains(LocalDate.of(2012, 4, 15));
    assertThat(zone.optional()).isEqualTo("ZE184226B");
    assertThat(zone.toString()).doesNotContain("ERIKSSON", "L898902C3");
  }

  @Test
  void cards_of_both_sizes() {
    for (String card : List.of(Specimens.CARD, Specimens.LARGE_CARD)) {
      Mrz zone = read(card);
      assertThat(zone.number()).isEqualTo("D23145890");
      assertThat(zone.kind()).isEqualTo(Kind.IDENTITY_CARD);
      assertThat(zone.name().written()).isEqualTo("Anna Maria Eriksson");
      assertThat(zone.born().map(BirthDate::given)).contains("1974-08-12");
      assertThat(zone.expires()).contains(LocalDate.of(2012, 4, 15));
      assertThat(zone.nationality()).isEqualTo("UTO");
      assertThat(zone.optional()).isEmpty();
    }
    assertThat(read(Specimens.CARD).format()).isEqualTo(MrzFormat.TD1);
    assertThat(read(Specimens.LARGE_CARD).format()).isEqualTo(MrzFormat.TD2);
  }

  @Test
  void a_number_too_long_for_its_field_goes_on_in_the_optional_data() {
    for (String card :
        List.of(Specimens.CARD_WITH_LONG_NUMBER, Specimens.LARGE_CARD_WITH_LONG_NUMBER)) {
      Mrz zone = read(card);
      assertThat(zone.number()).isEqualTo("D23145890734");
      assertThat(zone.optional()).isEmpty();
      assertThat(zone.name().written()).isEqualTo("Peter John Stevenson");
      assertThat(zone.born().map(BirthDate::given)).contains("1934-07-12");
      assertThat(zone.sex()).isEqualTo(Sex.MALE);
      assertThat(zone.expires()).contains(LocalDate.of(1995, 7, 12));
    }
  }

  @Test
  void visas_of_both_sizes() {
    for (String visa : List.of(Specimens.VISA, Specimens.SMALL_VISA)) {
      Mrz zone = read(visa);
      assertThat(zone.kind()).isEqualTo(Kind.OTHER);
      assertThat(zone.number()).isEqualTo("L8988901C");
      assertThat(zone.citizenOf()).contains("XXX");
      assertThat(zone.born().map(BirthDate::given)).contains("1940-09-07");
      assertThat(zone.expires()).contains(LocalDate.of(1996, 12, 10));
    }
    assertThat(read(Specimens.VISA).format()).isEqualTo(MrzFormat.MRV_A);
    assertThat(read(Specimens.VISA).optional()).isEqualTo("6ZE184226B");
    assertThat(read(Specimens.SMALL_VISA).format()).isEqualTo(MrzFormat.MRV_B);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "D, DEU",
    "ERI, ERI",
    "UNO, UNO",
    "XXA, XXA",
    "XXB, XXB",
    "XXC, XXC",
    "XPO, XPO",
    "EUE, EUE",
    "RKS, RKS",
    "GBD, GBD"
  })
  void whoever_issues_papers_is_known(String code, String country) {
    String zone = Specimens.passport(code, "TESFAY<<AMANUEL", "K1234567", "920101", "310501");
    assertThat(read(zone).issuedBy()).contains(country);
    assertThat(read(zone).citizenOf()).contains(country);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "920115, 1992-01-15",
    "261127, 2026-11-27",
    "261128, 1926-11-28",
    "000229, 2000-02-29",
    "7408<<, 1974-08",
    "74<<<<, 1974",
    "740000, 1974",
    "'<<<<<<', ''"
  })
  void of_a_birth_date_as_much_is_read_as_is_known(String birth, String date) {
    String zone = Specimens.passport("ERI", "TESFAY<<AMANUEL", "K1234567", birth, "310501");
    assertThat(read(zone).born().map(BirthDate::given).orElse("")).isEqualTo(date);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "310501, 2031-05-01",
    "120415, 2012-04-15",
    "760101, 1976-01-01",
    "750101, 2075-01-01"
  })
  void a_paper_ends_in_the_nearest_such_year(String expiry, LocalDate date) {
    String zone = Specimens.passport("ERI", "TESFAY<<AMANUEL", "K1234567", "920101", expiry);
    assertThat(read(zone).expires()).contains(date);
  }

  @Test
  void a_paper_may_say_nothing_of_an_end() {
    String zone = Specimens.passport("ERI", "TESFAY<<AMANUEL", "K1234567", "920101", "<<<<<<");
    assertThat(read(zone).expires()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource({
    "ARKFREITH, ARKFREITH, '', false",
    "VAN<DER<MUELLEN<<JAN, VAN DER MUELLEN, JAN, false",
    "PAPANDROPOULOUS<<JONATHON<ALEXANDER<ABC, PAPANDROPOULOUS, JONATHON ALEXANDER ABC, true",
    "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K, NILAVADHANANANDA, CHAYAPA DEJTHAMRONG K, true"
  })
  void names_are_parted_and_cut_ones_are_known(
      String field, String surname, String given, boolean cut) {
    Mrz zone = read(Specimens.passport("ERI", field, "K1234567", "920101", "310501"));
    assertThat(zone.name().surname()).isEqualTo(surname);
    assertThat(zone.name().given()).isEqualTo(given);
    assertThat(zone.name().cut()).isEqualTo(cut);
  }

  @ParameterizedTest
  @CsvSource({"XXB, REFUGEE_TRAVEL_DOCUMENT", "UNO, LAISSEZ_PASSER", "ERI, PASSPORT"})
  void what_kind_of_paper_it_is_its_codes_tell(String code, Kind kind) {
    String zone = Specimens.passport(code, "TESFAY<<AMANUEL", "K1234567", "920101", "310501");
    assertThat(read(zone).kind()).isEqualTo(kind);
  }

  /** None of this changes what was typed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "p<utoeriksson<<anna<maria<<<<<<<<<<<<<<<<<<<\r\nl898902c36uto7408122f1204159ze184226b<<<<<10",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10",
        "\n\n P < UTO ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n\n"
            + "L898902C36 UTO 7408122 F 1204159 ZE184226B<<<<<1 0\n\n",
        "Ｐ＜ＵＴＯＥＲＩＫＳＳＯＮ＜＜ＡＮＮＡ＜ＭＡＲＩＡ＜＜＜＜＜＜＜＜＜＜＜＜＜＜＜＜＜＜＜\n"
            + "Ｌ８９８９０２Ｃ３６ＵＴＯ７４０８１２２Ｆ１２０４１５９ＺＥ１８４２２６Ｂ＜＜＜＜＜１０",
        "P‹UTOERIKSSON«ANNA‹MARIA«««««««««‹\nL٨٩٨٩٠٢C٣٦UTO٧٤٠٨١٢٢F١٢٠٤١٥٩ZE١٨٤٢٢٦B««<١٠"
      })
  void case_spaces_width_and_digits_of_any_script_mean_nothing(String typed) {
    assertThat(read(typed)).isEqualTo(read(Specimens.PASSPORT));
  }
}
