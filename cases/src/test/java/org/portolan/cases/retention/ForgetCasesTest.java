package org.portolan.cases.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.keys.KeyVault.KeyDestroyed;
import org.portolan.cases.retention.LegalHolds.NotAnnounced;
import org.portolan.cases.retention.RetentionOverview.Announced;
import org.portolan.cases.retention.RetentionOverview.Held;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;

class ForgetCasesTest {

  private final AClosedCase closed = new AClosedCase();

  @Test
  void a_closed_case_is_announced_two_weeks_before_and_erased_after_its_time() {
    closed.daysLater(165).rounds();
    assertThat(closed.announced()).isEmpty();

    closed.daysLater(2).rounds();
    assertThat(closed.announced()).isPresent();
    assertThat(closed.isErased()).isFalse();

    closed.daysLater(14).rounds();
    assertThat(closed.announced()).isEmpty();
    assertThat(closed.isErased()).isTrue();
  }

  @Test
  void an_open_case_is_kept() {
    AClosedCase open = AClosedCase.stillOpen();

    open.daysLater(1_000).rounds();

    assertThat(open.isErased()).isFalse();
  }

  @Test
  void a_case_that_is_opened_again_is_no_longer_announced_and_kept_until_its_time_after_closing() {
    closed.daysLater(170).rounds();
    closed.isOpenedAgain();

    closed.daysLater(100).rounds();
    assertThat(closed.announced()).isEmpty();
    assertThat(closed.isErased()).isFalse();

    closed.isClosedAgain();
    closed.daysLater(165).rounds();
    assertThat(closed.isErased()).isFalse();
    closed.daysLater(2).rounds();
    assertThat(closed.announced()).isPresent();
    closed.daysLater(14).rounds();
    assertThat(closed.isErased()).isTrue();
  }

  @Test
  void a_case_that_is_opened_and_closed_again_before_anybody_looks_is_kept_as_long_again() {
    closed.daysLater(170).rounds();
    closed.daysLater(1).isOpenedAgain();
    closed.isClosedAgain();

    closed.daysLater(20).rounds();
    assertThat(closed.announced()).isEmpty();
    assertThat(closed.isErased()).isFalse();
    closed.daysLater(147).rounds();
    assertThat(closed.announced()).isPresent();
  }

  @Test
  void a_case_that_is_opened_and_closed_again_during_a_round_is_not_erased_in_it() {
    closed.daysLater(170).rounds();
    closed.daysLater(15).isOpenedAgain();
    closed.isClosedAgain();

    closed.erases();

    assertThat(closed.isErased()).isFalse();
  }

  @Test
  void a_case_that_somebody_is_opening_again_is_left_alone() throws Exception {
    closed.daysLater(170).rounds();

    closed.daysLater(15).erasesWhileItIsOpenedAgain();

    assertThat(closed.isErased()).isFalse();
  }

  @Test
  void a_case_announced_late_can_still_be_held() {
    closed.daysLater(400).rounds();

    assertThat(closed.isErased()).isFalse();
    assertThat(closed.announced().orElseThrow().due())
        .isEqualTo(closed.now().plus(java.time.Duration.ofDays(14)));
  }

  @Test
  void nothing_of_an_erased_case_or_its_person_is_left_but_a_number() {
    int before = closed.forgottenAtThePost();
    assertThat(closed.rowsNaming(closed.caseId())).isNotEmpty();
    assertThat(closed.rowsNaming(closed.personId())).isNotEmpty();

    closed.isErasedInTime();

    assertThat(closed.rowsNaming(closed.caseId()))
        .containsOnly("case_file", "journal_event", "erasure");
    assertThat(closed.rowsNaming(closed.personId())).containsOnly("erasure");
    assertThat(closed.foundByPhone()).isFalse();
    assertThat(closed.forgottenAtThePost()).isEqualTo(before + 1);
  }

  @Test
  void a_file_that_came_with_a_message_goes_with_its_case() throws java.io.IOException {
    assertThat(closed.hasItsFile()).isTrue();

    closed.isErasedInTime();

    assertThat(closed.hasItsFile()).isFalse();
    assertThat(closed.rowsNaming(closed.caseId())).doesNotContain("attachment");
  }

  @Test
  void the_journal_stays_and_nobody_can_read_it() {
    int entries = closed.journalEntries();

    closed.isErasedInTime();

    assertThat(closed.journalEntries()).isEqualTo(entries + 2);
    assertThatThrownBy(closed::readFirstJournalEntry).isInstanceOf(KeyDestroyed.class);
  }

  @Test
  void somebody_with_another_case_is_remembered_for_it() {
    closed.opensAnother();

    closed.isErasedInTime();

    assertThat(closed.foundByPhone()).isTrue();
    assertThat(closed.rowsNaming(closed.personId())).contains("person", "contact_point");
  }

  @Test
  void a_held_case_stays_until_the_hold_is_lifted() {
    closed.daysLater(170).rounds();
    closed.holds().place(closed.officer(), closed.caseId(), "  An appeal is pending  ");

    closed.daysLater(100).rounds();
    assertThat(closed.isErased()).isFalse();
    assertThat(closed.announced().map(Announced::heldBecause))
        .isEqualTo(Optional.of("An appeal is pending"));

    closed.holds().lift(closed.officer(), closed.caseId());
    closed.rounds();
    assertThat(closed.isErased()).isTrue();
  }

  @Test
  void a_hold_needs_a_reason_and_an_announced_case_of_ones_own_organisation() {
    closed.daysLater(170).rounds();
    Actor elsewhere =
        new Actor(
            "staff:" + UUID.randomUUID(),
            Set.of(new Grant(Compartment.OVERSIGHT, "another-authority")));

    assertThatThrownBy(() -> closed.holds().place(closed.officer(), closed.caseId(), " "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> closed.holds().place(closed.officer(), closed.caseId(), "x".repeat(2_001)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> closed.holds().place(elsewhere, closed.caseId(), "mine"))
        .isInstanceOf(NotAnnounced.class);
    assertThatThrownBy(() -> closed.holds().lift(elsewhere, closed.caseId()))
        .isInstanceOf(NotAnnounced.class);
    assertThatThrownBy(() -> closed.holds().place(closed.officer(), UUID.randomUUID(), "what"))
        .isInstanceOf(NotAnnounced.class);
  }

  @Test
  void a_case_can_be_held_before_anybody_thinks_of_erasing_it() {
    Actor elsewhere =
        new Actor(
            "staff:" + UUID.randomUUID(),
            Set.of(new Grant(Compartment.OVERSIGHT, "another-authority")));
    for (AClosedCase one : List.of(closed, AClosedCase.stillOpen())) {
      assertThatThrownBy(() -> one.holds().place(elsewhere, one.reference(), "mine"))
          .isInstanceOf(NotAnnounced.class);
      assertThatThrownBy(() -> one.holds().place(one.officer(), one.reference(), " "))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(
              () -> one.holds().place(one.officer(), CaseReference.draw('Q'), "of nobody"))
          .isInstanceOf(NotAnnounced.class);
      assertThat(one.held()).isEmpty();

      one.holds().place(one.officer(), one.reference(), "An order of a court");

      assertThat(one.held())
          .singleElement()
          .returns("An order of a court", Held::because)
          .returns(one.reference().text(), Held::reference);
    }
    closed.daysLater(170).rounds();
    closed.daysLater(100).rounds();
    assertThat(closed.isErased()).isFalse();
    assertThat(closed.announced().map(Announced::heldBecause))
        .isEqualTo(Optional.of("An order of a court"));
    assertThat(closed.held()).as("it stands among what is announced").isEmpty();

    closed.holds().lift(closed.officer(), closed.caseId());
    closed.rounds();
    assertThat(closed.isErased()).isTrue();
  }

  @Test
  void a_hold_that_came_early_is_lifted_like_any_other() {
    AClosedCase open = AClosedCase.stillOpen();
    open.holds().place(open.officer(), open.reference(), "An order of a court");

    open.holds().lift(open.officer(), open.caseId());

    assertThat(open.held()).isEmpty();
    assertThatThrownBy(() -> open.holds().lift(open.officer(), open.caseId()))
        .isInstanceOf(NotAnnounced.class);
  }

  @Test
  void where_the_policy_keeps_nothing_not_even_a_number_is_left() {
    int before = closed.forgottenAtThePost();
    closed.daysLater(170).rounds();

    closed.isForgottenWithoutACount();

    assertThat(closed.isErased()).isTrue();
    assertThat(closed.forgottenAtThePost()).isEqualTo(before);
  }

  @Test
  void killed_between_rows_and_keys_the_next_round_ends_it() {
    closed.daysLater(170).rounds();
    closed.daysLater(15).forgetsRowsOnly();
    assertThat(closed.canReadJournal()).isTrue();

    closed.rounds();

    assertThat(closed.canReadJournal()).isFalse();
  }

  @Test
  void yesterday_s_dump_beside_today_s_keys_tells_nothing_and_is_forgotten_again() {
    List<AClosedCase.Row> dump = closed.dump();
    closed.isErasedInTime();

    closed.restore(dump);
    assertThat(closed.rowsNaming(closed.caseId())).contains("timeline_entry", "quarantine");
    assertThatThrownBy(closed::readTimeline).isInstanceOf(KeyDestroyed.class);
    assertThatThrownBy(closed::readName).isInstanceOf(KeyDestroyed.class);

    closed.startsAgain();
    assertThat(closed.rowsNaming(closed.personId())).isEmpty();
    assertThat(closed.foundByPhone()).isFalse();
  }

  @Test
  void a_key_that_comes_back_with_a_dump_is_destroyed_again() {
    var keys = closed.dumpKeys();
    closed.isErasedInTime();

    closed.restoreKeys(keys);
    assertThat(closed.canReadJournal()).isTrue();

    closed.startsAgain();
    assertThat(closed.canReadJournal()).isFalse();
  }

  @Test
  void a_destroyed_key_is_never_made_again() {
    closed.isErasedInTime();

    assertThatThrownBy(closed::makesItsKeyAgain).isInstanceOf(KeyDestroyed.class);
  }

  @Test
  void nobody_but_the_system_s_own_erasure_can_forget() {
    for (Actor actor : List.of(closed.officer(), closed.quarantineOfficer())) {
      assertThatThrownBy(() -> closed.forgetsAs(actor)).hasMessageContaining("not for this actor");
    }
    assertThat(closed.isErased()).isFalse();
  }
}
