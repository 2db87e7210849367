package org.portolan.cases.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.finding.MergePeople;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.staff.CurrentStaff;
import org.portolan.cases.staff.NewStaffMember;
import org.portolan.cases.staff.StaffAccounts;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.support.WorkOnSupportCase.Seen;
import org.portolan.cases.timeline.Timeline;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** A post of its own where people are supported, with two workers, and a provider beside it. */
final class ASupportPost {

  static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  private static final Actor LOADER =
      Actor.system("test", Arrays.copyOf(Compartment.values(), Compartment.values().length));

  private final TestStore test = TestStore.shared();
  private final Keys keys = test.keys();
  private Instant now = NOW;
  private final CaseStore store = test.store(java.time.Clock.fixed(NOW, java.time.ZoneOffset.UTC));
  private final String organisation = "org-" + UUID.randomUUID();

  final Timeline timeline = new Timeline(keys.sealer());
  final SupportCases cases = new SupportCases(timeline, new PersonLabels(keys));
  final OpenSupportCase opening = new OpenSupportCase(new OpenCase(keys));
  final WorkOnSupportCase work = new WorkOnSupportCase(timeline);
  final StaffMember worker = member(StaffRole.SUPPORT_WORKER, organisation + "/support");
  final StaffMember colleague = member(StaffRole.SUPPORT_WORKER, organisation + "/support");
  final StaffMember elsewhere = member(StaffRole.SUPPORT_WORKER, organisation + "/elsewhere");
  final StaffMember officer = member(StaffRole.QUARANTINE_OFFICER, organisation + "/support");

  private static StaffMember member(StaffRole role, String scope) {
    return new StaffMember(UUID.randomUUID(), "Somebody", role, scope, "en");
  }

  CaseStore store() {
    return now.equals(NOW)
        ? store
        : test.store(java.time.Clock.fixed(now, java.time.ZoneOffset.UTC));
  }

  /** The same, of which nobody holds two connections at once. */
  CaseStore oneAtATime() {
    return new CaseStore(
        new OneConnection(test), keys, java.time.Clock.fixed(NOW, java.time.ZoneOffset.UTC));
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** Does something as a member of staff. */
  <R> R as(StaffMember who, Function<Tx, R> what) {
    return store().call(who.actor(), what);
  }

  /** A provider's account at another facility of the organisation. */
  UUID provider() {
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
                        organisation + "/clinic",
                        "en",
                        "password".toCharArray(),
                        new byte[20])));
  }

  /** As whom an account acts now. */
  StaffMember signedIn(UUID account) {
    return new CurrentStaff(store(), new StaffAccounts(keys)).of(account, 0).orElseThrow();
  }

  /** Somebody whom the post knows. */
  UUID somebody() {
    int number = 1000 + ThreadLocalRandom.current().nextInt(8999);
    NewPerson person =
        new NewPerson(
            "Selam Gebre",
            Optional.empty(),
            Optional.empty(),
            Language.ENGLISH,
            ZoneId.of("UTC"),
            PhoneNumber.parse("+3361246" + number, null).orElseThrow(),
            organisation + "/support");
    return store.call(LOADER, tx -> new RegisterPerson(keys).register(tx, person)).id();
  }

  /** Two are found to be one. */
  MergePeople.Outcome merges(UUID kept, UUID gone) {
    return store.call(LOADER, tx -> new MergePeople(new PersonJournal(keys)).merge(tx, kept, gone));
  }

  /** Comes back once somebody waits for what another transaction holds. */
  void untilSomebodyWaits() {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (waiting() == 0) {
      assertThat(System.nanoTime()).as("nobody waits").isLessThan(until);
      Thread.onSpinWait();
    }
  }

  private int waiting() {
    return store.call(
        LOADER,
        tx ->
            tx.sql()
                .createQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")
                .mapTo(Integer.class)
                .one());
  }

  /** A case that the worker has taken. */
  SupportCase taken() {
    CaseReference reference =
        as(worker, tx -> opening.open(tx, somebody(), SupportUrgency.URGENT)).orElseThrow();
    as(worker, tx -> work.take(tx, seen(worker, reference)));
    return view(reference).now();
  }

  SupportCases.View view(CaseReference reference) {
    return as(worker, tx -> cases.of(tx, reference, Optional.empty(), 50)).orElseThrow();
  }

  SupportCases.View view(SupportCase one) {
    return view(new CaseReference(one.reference()));
  }

  /** A member of staff with the case as it is now before them. */
  Seen seen(StaffMember who, CaseReference reference) {
    SupportCase now = view(reference).now();
    return new Seen(who.id(), now.id(), now.version());
  }

  Seen seen(StaffMember who, SupportCase one) {
    return seen(who, new CaseReference(one.reference()));
  }

  /** What happened in a case, in order, without readings. */
  List<String> events(SupportCase one) {
    return as(
        worker,
        tx ->
            tx.sql()
                .createQuery(
                    """
                    SELECT kind FROM journal_event
                    WHERE case_id = :id AND kind NOT LIKE 'read.%' ORDER BY seq
                    """)
                .bind("id", one.id())
                .mapTo(String.class)
                .list());
  }
}
