package org.portolan.cases.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.export.HandOverExport.HandedOver;
import org.portolan.cases.export.HandOverExport.Refusal;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.IdentityCheck;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.traveller.ATraveller;

/**
 * Whoever has no telephone gets everything from the data protection officer, and from nobody else.
 */
class HandOverExportTest {

  private static final Optional<IdentityCheck> PAPER = Optional.of(IdentityCheck.PAPER);

  private final TestStore test = TestStore.shared();
  private final Keys keys = test.keys();
  private final ATraveller traveller = new ATraveller();
  private final PersonJournal journal = new PersonJournal(keys);
  private final HandOverExport handing =
      new HandOverExport(
          traveller.store(),
          new PersonExport(keys, journal),
          new ExportedFiles(new Attachments(keys.sealer())),
          new PersonLabels(keys),
          journal);
  private final Actor officer = oversees(Grant.organisationOf(traveller.scope()));
  private CaseReference support;
  private CaseReference elsewhere;

  private static Actor oversees(String organisation) {
    return new Actor(
        "staff:" + UUID.randomUUID(), Set.of(new Grant(Compartment.OVERSIGHT, organisation)));
  }

  @BeforeEach
  void has_a_case_of_support_one_of_health_and_one_of_another_organisation() {
    support = open(Compartment.SUPPORT, traveller.scope(), "What the counsellor noted");
    open(Compartment.HEALTH, traveller.scope(), "What the officer noted");
    elsewhere = open(Compartment.VISA, "elsewhere/post", "What the consulate noted");
  }

  private CaseReference open(Compartment compartment, String scope, String note) {
    Actor writer =
        new Actor(
            "staff:" + UUID.randomUUID(),
            Set.of(new Grant(compartment, scope), new Grant(Compartment.IDENTITY, scope)));
    return traveller
        .store()
        .call(
            writer,
            tx -> {
              OpenCase.OpenedCase opened =
                  new OpenCase(keys)
                      .open(tx, compartment.key(), compartment, scope, traveller.id());
              new Timeline(keys.sealer()).note(tx, opened.id(), note);
              return opened.reference();
            });
  }

  private Optional<Refusal> refused(
      Actor by, CaseReference of, Optional<IdentityCheck> check, String reason) {
    return handing
        .handOver(by, of, traveller.id(), check, reason)
        .fold(all -> Optional.empty(), Optional::of);
  }

  private long events(String kind) {
    return Jdbi.create(test.asOwner())
        .withHandle(
            owner ->
                owner
                    .createQuery(
                        """
                        SELECT count(*) FROM journal_event e JOIN case_file f ON f.id = e.case_id
                        WHERE e.kind = :kind AND (f.id = :person OR f.person_id = :person)
                        """)
                    .bind("kind", kind)
                    .bind("person", traveller.id())
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  void it_has_all_that_the_organisation_stores_and_the_journals_say_who_took_it_and_why() {
    assertThat(handing.whose(officer, support).orElseThrow().name().full())
        .isEqualTo("Selam Gebre");

    HandedOver all =
        handing
            .handOver(officer, support, traveller.id(), PAPER, "Asked at the counter")
            .fold(taken -> taken, why -> null);

    assertThat(all.all().toString())
        .contains("Selam Gebre", "What the counsellor noted", "What the officer noted", "+3361")
        .doesNotContain("What the consulate noted", elsewhere.text(), officer.id());
    assertThat((List<?>) all.all().get("cases")).hasSize(2);
    assertThat(events("export.handed-over")).isOne();
    assertThat(events("read.handed-over")).isEqualTo(3);
    assertThat(events("read.person")).isOne();
    assertThat(
            handing
                .handOver(officer, support, traveller.id(), PAPER, "Asked again")
                .fold(again -> again.all().toString(), Refusal::key))
        .contains("check=paper", "reason=Asked at the counter");
  }

  @Test
  void without_having_made_sure_who_asks_or_without_a_reason_nothing_is_read() {
    assertThat(refused(officer, support, Optional.empty(), "Asked")).contains(Refusal.UNCHECKED);
    for (String reason : new String[] {null, "", " \n ", "x".repeat(501)}) {
      assertThat(refused(officer, support, PAPER, reason)).contains(Refusal.NO_REASON);
    }
    assertThat(events("export.handed-over") + events("read.handed-over")).isZero();
  }

  @Test
  void nothing_is_taken_of_anybody_but_whom_the_officer_has_compared() {
    for (UUID compared : new UUID[] {new ATraveller().id(), null}) {
      assertThat(
              handing
                  .handOver(officer, support, compared, PAPER, "Asked")
                  .<Optional<Refusal>>fold(all -> Optional.empty(), Optional::of))
          .contains(Refusal.ANOTHER);
    }
    assertThat(events("export.handed-over") + events("read.handed-over")).isZero();
  }

  @Test
  void nobody_but_who_watches_over_that_organisation_finds_the_person() {
    Actor worker =
        new Actor(
            "staff:" + UUID.randomUUID(),
            Set.of(
                new Grant(Compartment.IDENTITY, traveller.scope()),
                new Grant(Compartment.SUPPORT, traveller.scope())));

    for (Actor other : List.of(worker, oversees("elsewhere"), oversees("test"))) {
      assertThat(handing.whose(other, support)).isEmpty();
      assertThat(refused(other, support, PAPER, "Asked")).contains(Refusal.NOT_FOUND);
    }
    assertThat(refused(officer, elsewhere, PAPER, "Asked")).contains(Refusal.NOT_FOUND);
    assertThat(events("export.handed-over") + events("read.handed-over")).isZero();
  }
}
