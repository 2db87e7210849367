package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.traveller.AskForCode;
import org.portolan.cases.traveller.AskForCode.Asked;
import org.portolan.cases.traveller.AskForCode.ToSend;
import org.portolan.cases.traveller.Claim;
import org.portolan.cases.traveller.EnterCode;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.BeginApplication.Beginning;
import org.portolan.cases.visa.BeginApplication.Begun;
import org.portolan.cases.visa.BeginApplication.Outcome;
import org.portolan.cases.visa.BeginApplication.Refused;
import org.portolan.cases.visa.BeginApplication.Wait;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.model.State;
import org.portolan.i18n.Language;

/** Anybody may begin; only who holds the phone goes on, from whatever device. */
class BeginApplicationTest {

  private final AnApplication one = AnApplication.of("short-stay");

  private Outcome begin(Beginning beginning) {
    return one.asBeginner(
        tx -> one.beginning(1_000).begin(tx, beginning, "address " + UUID.randomUUID()));
  }

  private Beginning of(String type, String name, String post) {
    return new Beginning(
        type,
        name,
        Optional.empty(),
        one.phone,
        Language.ENGLISH,
        ZoneId.of("Africa/Asmara"),
        post);
  }

  @Test
  void a_draft_has_one_member_and_says_what_happens_next() {
    assertThat(one.reference).startsWith("V-");
    assertThat(one.state()).isEqualTo(State.DRAFT);
    assertThat(one.view().members()).hasSize(1);
    assertThat(one.view().dueAt()).isEmpty();
  }

  @Test
  void it_is_gone_on_with_by_the_reference_and_a_code_to_the_phone() {
    TestStore test = TestStore.shared();
    AskForCode asking = new AskForCode(test.keys(), Settings.of(java.util.Map.of()));
    Claim claim = Claim.of(Endpoint.sms(one.phone), one.reference).orElseThrow();
    Asked asked =
        (Asked)
            one.store.call(
                AskForCode.actor(), tx -> asking.ask(tx, claim, "address " + UUID.randomUUID()));
    ToSend sent = asked.toSend().orElseThrow();
    Traveller elsewhere =
        one.store
            .call(
                AskForCode.actor(),
                tx -> new EnterCode(test.keys()).enter(tx, asked.ticket(), sent.code()))
            .orElseThrow();

    assertThat(one.referencesOf(elsewhere)).containsExactly(one.reference);
  }

  @Test
  void nobody_begins_what_is_not_offered_or_without_a_name() {
    assertThat(begin(of("magic", "Selam", one.post))).isEqualTo(new Refused(Refusal.NOT_OFFERED));
    assertThat(begin(of("short-stay", "Selam", "test/elsewhere")))
        .isEqualTo(new Refused(Refusal.NOT_OFFERED));
    assertThat(begin(of("short-stay", " ", one.post))).isEqualTo(new Refused(Refusal.EMPTY));
    assertThat(begin(of("short-stay", null, one.post))).isEqualTo(new Refused(Refusal.EMPTY));
    assertThat(begin(of("short-stay", "N".repeat(501), one.post)))
        .isEqualTo(new Refused(Refusal.TOO_LONG));
    assertThat(begin(of("short-stay", "N".repeat(200), one.post))).isInstanceOf(Begun.class);
    assertThat(begin(of("short-stay", "Suharto", one.post))).isInstanceOf(Begun.class);
  }

  @Test
  void a_program_does_not_begin_a_thousand_from_one_address() {
    String address = "address " + UUID.randomUUID();
    for (int i = 0; i < 5; i++) {
      assertThat(beginFrom(address)).isInstanceOf(Begun.class);
    }
    assertThat(beginFrom(address)).isInstanceOf(Wait.class);
    assertThat(beginFrom("address " + UUID.randomUUID())).isInstanceOf(Begun.class);
  }

  private Outcome beginFrom(String address) {
    AnApplication other = AnApplication.of("short-stay");
    return one.asBeginner(
        tx ->
            one.beginning(5)
                .begin(
                    tx,
                    new Beginning(
                        "short-stay",
                        "Selam",
                        Optional.empty(),
                        other.phone,
                        Language.ENGLISH,
                        ZoneId.of("UTC"),
                        one.post),
                    address));
  }

  @Test
  void an_application_of_another_traveller_is_not_there() {
    AnApplication other = AnApplication.of("short-stay");

    assertThat(one.ownedBy(other.traveller)).isEmpty();
    assertThat(one.referencesOf(other.traveller)).containsExactly(other.reference);
  }
}
