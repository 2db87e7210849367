package org.portolan.cases.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.files.OpenCase.OpenedCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.referral.ReferToProvider.Outcome;
import org.portolan.cases.referral.ReferToProvider.Provider;
import org.portolan.cases.referral.ReferToProvider.Words;
import org.portolan.cases.staff.CurrentStaff;
import org.portolan.cases.staff.NewStaffMember;
import org.portolan.cases.staff.StaffAccounts;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.timeline.Timeline;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** A provider reads the support cases that were referred to them, and no row besides. */
class ReferToProviderTest {

  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final String CONSENT = "Agreed in person on 26 November.";

  private static final String TOLD = "Speaks Tigrinya; meet at the church.";

  private static final Actor LOADER =
      Actor.system("test", Arrays.copyOf(Compartment.values(), Compartment.values().length));

  private final TestStore test = TestStore.shared();
  private final Keys keys = test.keys();
  private final CaseStore store = test.store(Clock.fixed(NOW, ZoneOffset.UTC));
  private final ReferToProvider refer = new ReferToProvider(new Timeline(keys.sealer()));
  private final String scope = "org-" + UUID.randomUUID() + "/support";
  private final Actor worker =
      new StaffMember(UUID.randomUUID(), "W", StaffRole.SUPPORT_WORKER, scope, "en").actor();

  private UUID provider;
  private UUID another;
  private OpenedCase referred;
  private OpenedCase other;

  @BeforeEach
  void two_cases_and_two_providers_at_one_post() {
    provider = account();
    another = account();
    referred = aCase();
    other = aCase();
  }

  private UUID account() {
    return store.call(
        LOADER,
        tx ->
            new StaffAccounts(keys)
                .open(
                    tx,
                    new NewStaffMember(
                        UUID.randomUUID() + "@clinic.example",
                        "Clinic by the Harbour",
                        Optional.empty(),
                        StaffRole.PROVIDER,
                        scope,
                        "en",
                        "password".toCharArray(),
                        new byte[20])));
  }

  private OpenedCase aCase() {
    return store.call(
        LOADER,
        tx -> {
          UUID person =
              new RegisterPerson(keys)
                  .register(
                      tx,
                      new NewPerson(
                          "Selam Gebre",
                          Optional.empty(),
                          Optional.empty(),
                          Language.ENGLISH,
                          ZoneId.of("UTC"),
                          aPhone(),
                          scope))
                  .id();
          OpenedCase opened =
              new OpenCase(keys).open(tx, "support", Compartment.SUPPORT, scope, person);
          tx.record(opened.id(), "note.added", Map.of("note", "asked for somebody to talk to"));
          return opened;
        });
  }

  private static PhoneNumber aPhone() {
    return PhoneNumber.parse("+3361245" + (1000 + ThreadLocalRandom.current().nextInt(8999)), null)
        .orElseThrow();
  }

  private Outcome refer(Actor by, CaseReference reference, int days, String consent) {
    return store.call(
        by,
        tx ->
            refer.refer(
                tx, reference, new Provider(provider, "Clinic"), days, new Words(consent, TOLD)));
  }

  /** As whom the provider's account acts at a moment: asked anew with every request. */
  private Actor actor(UUID account, Instant at) {
    CaseStore then = test.store(Clock.fixed(at, ZoneOffset.UTC));
    return new CurrentStaff(then, new StaffAccounts(keys)).of(account, 0).orElseThrow().actor();
  }

  private List<UUID> ids(Actor actor, String sql) {
    return store.call(actor, tx -> tx.sql().createQuery(sql).mapTo(UUID.class).list());
  }

  private void assertReadsNothing(Actor actor) {
    for (String table : List.of("case_file", "person", "referral", "staff_account")) {
      assertThat(ids(actor, "SELECT id FROM " + table)).as(table).isEmpty();
    }
    assertThat(ids(actor, "SELECT case_id FROM journal_event")).isEmpty();
  }

  @Test
  void a_provider_reads_only_what_is_referred_to_them() {
    assertReadsNothing(actor(provider, NOW));

    assertThat(refer(worker, referred.reference(), 30, CONSENT)).isEqualTo(Outcome.DONE);

    Actor reads = actor(provider, NOW);
    assertThat(ids(reads, "SELECT id FROM case_file")).containsExactly(referred.id());
    assertThat(ids(reads, "SELECT case_id FROM journal_event")).as("who else is at it").isEmpty();
    assertThat(ids(reads, "SELECT id FROM person")).as("whose matter it is").isEmpty();
    assertThat(ids(reads, "SELECT id FROM contact_point")).isEmpty();
    assertThat(ids(reads, "SELECT id FROM referral")).as("whom else it may be with").isEmpty();
    assertReadsNothing(actor(another, NOW));
  }

  @Test
  void they_change_nothing_and_no_other_case_can_be_named() {
    refer(worker, referred.reference(), 30, CONSENT);
    Actor reads = actor(provider, NOW);

    assertThat(
            store.<Integer>call(
                reads, tx -> tx.sql().execute("UPDATE referral SET ends_at = 'infinity'")))
        .isZero();
    assertThatThrownBy(
            () ->
                store.run(reads, tx -> tx.sql().execute("UPDATE case_file SET closed_at = now()")))
        .hasMessageContaining("only read");
    assertThatThrownBy(
            () ->
                store.run(
                    reads,
                    tx -> {
                      tx.sql()
                          .createQuery(
                              """
                              SELECT set_config('portolan.actor', replace(
                                current_setting('portolan.actor'), :from, :to), true)
                              """)
                          .bind("from", referred.id().toString())
                          .bind("to", other.id().toString())
                          .mapTo(String.class)
                          .one();
                      tx.sql().createQuery("SELECT id FROM case_file").mapTo(UUID.class).list();
                    }))
        .hasMessageContaining("forged actor token");
  }

  @Test
  void it_ends_when_a_support_worker_ends_it_or_its_time_is_over() {
    refer(worker, referred.reference(), 30, CONSENT);
    Instant last = NOW.plus(Duration.ofDays(30));
    assertThat(actor(provider, last.minusSeconds(1)).opened()).hasSize(1);
    assertReadsNothing(actor(provider, last));

    UUID id = store.call(worker, tx -> Referrals.page(tx, 0, 10)).get(0).id();
    assertThat(store.<Outcome>call(actor(provider, NOW), tx -> refer.end(tx, id)))
        .as("by the provider")
        .isEqualTo(Outcome.NOT_FOUND);
    assertThat(store.<Outcome>call(worker, tx -> refer.end(tx, id))).isEqualTo(Outcome.DONE);
    assertReadsNothing(actor(provider, NOW));
    assertThat(store.<Outcome>call(worker, tx -> refer.end(tx, id))).isEqualTo(Outcome.NOT_FOUND);
    assertThat(
            store.<List<String>>call(
                worker,
                tx ->
                    tx.sql()
                        .createQuery(
                            "SELECT kind FROM journal_event WHERE case_id = :id ORDER BY seq")
                        .bind("id", referred.id())
                        .mapTo(String.class)
                        .list()))
        .endsWith("referral.made", "referral.ended");
  }

  @Test
  void what_is_not_the_worker_s_to_refer_is_not_found_and_consent_is_said() {
    Actor stranger =
        new StaffMember(UUID.randomUUID(), "W", StaffRole.SUPPORT_WORKER, scope + "-2", "en")
            .actor();
    assertThat(refer(stranger, referred.reference(), 30, CONSENT)).isEqualTo(Outcome.NOT_FOUND);
    assertThat(refer(worker, referred.reference(), 30, "  ")).isEqualTo(Outcome.NO_CONSENT);
    assertThat(refer(worker, referred.reference(), 0, CONSENT)).isEqualTo(Outcome.BAD_DAYS);
    assertThat(refer(worker, referred.reference(), 91, CONSENT)).isEqualTo(Outcome.BAD_DAYS);
    assertThat(refer(worker, referred.reference(), 90, CONSENT)).isEqualTo(Outcome.DONE);
    assertThat(refer(worker, referred.reference(), 90, CONSENT)).isEqualTo(Outcome.ALREADY);
    assertThat(store.<Long>call(stranger, Referrals::count)).isZero();
  }
}
