package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.attachments.ReadAttachment;
import org.portolan.cases.journal.CaseHistory;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.traveller.AskForCode;
import org.portolan.cases.traveller.OpenToTraveller;
import org.portolan.cases.visa.model.PaidBy;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.Typed;

/** What the database opens to whom, and what stands in it. */
class VisaRowsTest {

  private static final List<String> TABLES =
      List.of(
          "visa_application",
          "visa_member",
          "visa_step",
          "visa_document",
          "visa_request",
          "visa_fee",
          "visa_papers",
          "visa_recusal",
          "visa_notice",
          "visa_issued",
          "visa_holder",
          "visa_signal",
          "visa_translation");

  private final AnApplication one = AnApplication.of("short-stay").submitted();
  private final Officer amina = one.officer("Amina", Party.OFFICER);

  private long rows(Actor actor, String table) {
    return one.store.call(
        actor,
        tx ->
            tx.sql()
                .createQuery("SELECT count(*) FROM " + table + " WHERE case_id = :case")
                .bind("case", one.caseId)
                .mapTo(Long.class)
                .one());
  }

  @Test
  void another_post_and_another_work_see_no_row_whatever_they_ask() {
    Actor elsewhere =
        new Actor("staff:" + UUID.randomUUID(), Set.of(new Grant(Compartment.VISA, "test/other")));
    Actor quarantine =
        new Actor(
            "staff:" + UUID.randomUUID(),
            Set.of(
                new Grant(Compartment.HEALTH, one.post),
                new Grant(Compartment.IDENTITY, one.post),
                new Grant(Compartment.SUPPORT, one.post)));
    for (String table : TABLES) {
      assertThat(rows(elsewhere, table)).as(table).isZero();
      assertThat(rows(quarantine, table)).as(table).isZero();
    }
    assertThat(rows(one.actor(amina), "visa_application")).isOne();
  }

  @Test
  void a_traveller_reads_their_own_rows_and_changes_none() {
    Actor own =
        one.store
            .call(AskForCode.actor(), tx -> OpenToTraveller.actor(tx, one.traveller))
            .orElseThrow();
    AnApplication others = AnApplication.of("short-stay");
    Actor other =
        others
            .store
            .call(AskForCode.actor(), tx -> OpenToTraveller.actor(tx, others.traveller))
            .orElseThrow();

    assertThat(rows(own, "visa_member")).isOne();
    for (String table : TABLES) {
      assertThat(rows(other, table)).as(table).isZero();
    }
    int changed =
        one.store.call(
            own,
            tx ->
                tx.sql()
                    .createUpdate("UPDATE visa_application SET state = 'granted' WHERE case_id = ?")
                    .bind(0, one.caseId)
                    .execute());
    assertThat(changed).isZero();
    Optional<ApplicationView> read =
        one.store.call(own, tx -> one.reading.own(tx, one.traveller, one.reference));
    assertThat(read).isPresent();
  }

  @Test
  void nothing_that_somebody_said_stands_in_clear() {
    String secret = "Zanzibar-" + UUID.randomUUID();
    AnApplication draft = AnApplication.of("short-stay");
    draft.answer("passport-number", Typed.of(secret));
    long seen = one.version();
    one.as(amina, tx -> one.work.note(tx, amina, one.caseId, seen, secret));
    one.as(amina, tx -> one.settling.paid(tx, amina, one.caseId, seen + 1, PaidBy.BANK, secret));
    one.as(amina, tx -> one.assigning.recuse(tx, amina, one.caseId, seen + 2, secret));
    assertThat(one.version()).isEqualTo(seen + 3);

    for (String table : TABLES) {
      long found =
          Jdbi.create(TestStore.shared().asOwner())
              .withHandle(
                  owner ->
                      owner
                          .createQuery(
                              "SELECT count(*) FROM " + table + " t WHERE CAST(t AS text) LIKE ?")
                          .bind(0, "%" + secret + "%")
                          .mapTo(Long.class)
                          .one());
      assertThat(found).as(table).isZero();
    }
  }

  @Test
  void who_has_given_it_up_reads_none_of_it_by_whatever_page() {
    UUID file =
        one.as(amina, tx -> one.documents.of(tx, one.caseId)).get(0).attachment().orElseThrow();
    ReadAttachment files = new ReadAttachment(new Attachments(TestStore.shared().keys().sealer()));
    CaseHistory history = new CaseHistory(one.store, null);
    long seen = one.version();
    assertThat(one.<Boolean>as(amina, tx -> files.open(tx, file).isPresent())).isTrue();
    assertThat(history.size(one.actor(amina), one.reference)).isPresent();

    one.as(amina, tx -> one.assigning.recuse(tx, amina, one.caseId, seen, "She is my sister"));

    assertThat(one.<Boolean>as(amina, tx -> files.open(tx, file).isPresent())).isFalse();
    assertThat(one.openedBy(amina)).isEmpty();
    assertThat(history.size(one.actor(amina), one.reference)).isEmpty();
    for (String table : List.of("visa_member", "visa_document", "attachment", "visa_signal")) {
      assertThat(rows(one.actor(amina), table)).as(table).isZero();
    }
    Officer boris = one.officer("Boris", Party.OFFICER);
    assertThat(rows(one.actor(boris), "visa_member")).isOne();
    assertThat(history.size(one.actor(boris), one.reference)).isPresent();
  }

  @Test
  void a_reading_is_recorded() {
    one.as(amina, tx -> one.reading.open(tx, amina, one.reference));

    assertThat(events("read.case")).isOne();
    assertThat(events("visa.submit")).isOne();
  }

  private int events(String kind) {
    return one.as(
        amina,
        tx ->
            tx.sql()
                .createQuery(
                    "SELECT count(*) FROM journal_event WHERE case_id = :case AND kind = :kind")
                .bind("case", one.caseId)
                .bind("kind", kind)
                .mapTo(Integer.class)
                .one());
  }

  @Test
  void the_oldest_is_next_and_two_officers_never_get_the_same() throws Exception {
    one.pass(Duration.ofHours(1));
    AnApplication second = one.another("short-stay").submitted();
    Officer boris = one.officer("Boris", Party.OFFICER);
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      Future<Optional<String>> first =
          both.submit(
              () -> {
                together.await();
                return one.nextOf(amina);
              });
      Future<Optional<String>> other =
          both.submit(
              () -> {
                together.await();
                return one.nextOf(boris);
              });

      assertThat(List.of(first.get().orElseThrow(), other.get().orElseThrow()))
          .containsExactlyInAnyOrder(one.reference, second.reference);
    } finally {
      both.shutdownNow();
    }
  }

  @Test
  void the_next_is_the_one_that_is_due_first() {
    AnApplication urgent = one.another("humanitarian").submitted();

    assertThat(one.nextOf(amina)).contains(urgent.reference);
    assertThat(one.nextOf(amina)).contains(one.reference);
    assertThat(one.nextOf(amina)).isEmpty();
  }

  @Test
  void a_lapsed_draft_is_announced_to_be_erased_soon() {
    AnApplication draft = AnApplication.of("short-stay");
    draft.pass(Duration.ofDays(31));

    Instant due =
        Jdbi.create(TestStore.shared().asOwner())
            .withHandle(
                owner ->
                    owner
                        .createQuery("SELECT due_at FROM erasure WHERE case_id = ?")
                        .bind(0, draft.caseId)
                        .mapTo(Instant.class)
                        .one());
    assertThat(due).isEqualTo(draft.now().plus(VisaClock.LAPSED_KEPT));
  }

  @Test
  void an_application_that_cannot_be_read_stops_time_for_no_other() {
    AnApplication unreadable = AnApplication.of("short-stay");
    AnApplication behind = unreadable.another("short-stay");
    AnApplication last = unreadable.another("short-stay");
    versionOf(unreadable, 99);
    try {
      last.later(Duration.ofDays(31));
      int done;
      do {
        // no more at a time than there are that nothing can be done to
        done = last.clock.pass(1);
      } while (done > 0);

      assertThat(last.state()).isEqualTo(State.LAPSED);
      assertThat(behind.state()).isEqualTo(State.LAPSED);
    } finally {
      versionOf(unreadable, 1);
    }
    assertThat(unreadable.state()).isEqualTo(State.DRAFT);
  }

  private static void versionOf(AnApplication one, int version) {
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(
            owner ->
                owner.execute(
                    "UPDATE visa_application SET type_version = ? WHERE case_id = ?",
                    version,
                    one.caseId));
  }
}
