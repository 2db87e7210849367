package org.portolan.cases.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only an anchor outside the database can show, and what shows when anchors are touched. */
class AnchorJournalsTest {

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

  private List<String> ofAnchors() {
    return journal.verify().all(events -> {}).findings().stream()
        .filter(Finding.OfAnchor.class::isInstance)
        .map(finding -> finding.damage() + " " + finding.number())
        .toList();
  }

  private void cutOff(UUID id, int keep) {
    journal.asOwner("DELETE FROM journal_event WHERE case_id = ? AND seq > ?", id, keep);
    journal.asOwner(
        """
        UPDATE case_file SET journal_seq = ?,
          journal_mac = (SELECT mac FROM journal_event WHERE case_id = case_file.id AND seq = ?)
        WHERE id = ?
        """,
        keep,
        keep,
        id);
  }

  @Test
  void an_end_cut_off_together_with_the_head_is_named_by_case_and_number() {
    UUID id = journal.ofLength(6);
    journal.ofLength(3);
    journal.anchor();
    cutOff(id, 4);

    assertThat(journal.found(id)).isEqualTo("CUT_OFF 5");
    assertThat(journal.verify().all(events -> {}).findings())
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.OfCase.class, found -> assertThat(found.caseId()).isEqualTo(id));
  }

  @Test
  void an_end_cut_off_between_two_anchors_stays_named_after_the_next() {
    UUID id = journal.ofLength(6);
    journal.anchor();
    cutOff(id, 4);
    journal.anchor();
    assertThat(journal.found(id)).isEqualTo("CUT_OFF 5");

    journal.grow(id, 5);
    journal.anchor();
    assertThat(journal.found(id)).isEqualTo("ALTERED 6");
  }

  @Test
  void a_case_removed_with_all_its_journal_is_named() {
    UUID id = journal.ofLength(3);
    journal.anchor();
    journal.asOwner("DELETE FROM journal_event WHERE case_id = ?", id);
    journal.asOwner("DELETE FROM case_file WHERE id = ?", id);

    assertThat(journal.found(id)).isEqualTo("CASE_REMOVED 3");
  }

  @Test
  void what_was_cut_off_before_any_anchor_cannot_be_known() {
    UUID id = journal.ofLength(6);
    cutOff(id, 4);

    assertThat(journal.found(id)).isNull();
  }

  @Test
  void only_what_has_grown_is_anchored_again() {
    UUID grows = journal.ofLength(2);
    journal.ofLength(2);
    assertThat(journal.anchor()).isGreaterThanOrEqualTo(2);
    assertThat(journal.anchor()).isZero();
    journal.grow(grows, 3);

    assertThat(journal.anchor()).isOne();
    assertThat(journal.verify().all(events -> {})).matches(Verdict::holds);
    assertThat(journal.verify().all(events -> {}).anchors()).isEqualTo(2);
    assertThat(journal.anchors(10).newest()).isPresent();
  }

  @Test
  void more_than_fit_one_anchor_go_into_the_next_at_once() {
    for (int i = 0; i < 5; i++) {
      journal.ofLength(1);
    }
    AnchorJournals small = journal.anchors(2);
    int steps = 0;
    while (small.step() > 0) {
      steps++;
    }

    assertThat(steps).isGreaterThanOrEqualTo(3);
    assertThat(ofAnchors()).isEmpty();
    assertThat(journal.verify().all(events -> {}).anchors()).isEqualTo(steps);
  }

  private List<String> threeAnchors() throws IOException {
    UUID id = journal.ofLength(1);
    for (int i = 0; i < 3; i++) {
      journal.grow(id, 1);
      journal.anchor();
    }
    assertThat(ofAnchors()).isEmpty();
    return List.of(Files.readString(journal.file().path()).split("(?=\nportolan-anchor 1\n)"));
  }

  private void write(String... blocks) throws IOException {
    Files.writeString(journal.file().path(), String.join("", blocks));
  }

  @Test
  void a_removed_anchor_shows_wherever_it_stood() throws IOException {
    List<String> blocks = threeAnchors();
    assertThat(blocks).hasSize(3);

    write(blocks.get(1), blocks.get(2));
    assertThat(ofAnchors()).containsExactly("REMOVED 1");
    write(blocks.get(0), blocks.get(2));
    assertThat(ofAnchors()).containsExactly("REMOVED 2");
    write(blocks.get(0), blocks.get(1));
    assertThat(ofAnchors()).containsExactly("CUT_OFF 3");
    Files.delete(journal.file().path());
    assertThat(ofAnchors()).containsExactly("CUT_OFF 1");
  }

  @Test
  void a_changed_or_displaced_anchor_shows() throws IOException {
    List<String> blocks = threeAnchors();

    write(blocks.get(0), blocks.get(1).replace("number 2", "number 7"), blocks.get(2));
    assertThat(ofAnchors()).containsExactly("ALTERED 2");
    write(blocks.get(0), blocks.get(1).replaceFirst("head .*\n", ""), blocks.get(2));
    assertThat(ofAnchors()).containsExactly("ALTERED 2");
    write(blocks.get(0), blocks.get(2), blocks.get(1));
    assertThat(ofAnchors()).containsExactly("REMOVED 2", "REORDERED 2");
    write(
        blocks.get(0),
        "\n" + "x".repeat(100_000) + "\nsignature %%%\n",
        blocks.get(1),
        blocks.get(2));
    assertThat(ofAnchors()).containsExactly("ALTERED 2");
  }

  @Test
  void when_the_file_has_lost_anchors_the_next_one_names_every_journal_again() throws IOException {
    UUID still = journal.ofLength(4);
    journal.anchor();
    List<String> blocks = threeAnchors();
    Files.delete(journal.file().path());
    journal.grow(journal.ofLength(1), 1);

    assertThat(journal.anchor()).isGreaterThan(2);
    assertThat(ofAnchors()).containsExactly("REMOVED 1");
    cutOff(still, 2);
    assertThat(journal.found(still)).isNotNull();
    assertThat(blocks).isNotEmpty();
  }

  @Test
  void an_anchor_whose_transaction_was_lost_is_adopted() throws IOException {
    threeAnchors();
    journal.asOwner("CREATE TABLE before_loss AS SELECT * FROM journal_anchoring");
    UUID id = journal.ofLength(3);
    journal.anchor();
    journal.asOwner(
        """
        UPDATE journal_anchoring a SET number = b.number, digest = b.digest,
          file_begins = b.file_begins FROM before_loss b
        """);
    journal.asOwner("DROP TABLE before_loss");
    journal.asOwner("DELETE FROM journal_anchored WHERE case_id = ?", id);
    journal.grow(id, 1);

    assertThat(journal.anchor()).isOne();
    assertThat(ofAnchors()).isEmpty();
    assertThat(journal.verify().all(events -> {}).anchors()).isEqualTo(5);
  }

  @Test
  void an_anchor_that_a_crash_left_half_written_is_passed_over() throws IOException {
    List<String> blocks = threeAnchors();
    String torn = blocks.get(2).substring(0, blocks.get(2).length() / 2);
    Files.writeString(journal.file().path(), torn, StandardOpenOption.APPEND);
    assertThat(ofAnchors()).isEmpty();

    journal.ofLength(1);
    journal.anchor();
    assertThat(ofAnchors()).isEmpty();
    assertThat(journal.verify().all(events -> {}).anchors()).isEqualTo(4);
  }

  @Test
  void an_anchor_says_nothing_of_anybody() throws IOException {
    threeAnchors();

    assertThat(Files.readString(journal.file().path(), StandardCharsets.US_ASCII))
        .matches(
            "(?s)(\n(portolan-anchor 1|number \\d+|at [0-9TZ:.-]+|previous [0-9a-f]*"
                + "|head [0-9a-f-]{36} \\d+ [0-9a-f]{64}|key [A-Za-z0-9+/=]+"
                + "|signature [A-Za-z0-9+/=]+)?)+");
  }
}
