package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portolan.cases.export.PersonExport;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.traveller.AskForCode;
import org.portolan.cases.traveller.OpenToTraveller;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.model.CallHours;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.Party;

/** What applicants are told of their application when they take all that is stored with them. */
class ExportedApplicationTest {

  private final AnApplication one = AnApplication.of("humanitarian").submitted();
  private final Officer amina = one.officer("Amina", Party.OFFICER);
  private final Officer sofia = one.officer("Sofia", Party.SUPERVISOR);

  private String exported() {
    Keys keys = TestStore.shared().keys();
    PersonJournal journal = new PersonJournal(keys);
    PersonExport export = new PersonExport(keys, journal);
    Traveller alone = new Traveller(one.traveller.person(), one.traveller.contactPoint(), false);
    // as signing in does
    one.store.run(
        Applicant.actor(),
        tx -> journal.record(tx, alone.person(), "traveller.signed-in", Map.of()));
    Actor own =
        one.store.call(AskForCode.actor(), tx -> OpenToTraveller.actor(tx, alone)).orElseThrow();
    return one.store.call(
        own,
        tx ->
            new String(
                PersonExport.json(export.of(tx, alone).orElseThrow()), StandardCharsets.UTF_8));
  }

  private void proposed(Decision decision) {
    one.nextOf(amina);
    long seen = one.version();
    Outcome outcome =
        one.as(amina, tx -> one.deciding.decide(tx, amina, one.caseId, seen, decision));
    assertThat(AnApplication.told(outcome)).isEqualTo("done");
  }

  @Test
  void what_one_officer_would_decide_is_not_told_before_a_second_one_has() {
    proposed(Decision.refuse(List.of("danger-not-shown"), "Not shown to us."));

    assertThat(exported())
        .contains("\"visa.propose\"", "\"propose\"", "\"proposed\"")
        .doesNotContain("refus", "danger-not-shown", "Not shown to us.");
  }

  @Test
  void a_grant_that_is_proposed_looks_the_same() {
    proposed(Decision.grant(1, 30, one.today(), one.today().plusDays(60)));

    assertThat(exported())
        .contains("\"visa.propose\"", "\"propose\"", "\"proposed\"")
        .doesNotContain("grant");
  }

  @Test
  void what_two_have_decided_is_told() {
    proposed(Decision.refuse(List.of("danger-not-shown"), "Not shown to us."));
    long seen = one.version();
    one.as(sofia, tx -> one.deciding.confirm(tx, sofia, one.caseId, seen));

    assertThat(exported())
        .contains("\"refused\"", "danger-not-shown", "Not shown to us.")
        .doesNotContain("propose-refusal", "refusal-proposed");
  }

  @Test
  void which_officer_got_it_is_not_told() {
    long seen = one.version();
    one.as(sofia, tx -> one.assigning.assign(tx, sofia, one.caseId, seen, amina.account()));

    assertThat(exported()).contains("visa.assign").doesNotContain(amina.account().toString());
  }

  @Test
  void what_they_said_when_they_asked_to_be_called_is_told() {
    AskForCall calls = new AskForCall(TestStore.shared().keys(), one.applications, one.recusals);
    one.asApplicant(
        tx -> calls.ask(tx, one.traveller, one.caseId, CallHours.EVENING, "about the passport"));
    one.as(amina, tx -> calls.done(tx, amina, one.caseId));

    assertThat(exported())
        .contains("\"visa_call\"", "\"evening\"", "about the passport", "\"done_at\"")
        .doesNotContain(amina.account().toString());
  }
}
