package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.cases.print.PrintedText;
import org.portolan.cases.seal.FindSeal;
import org.portolan.cases.seal.FindSeal.Barcode;
import org.portolan.cases.seal.RevokedSeals;
import org.portolan.cases.seal.SealIssuer;
import org.portolan.cases.seal.SealKeys;
import org.portolan.cases.seal.model.CheckSeal;
import org.portolan.cases.seal.model.SealContent;
import org.portolan.cases.seal.model.SealVerdict;
import org.portolan.cases.seal.model.Stay;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.letter.Authority;
import org.portolan.cases.visa.letter.OpenLetter;
import org.portolan.cases.visa.letter.VisaPrinter;
import org.portolan.cases.visa.letter.VisaSheet;
import org.portolan.cases.visa.model.Answers;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.Typed;

/** A visa that is issued can be checked by anybody until it is taken back. */
class IssueVisaTest {

  private final AnApplication one = AnApplication.of("short-stay");
  private final Officer amina = one.officer("Amina", Party.OFFICER);
  private final Officer sofia = one.officer("Sofia", Party.SUPERVISOR);

  private Decision grant() {
    return Decision.grant(2, 60, one.today().plusDays(10), one.today().plusDays(100));
  }

  private void granted() {
    granted(one, amina, "child", grant());
  }

  private static void granted(AnApplication it, Officer who, String waiver, Decision decision) {
    act(it, who, (tx, seen) -> it.assigning.take(tx, who, it.caseId, seen));
    act(it, who, (tx, seen) -> it.settling.waived(tx, who, it.caseId, seen, waiver));
    assertThat(decided(it, who, decision)).isEqualTo("done");
  }

  private static String decided(AnApplication it, Officer who, Decision decision) {
    return act(it, who, (tx, seen) -> it.deciding.decide(tx, who, it.caseId, seen, decision));
  }

  private static String act(AnApplication it, Officer who, BiFunction<Tx, Long, Outcome> act) {
    long seen = it.version();
    return AnApplication.told(it.as(who, tx -> act.apply(tx, seen)));
  }

  private String issue() {
    return act(one, amina, (tx, seen) -> one.issuing.issue(tx, amina, one.caseId, seen));
  }

  /** What a camera finds on the visa as its holder prints it. */
  private byte[] seen(int place) {
    OpenLetter opening = new OpenLetter(one.reading);
    VisaSheet sheet =
        one.asApplicant(tx -> opening.ownVisa(tx, one.traveller, one.reference, place))
            .orElseThrow();
    byte[] pdf = new VisaPrinter(new Authority(Settings.of(Map.of()))).pdf(sheet);
    return FindSeal.in(PrintedText.picture(pdf, 0, "visa-ti-" + place))
        .fold(Barcode::bytes, nothing -> new byte[0]);
  }

  private CheckSeal.Result check(byte[] seal) {
    RevokedSeals revoked = new RevokedSeals(one.store, Clock.systemUTC());
    return new CheckSeal(AnApplication.SEAL_KEYS.signers(), revoked::contains)
        .check(seal, one.today());
  }

  @Test
  void the_seal_on_the_printed_visa_says_what_was_granted_and_is_valid() {
    one.submitted();
    granted();
    assertThat(issue()).isEqualTo("done");

    CheckSeal.Result found = check(seen(1));
    assertThat(found.verdict()).isEqualTo(SealVerdict.VALID);
    SealContent visa = found.visa().orElseThrow();
    assertThat(visa.names()).isEqualTo("SELAM GEBRE");
    assertThat(visa.number()).matches("V[0-9B-Y]{8}");
    assertThat(one.view().visaNumber()).contains(visa.number());
    assertThat(visa.passport()).isEqualTo("SOMETHING");
    assertThat(visa.nationality()).isEqualTo("ERI");
    assertThat(visa.born()).isEqualTo("90-05-12");
    assertThat(visa.entries()).contains(2);
    assertThat(visa.stay()).isEqualTo(Stay.ofDays(60));
    assertThat(visa.validUntil()).isEqualTo(one.today().plusDays(100));
    assertThat(found.seal().orElseThrow().header().issuer()).isEqualTo("UTO");
  }

  @Test
  void a_visa_that_is_revoked_is_found_revoked_and_cannot_be_printed_any_more() {
    one.submitted();
    granted();
    issue();
    byte[] seal = seen(1);

    assertThat(
            act(
                one,
                sofia,
                (tx, seen) ->
                    one.deciding.revoke(
                        tx, sofia, one.caseId, seen, List.of("statements-not-true"), "")))
        .isEqualTo("done");

    assertThat(check(seal).verdict()).isEqualTo(SealVerdict.REVOKED);
    assertThat(one.view().visas()).isEmpty();
    OpenLetter opening = new OpenLetter(one.reading);
    assertThat(
            one.<Optional<VisaSheet>>asApplicant(
                tx -> opening.ownVisa(tx, one.traveller, one.reference, 1)))
        .isEmpty();
  }

  @Test
  void each_of_a_family_has_a_visa_and_a_number_of_their_own() {
    one.asApplicant(tx -> one.answering.addChild(tx, one.traveller, one.caseId));
    one.answered();
    Member child = one.view().members().get(1);
    one.answer(child, "name", new Typed("ሊያ ሰላም", "Selam, Liya", null));
    one.submitted();
    granted();
    assertThat(issue()).isEqualTo("done");

    SealContent adult = check(seen(1)).visa().orElseThrow();
    SealContent other = check(seen(2)).visa().orElseThrow();
    assertThat(other.upperLine()).startsWith("V<UTOSELAM<<LIYA<");
    assertThat(Set.of(adult.number(), other.number())).hasSize(2);
    assertThat(one.view().visaNumber().orElseThrow().split(" "))
        .containsExactly(adult.number(), other.number());
  }

  @Test
  void nothing_is_issued_without_a_key_and_it_can_be_issued_once_there_is_one() {
    one.submitted();
    granted();
    IssueVisa keyless =
        new IssueVisa(
            one.applications,
            one.recusals,
            one.members,
            one.visas,
            one.texts,
            one.notices,
            new SealIssuer(SealKeys.of(Settings.of(Map.of()))));

    assertThat(act(one, amina, (tx, seen) -> keyless.issue(tx, amina, one.caseId, seen)))
        .isEqualTo("no-seal");
    assertThat(one.state()).isEqualTo(State.GRANTED);
    assertThat(issue()).isEqualTo("done");
    assertThat(issue()).isEqualTo("not-now");
    assertThat(one.view().visas()).hasSize(1);
  }

  @Test
  void what_could_not_be_sealed_is_not_granted() {
    AnApplication family = AnApplication.of("family-reunion").submitted();
    Officer officer = family.officer("Amina", Party.OFFICER);
    LocalDate first = family.today();
    granted(family, officer, "refugee", Decision.grant(1, 255, first, first.plusYears(2)));
    act(
        family,
        family.officer("Sofia", Party.SUPERVISOR),
        (tx, seen) ->
            family.deciding.sendBack(
                tx,
                family.officer("Sofia", Party.SUPERVISOR),
                family.caseId,
                seen,
                "Why not 300?"));

    assertThat(decided(family, officer, Decision.grant(1, 300, first, first.plusYears(2))))
        .isEqualTo("not-sealable");
    assertThat(family.state()).isEqualTo(State.IN_REVIEW);
    assertThat(decided(family, officer, Decision.grant(1, 365, first, first.plusYears(2))))
        .isEqualTo("done");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "300, 90, 0 0 0",
        "365, 800, 0 0 1",
        "255, 800, 255 0 0",
        "256, 800, -",
      })
  void a_stay_is_what_a_seal_has_room_for(int days, int valid, String stay) {
    LocalDate first = LocalDate.of(2027, 1, 1);
    Optional<String> told =
        content(
                Map.of("name", "Selam Gebre"),
                Decision.grant(1, days, first, first.plusDays(valid - 1)))
            .map(SealContent::stay)
            .map(found -> found.days() + " " + found.months() + " " + found.years());

    assertThat(told).isEqualTo(Optional.ofNullable(stay));
  }

  @ParameterizedTest
  @CsvSource({
    "Jürgen Müller-Lüdenscheidt, DEU, 1991-04-30, C01X00T47, JUERGEN MUELLER LUEDENSCHEIDT, D, 91-04-30, C01X00T47",
    "'Núñez, Anaïs', ESP, 1991-04-01/1991-04-30, ab 123-45, 'NUNEZ, ANAIS', ESP, 91-04-<<, AB12345",
    "Selam, XXB, 1991-01-01/1991-12-31, ١٢٣٤٥٦٧٨٩٠١٢, SELAM, XXB, 91-<<-<<, 123456789",
    "Anna, UTO, 1990-03-21/1991-03-20, АБ123, ANNA, UTO, <<-<<-<<, V23",
    "Anna, UTO, 1990-03-21, -, ANNA, UTO, 90-03-21, V23",
  })
  void answers_become_what_a_zone_has_letters_for(
      String name,
      String country,
      String birth,
      String passport,
      String names,
      String nationality,
      String born,
      String number) {
    LocalDate first = LocalDate.of(2027, 1, 1);
    SealContent found =
        content(
                Map.of(
                    "name", name,
                    "nationality", country,
                    "birth", birth,
                    "passport-number", passport.equals("-") ? "" : passport),
                Decision.grant(0, 30, first, first.plusDays(40)))
            .orElseThrow();

    assertThat(found.names()).isEqualTo(names);
    assertThat(found.nationality()).isEqualTo(nationality);
    assertThat(found.born()).isEqualTo(born);
    assertThat(found.passport()).isEqualTo(number);
  }

  @Test
  void a_name_that_no_zone_has_letters_for_is_not_sealed() {
    LocalDate first = LocalDate.of(2027, 1, 1);
    assertThat(content(Map.of("name", "王小明"), Decision.grant(1, 30, first, first.plusDays(40))))
        .isEmpty();
    assertThat(content(Map.of(), Decision.grant(1, 30, first, first.plusDays(40)))).isEmpty();
  }

  private static Optional<SealContent> content(Map<String, String> answered, Decision decision) {
    Map<String, GivenAnswer> answers = new HashMap<>();
    answered.forEach(
        (question, text) -> answers.put(question, new GivenAnswer(text, null, null, null, 1)));
    return VisaContent.of(
        new Member(UUID.randomUUID(), Member.Kind.ADULT, 1, new Answers(answers)),
        decision,
        "UTO",
        "V23",
        LocalDate.of(2026, 11, 27));
  }
}
