package org.portolan.cases.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of damage is planted by whoever owns the database, and named. */
class VerifyJournalsTest {

  private static final String ENTRY = " WHERE case_id = ? AND seq = ?";

  @TempDir private Path anchors;
  private AJournal journal;

  @BeforeEach
  void begin() {
    journal = new AJournal(anchors);
  }

  @AfterEach
  void end() {
    journal.close();
  }

  @Test
  void journals_as_they_were_written_hold() {
    List<UUID> cases = new ArrayList<>();
    for (int entries = 1; entries <= 7; entries++) {
      cases.add(journal.ofLength(entries));
    }
    List<Long> told = new ArrayList<>();

    Verdict verdict = journal.verify().all(told::add);

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.holds()).isTrue();
    assertThat(verdict.cases()).isGreaterThanOrEqualTo(7);
    assertThat(verdict.events()).isGreaterThanOrEqualTo(28);
    assertThat(told).isSorted().hasSizeGreaterThan(1).endsWith(verdict.events());
    assertThat(journal.verify().of(cases.get(6)).events()).isEqualTo(7);
    assertThat(journal.verify().size()).isEqualTo(verdict.events());
  }

  @Test
  void an_altered_field_is_named_whichever_it_is() {
    UUID id = journal.ofLength(5);
    for (String change :
        List.of(
            "at = at + interval '1 microsecond'",
            "actor = 'staff:somebody-else'",
            "kind = 'note.removed'",
            "detail = detail || '\\x00'",
            "mac = '\\x00'",
            "scope = 'authority/another-post'",
            "compartment = 'visa'")) {
      journal.asOwner("CREATE TABLE kept_entry AS SELECT * FROM journal_event" + ENTRY, id, 3);
      journal.asOwner("UPDATE journal_event SET " + change + ENTRY, id, 3);

      assertThat(journal.found(id)).as(change).isEqualTo("ALTERED 3");

      journal.asOwner("DELETE FROM journal_event" + ENTRY, id, 3);
      journal.asOwner("INSERT INTO journal_event SELECT * FROM kept_entry");
      journal.asOwner("DROP TABLE kept_entry");
      assertThat(journal.found(id)).isNull();
    }
  }

  @Test
  void an_altered_first_and_last_entry_are_named() {
    UUID first = journal.ofLength(4);
    UUID last = journal.ofLength(4);
    journal.asOwner("UPDATE journal_event SET actor = 'staff:x'" + ENTRY, first, 1);
    journal.asOwner("UPDATE journal_event SET actor = 'staff:x'" + ENTRY, last, 4);

    assertThat(journal.found(first)).isEqualTo("ALTERED 1");
    assertThat(journal.found(last)).isEqualTo("ALTERED 4");
  }

  @Test
  void entries_that_changed_places_are_named_as_reordered() {
    UUID id = journal.ofLength(6);
    swap(id, 3, 4);

    assertThat(journal.found(id)).isEqualTo("REORDERED 3");
  }

  @Test
  void entries_far_apart_that_changed_places_are_named_as_reordered() {
    UUID id = journal.ofLength(12);
    swap(id, 2, 11);

    assertThat(journal.found(id)).isEqualTo("REORDERED 2");
  }

  @Test
  void contents_that_changed_places_under_their_hashes_are_named_as_reordered() {
    UUID id = journal.ofLength(6);
    journal.asOwner(
        """
        UPDATE journal_event e SET at = o.at, actor = o.actor, kind = o.kind, detail = o.detail
        FROM journal_event o
        WHERE e.case_id = ? AND o.case_id = e.case_id AND e.seq IN (2, 5) AND o.seq = 7 - e.seq
        """,
        id);

    assertThat(journal.found(id)).isEqualTo("REORDERED 2");
  }

  private void swap(UUID id, int one, int other) {
    journal.asOwner("UPDATE journal_event SET seq = 1000" + ENTRY, id, one);
    journal.asOwner("UPDATE journal_event SET seq = " + one + ENTRY, id, other);
    journal.asOwner("UPDATE journal_event SET seq = " + other + ENTRY, id, 1000);
  }

  @Test
  void an_entry_removed_from_the_middle_is_named_by_its_number() {
    UUID id = journal.ofLength(6);
    journal.asOwner("DELETE FROM journal_event" + ENTRY, id, 4);

    assertThat(journal.found(id)).isEqualTo("REMOVED 4");
  }

  @Test
  void a_removed_entry_is_named_when_those_behind_it_have_moved_up() {
    UUID id = journal.ofLength(6);
    journal.asOwner("DELETE FROM journal_event" + ENTRY, id, 3);
    for (int seq = 4; seq <= 6; seq++) {
      journal.asOwner("UPDATE journal_event SET seq = seq - 1" + ENTRY, id, seq);
    }

    assertThat(journal.found(id)).isEqualTo("REMOVED 3");
  }

  @Test
  void a_cut_off_end_is_named_by_the_first_missing_number() {
    UUID id = journal.ofLength(6);
    journal.asOwner("DELETE FROM journal_event WHERE case_id = ? AND seq > 4", id);

    assertThat(journal.found(id)).isEqualTo("CUT_OFF 5");
  }

  @Test
  void an_inserted_entry_is_named_when_those_behind_it_have_moved_down() {
    UUID id = journal.ofLength(5);
    for (int seq = 5; seq >= 3; seq--) {
      journal.asOwner("UPDATE journal_event SET seq = seq + 1" + ENTRY, id, seq);
    }
    forge(id, 3);

    assertThat(journal.found(id)).isEqualTo("INSERTED 3");
  }

  @Test
  void an_entry_inserted_behind_the_end_is_named() {
    UUID id = journal.ofLength(3);
    forge(id, 4);

    assertThat(journal.found(id)).isEqualTo("INSERTED 4");
  }

  private void forge(UUID id, int seq) {
    journal.asOwner(
        """
        INSERT INTO journal_event SELECT case_id, ?, compartment, scope, at, actor, 'read.case',
          detail, mac FROM journal_event WHERE case_id = ? AND seq = 1
        """,
        seq,
        id);
  }

  @Test
  void an_entry_given_to_another_case_is_named_in_both() {
    UUID from = journal.ofLength(6);
    UUID to = journal.ofLength(3);
    journal.asOwner("UPDATE journal_event SET case_id = ?" + ENTRY, to, from, 5);

    assertThat(journal.found(from)).isEqualTo("REMOVED 5");
    assertThat(journal.found(to)).isEqualTo("INSERTED 5");
  }

  @Test
  void a_journal_that_is_gone_altogether_is_named() {
    UUID id = journal.ofLength(4);
    journal.asOwner("DELETE FROM journal_event WHERE case_id = ?", id);

    assertThat(journal.found(id)).isEqualTo("CUT_OFF 1");
  }

  @Test
  void a_case_that_is_gone_under_its_journal_is_named() {
    UUID id = journal.ofLength(4);
    journal.asOwner("DELETE FROM case_file WHERE id = ?", id);

    assertThat(journal.found(id)).isEqualTo("CASE_REMOVED 1");
  }

  @Test
  void a_head_that_was_set_back_without_its_entries_is_named() {
    UUID id = journal.ofLength(4);
    journal.asOwner("UPDATE case_file SET journal_seq = 3 WHERE id = ?", id);
    assertThat(journal.found(id)).isEqualTo("HEAD_MOVED 4");

    journal.asOwner("UPDATE case_file SET journal_seq = 4, journal_mac = '\\x00' WHERE id = ?", id);
    assertThat(journal.found(id)).isEqualTo("HEAD_MOVED 4");
  }

  @Test
  void only_the_first_damage_of_a_case_is_named_and_every_damaged_case_is() {
    UUID one = journal.ofLength(6);
    UUID other = journal.ofLength(6);
    UUID whole = journal.ofLength(6);
    journal.asOwner("UPDATE journal_event SET actor = 'staff:x'" + ENTRY, one, 5);
    journal.asOwner("UPDATE journal_event SET actor = 'staff:x'" + ENTRY, one, 2);
    journal.asOwner("DELETE FROM journal_event" + ENTRY, other, 3);

    List<Finding> findings = journal.verify().all(events -> {}).findings();

    assertThat(findings)
        .filteredOn(Finding.OfCase.class::isInstance)
        .map(Finding.OfCase.class::cast)
        .extracting(Finding.OfCase::caseId, Finding.OfCase::number, Finding.OfCase::damage)
        .contains(
            org.assertj.core.groups.Tuple.tuple(one, 2L, Damage.ALTERED),
            org.assertj.core.groups.Tuple.tuple(other, 3L, Damage.REMOVED))
        .noneMatch(found -> found.toList().contains(whole))
        .doesNotHaveDuplicates();
    assertThat(findings)
        .filteredOn(
            finding -> finding instanceof Finding.OfCase ofCase && ofCase.caseId().equals(one))
        .singleElement()
        .satisfies(
            finding -> assertThat(((Finding.OfCase) finding).reference()).matches("Q-.{4}-.{4}"));
  }
}
