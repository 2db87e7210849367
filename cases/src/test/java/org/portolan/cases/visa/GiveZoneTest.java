package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.papers.mrz.Mrz;
import org.portolan.cases.papers.mrz.MrzReading;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.GiveZone.NotSent;
import org.portolan.cases.visa.GiveZone.Photograph;
import org.portolan.cases.visa.GiveZone.Sent;
import org.portolan.cases.visa.GiveZone.Wait;
import org.portolan.cases.visa.HelpApplicant.Added;
import org.portolan.cases.visa.HelpApplicant.Helped;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.Signal;
import org.portolan.cases.visa.model.SignalKind;
import org.portolan.cases.visa.model.Typed;
import org.portolan.cases.visa.model.ZoneComparison;

/** An applicant copies the zone of their passport, or has it read from their photograph. */
class GiveZoneTest {

  private final AnApplication one = AnApplication.of("short-stay");

  /** Letters that nobody else's answers have. */
  private final String number =
      "Z" + UUID.randomUUID().toString().replace("-", "").substring(0, 8).toUpperCase();

  @BeforeEach
  void somebody_has_answered() {
    one.answer("name", new Typed("Anna Eriksson", "Anna Eriksson", null));
    one.answer("birth", Typed.of("1974-08-12"));
    one.answer("nationality", Typed.of("SWE"));
    one.answer("passport-number", Typed.of(number));
    one.answer("passport-expiry", Typed.of("2031-04-15"));
  }

  private String zone(String expiry) {
    return PassportZone.of("SWE", "ERIKSSON<<ANNA", number, "740812", expiry);
  }

  private String keep(String typed) {
    return keep(one.traveller, typed);
  }

  private String keep(Traveller whose, String typed) {
    return AnApplication.told(
        one.asApplicant(tx -> one.giving.keep(tx, whose, one.caseId, one.member().id(), typed)));
  }

  private String takeOut() {
    return AnApplication.told(
        one.asApplicant(
            tx -> one.giving.takeOut(tx, one.traveller, one.caseId, one.member().id())));
  }

  private Optional<Mrz> kept() {
    Map<UUID, Mrz> all = one.asApplicant(tx -> one.giving.kept(tx, one.caseId));
    return Optional.ofNullable(all.get(one.member().id()));
  }

  private List<String> differing() {
    return ZoneComparison.differing(one.member().answers(), kept().orElseThrow());
  }

  @Test
  void looking_keeps_nothing_and_what_is_kept_is_sealed_and_can_be_taken_out() {
    MrzReading looked = one.asApplicant(tx -> one.giving.look(tx, zone("310415")));
    assertThat(looked).isInstanceOf(MrzReading.Read.class);
    assertThat(kept()).isEmpty();

    assertThat(keep(zone("310415").replace("F310415", "F3IO415").toLowerCase())).isEqualTo("done");
    assertThat(kept()).map(Mrz::number).contains(number);
    assertThat(differing()).isEmpty();
    assertThat(inClear(number)).isZero();
    assertThat(takeOut()).isEqualTo("done");
    assertThat(kept()).isEmpty();
  }

  private static long inClear(String what) {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            owner ->
                owner
                    .createQuery("SELECT count(*) FROM visa_member m WHERE CAST(m AS text) ILIKE ?")
                    .bind(0, "%" + what + "%")
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  void what_cannot_be_read_changes_nothing() {
    keep(zone("310415"));
    String wrongDigit = zone("320415").replace("F320415", "F330415");
    for (String none : new String[] {null, "", "P<SWE", "x".repeat(500), wrongDigit}) {
      assertThat(keep(none)).isEqualTo("empty");
    }
    assertThat(differing()).isEmpty();
  }

  @Test
  void a_difference_is_gone_with_the_answer_or_is_told_to_the_officer() {
    assertThat(keep(zone("320415"))).isEqualTo("done");
    assertThat(differing()).containsExactly("expiry");
    one.answer("passport-expiry", Typed.of("2032-04-15"));
    assertThat(differing()).isEmpty();
    one.answer("passport-expiry", Typed.of("2032-04-16"));

    one.submitted().screened();
    Officer amina = one.officer("Amina", Party.OFFICER);
    ReadChecks.Checks checks = one.checkedBy(amina);
    assertThat(checks.signals()).extracting(Signal::kind).containsExactly(SignalKind.ZONE);
    assertThat(checks.copied()).containsExactly(one.member().id());
    assertThat(keep(zone("320416"))).as("once it is handed in").isEqualTo("not-now");

    one.as(amina, tx -> one.assigning.take(tx, amina, one.caseId, one.version()));
    assertThat(keep(zone("320416"))).isEqualTo("not-yours");
    one.as(
        amina,
        tx ->
            one.zones.keep(
                tx, amina, one.caseId, one.version(), one.member().id(), zone("320416")));
    assertThat(one.checkedBy(amina).copied()).as("an officer has read it").isEmpty();
    assertThat(one.checkedBy(amina).signals()).isEmpty();
  }

  @Test
  void nobody_elses_is_copied() {
    Traveller stranger = new Traveller(UUID.randomUUID(), UUID.randomUUID(), false);
    AnApplication other = one.another("short-stay");

    assertThat(keep(stranger, zone("310415"))).isEqualTo("not-found");
    String ofOther =
        AnApplication.told(
            one.asApplicant(
                tx ->
                    one.giving.keep(
                        tx, one.traveller, one.caseId, other.member().id(), zone("310415"))));
    assertThat(ofOther).isEqualTo("not-found");
    Photograph photograph =
        one.asApplicant(tx -> one.giving.photograph(tx, stranger, one.caseId, one.member().id()));
    assertThat(photograph).isInstanceOf(NotSent.class);
  }

  @Test
  void a_helper_who_may_answer_copies_it_and_one_who_looks_does_not() {
    assertThat(helped(true)).isEqualTo("done");
    assertThat(helped(false)).isEqualTo("not-found");
  }

  private String helped(boolean writes) {
    HelpApplicant helping =
        new HelpApplicant(
            TestStore.shared().keys(), Settings.of(Map.of()), one.applications, one.recusals);
    Added added =
        (Added)
            one.<HelpApplicant.Outcome>asApplicant(
                tx ->
                    helping.add(
                        tx, one.traveller, one.caseId, "Hanna", Optional.empty(), writes, true));
    Helped helper = one.asBeginner(tx -> helping.with(tx, added.code())).orElseThrow();
    return AnApplication.told(
        one.store.call(
            Applicant.helper(helper.helper(), one.caseId, writes),
            tx ->
                one.giving.keep(
                    tx, helper.whose(), one.caseId, one.member().id(), zone("310415"))));
  }

  @Test
  void the_last_picture_of_the_passport_is_read_and_not_without_end() {
    assertThat(photograph()).isInstanceOf(NotSent.class);
    one.send("photo");
    assertThat(photograph()).as("another document").isInstanceOf(NotSent.class);
    one.send("passport");
    one.send("passport");
    assertThat(photograph()).isInstanceOf(Sent.class);
    assertThat(photograph()).isInstanceOf(Sent.class);
    assertThat(photograph()).isInstanceOf(Sent.class);
    assertThat(photograph()).isInstanceOf(Wait.class);
  }

  private Photograph photograph() {
    return one.asApplicant(
        tx -> one.giving.photograph(tx, one.traveller, one.caseId, one.member().id()));
  }

  @Test
  void who_is_asked_for_no_passport_is_asked_for_no_zone() {
    assertThat(GiveZone.isAsked(one.view().type(), one.member())).isTrue();
    AnApplication without = AnApplication.of("humanitarian");
    without.answer("has-passport", Typed.of("no"));
    assertThat(GiveZone.isAsked(without.view().type(), without.member())).isFalse();
  }
}
