package org.portolan.cases.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.cases.journal.AccessLog.Reader;
import org.portolan.cases.journal.AccessLog.Reading;
import org.portolan.cases.staff.Colleagues;
import org.portolan.cases.staff.NewStaffMember;
import org.portolan.cases.staff.StaffAccounts;
import org.portolan.cases.staff.StaffNames;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.OpenedCase;
import org.portolan.cases.store.Readings;
import org.portolan.cases.store.TestStore;

/** A case's history as staff see it, and who read a case as the traveller may know it. */
class HistoryTest {

  private final TestStore test = AJournal.TEST;
  private final CaseStore store = test.store(Clock.systemUTC());
  private final CaseHistory history =
      new CaseHistory(store, new Colleagues(store, new StaffNames(test.keys())));

  @TempDir private Path anchors;
  private AJournal journal;
  private UUID id;
  private String reference;
  private Actor officer;

  @BeforeEach
  void begin() {
    journal = new AJournal(anchors);
    id = journal.ofLength(2);
    reference =
        store.call(
            AJournal.OFFICER,
            tx ->
                tx.sql()
                    .createQuery("SELECT reference FROM case_file WHERE id = ?")
                    .bind(0, id)
                    .mapTo(String.class)
                    .one());
    UUID account = account();
    officer = officer(account, AJournal.SCOPE);
    store.run(officer, tx -> Readings.record(tx, id, "phone"));
  }

  @AfterEach
  void end() {
    journal.close();
  }

  private UUID account() {
    return store.call(
        Actor.system("test", Compartment.ACCESS),
        tx ->
            new StaffAccounts(test.keys())
                .open(
                    tx,
                    new NewStaffMember(
                        UUID.randomUUID() + "@example.org",
                        "An Officer",
                        Optional.empty(),
                        StaffRole.QUARANTINE_OFFICER,
                        AJournal.SCOPE,
                        "en",
                        "a long password".toCharArray(),
                        new byte[20])));
  }

  private static Actor officer(UUID account, String scope) {
    return new Actor("staff:" + account, Set.of(new Grant(Compartment.HEALTH, scope)));
  }

  private List<Reading> ofCase() {
    return store.call(officer, tx -> AccessLog.ofCase(tx, id, 0, 100));
  }

  private List<Reading> ofPerson(Actor asking, UUID person) {
    return store.call(asking, tx -> AccessLog.ofPerson(tx, person, 0, 100));
  }

  @Test
  void staff_of_the_post_see_who_did_or_read_what_the_newest_first() {
    List<CaseHistory.Event> events = history.part(officer, reference, 0, 10);

    assertThat(history.size(officer, reference)).hasValue(3);
    assertThat(events)
        .extracting(CaseHistory.Event::kind)
        .containsExactly("read.phone", "note.added", "case.opened");
    CaseHistory.Event reading = events.get(0);
    assertThat(reading.name()).isEqualTo("An Officer");
    assertThat(reading.who().role()).contains("quarantine-officer");
    assertThat(reading.who().organisation()).contains("authority");
    assertThat(reading.who().post()).contains("journal-test");
    assertThat(events.get(1).who().kind()).isEqualTo("system");
    assertThat(events.get(1).name()).isNull();
  }

  @Test
  void a_long_history_comes_in_parts_without_a_gap() {
    journal.grow(id, 60);

    assertThat(history.size(officer, reference)).hasValue(63);
    assertThat(seqs(0)).hasSize(25).startsWith(63L).endsWith(39L);
    assertThat(seqs(25)).hasSize(25).startsWith(38L).endsWith(14L);
    assertThat(seqs(50)).hasSize(13).startsWith(13L).endsWith(1L);
    assertThat(seqs(75)).isEmpty();
  }

  private List<Long> seqs(long from) {
    return history.part(officer, reference, from, 25).stream().map(CaseHistory.Event::seq).toList();
  }

  @Test
  void whoever_may_not_see_the_case_has_no_history_of_it() {
    Actor elsewhere = officer(UUID.randomUUID(), "authority/elsewhere");

    assertThat(history.size(elsewhere, reference)).isEmpty();
    assertThat(history.part(elsewhere, reference, 0, 25)).isEmpty();
    assertThat(history.size(officer, "Q-0000-0000")).isEmpty();
  }

  @Test
  void to_whom_a_case_alone_is_open_its_history_is_not() {
    Actor provider =
        new Actor(officer.id(), Set.of(), Set.of(new OpenedCase(id, Optional.empty())));

    assertThat(history.size(provider, reference)).isEmpty();
    assertThat(history.part(provider, reference, 0, 25)).isEmpty();
  }

  @Test
  void looking_at_the_history_writes_nothing_into_it() {
    history.part(officer, reference, 0, 25);

    assertThat(history.size(officer, reference)).hasValue(3);
  }

  @Test
  void the_traveller_learns_role_organisation_and_reason_and_no_name() {
    List<Reading> log = ofCase();

    assertThat(log)
        .singleElement()
        .satisfies(
            reading -> {
              assertThat(reading.reader()).isEqualTo(new Reader("quarantine-officer", "authority"));
              assertThat(reading.why()).isEqualTo("phone");
              assertThat(reading.reference()).isEqualTo(reference);
            });
    assertThat(log.toString()).doesNotContain("An Officer").doesNotContain(officer.id());
  }

  @Test
  void readings_of_all_cases_of_a_person_stand_in_one_log_but_only_of_open_ones() {
    UUID person = UUID.randomUUID();
    UUID one = journal.open(Compartment.HEALTH, person);
    UUID other = journal.open(Compartment.HEALTH, person);
    UUID closed = journal.open(Compartment.SUPPORT, person);
    Actor counsellor =
        new Actor(officer.id(), Set.of(new Grant(Compartment.SUPPORT, AJournal.SCOPE)));
    store.run(officer, tx -> Readings.record(tx, one, "phone"));
    store.run(officer, tx -> Readings.record(tx, other, "case"));
    store.run(counsellor, tx -> Readings.record(tx, closed, "case"));

    assertThat(ofPerson(counsellor, person)).hasSize(1);
    assertThat(ofPerson(officer, person)).extracting(Reading::why).containsExactly("case", "phone");
    assertThat(store.<List<Reading>>call(officer, tx -> AccessLog.ofPerson(tx, person, 1, 1)))
        .as("a page of them")
        .extracting(Reading::why)
        .containsExactly("phone");
    assertThat(ofPerson(officer(UUID.randomUUID(), "authority/elsewhere"), person)).isEmpty();
  }

  @Test
  void what_travellers_do_themselves_is_no_access_and_a_gone_account_says_so() {
    Actor traveller = new Actor("traveller:" + UUID.randomUUID(), officer.grants());
    Actor gone = officer(UUID.randomUUID(), AJournal.SCOPE);
    store.run(traveller, tx -> tx.record(id, "read.case", Map.of()));
    store.run(gone, tx -> Readings.record(tx, id, "case"));

    assertThat(ofCase())
        .extracting(Reading::reader)
        .containsExactly(new Reader("former", null), new Reader("quarantine-officer", "authority"));
  }

  @Test
  void without_an_actor_nobody_is_told_where_anybody_works() throws SQLException {
    try (Connection connection = test.asApplication().getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(
              () -> statement.executeQuery("SELECT * FROM guard.posts_of(ARRAY[]::uuid[])"))
          .hasMessageContaining("no actor");
    }
  }
}
