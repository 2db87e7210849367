package org.portolan.cases.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.cases.journal.JournalChecks.Check;
import org.portolan.cases.journal.JournalChecks.Started;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;

/** Who may have the journals verified, on which node that happens, and who reads what was found. */
class JournalChecksTest {

  private static final StaffMember SUPERVISOR = member(StaffRole.SUPERVISOR, AJournal.SCOPE);
  private static final StaffMember ELSEWHERE = member(StaffRole.SUPERVISOR, "authority/elsewhere");
  private static final StaffMember OFFICER = member(StaffRole.QUARANTINE_OFFICER, AJournal.SCOPE);
  private static final StaffMember WATCHER = member(StaffRole.DATA_PROTECTION_OFFICER, "authority");

  @TempDir private Path anchors;
  private AJournal journal;
  private JournalChecks checks;

  private static StaffMember member(StaffRole role, String scope) {
    return new StaffMember(UUID.randomUUID(), "Somebody", role, scope, "en");
  }

  @BeforeEach
  void begin() {
    journal = new AJournal(anchors);
    journal.asOwner("DELETE FROM journal_finding");
    journal.asOwner("DELETE FROM journal_check");
    checks = at(Clock.systemUTC());
  }

  private JournalChecks at(Clock clock) {
    return new JournalChecks(AJournal.TEST.store(clock), AJournal.TEST.keys(), journal.verify());
  }

  @AfterEach
  void end() {
    journal.close();
  }

  @Test
  void a_verification_waits_for_a_node_runs_and_ends_with_what_it_found() {
    UUID damaged = journal.ofLength(4);
    journal.asOwner("DELETE FROM journal_event WHERE case_id = ? AND seq = 2", damaged);

    assertThat(checks.start(SUPERVISOR)).isEqualTo(Started.WAITING);
    assertThat(checks.newest(SUPERVISOR))
        .hasValueSatisfying(
            check -> {
              assertThat(check.state()).isEqualTo("waiting");
              assertThat(check.startedBy()).isEqualTo(SUPERVISOR.actor().id());
              assertThat(check.open()).isTrue();
              assertThat(check.percent()).isZero();
            });
    checks.run(checks.claim().orElseThrow());

    Check check = checks.newest(SUPERVISOR).orElseThrow();
    assertThat(check.state()).isEqualTo("ended");
    assertThat(check.holds()).isFalse();
    assertThat(check.percent()).isEqualTo(100);
    assertThat(check.findings()).isOne();
    assertThat(checks.findings(SUPERVISOR, 0, 25))
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.OfCase.class,
            found -> {
              assertThat(found.caseId()).isEqualTo(damaged);
              assertThat(found.number()).isEqualTo(2);
              assertThat(found.damage()).isEqualTo(Damage.REMOVED);
            });
  }

  @Test
  void one_at_a_time_runs_and_on_one_node_only() {
    assertThat(checks.start(SUPERVISOR)).isEqualTo(Started.WAITING);
    assertThat(checks.start(WATCHER)).isEqualTo(Started.RUNS_ALREADY);
    UUID check = checks.claim().orElseThrow();
    assertThat(checks.claim()).isEmpty();
    assertThat(checks.start(WATCHER)).isEqualTo(Started.RUNS_ALREADY);

    checks.run(check);
    assertThat(checks.newest(WATCHER)).get().matches(Check::holds);
    assertThat(checks.start(WATCHER)).isEqualTo(Started.WAITING);
  }

  @Test
  void a_verification_whose_node_is_gone_is_taken_up_by_another() {
    checks.start(SUPERVISOR);
    UUID check = checks.claim().orElseThrow();
    Instant later = Instant.now().plus(Duration.ofMinutes(3));

    assertThat(at(Clock.fixed(later, ZoneOffset.UTC)).claim()).contains(check);
  }

  @Test
  void a_quarantine_officer_can_neither_start_nor_read_one() {
    assertThat(checks.start(OFFICER)).isEqualTo(Started.REFUSED);
    assertThat(checks.claim()).isEmpty();
    checks.start(SUPERVISOR);

    assertThat(checks.newest(OFFICER)).isEmpty();
    assertThat(checks.findings(OFFICER, 0, 25)).isEmpty();
    assertThat(JournalChecks.areOpenTo(OFFICER)).isFalse();
  }

  @Test
  void findings_of_another_post_are_counted_and_not_named() {
    UUID damaged = journal.ofLength(3);
    journal.asOwner("DELETE FROM journal_event WHERE case_id = ?", damaged);
    checks.start(ELSEWHERE);
    checks.run(checks.claim().orElseThrow());

    assertThat(checks.newest(ELSEWHERE))
        .hasValueSatisfying(
            check -> {
              assertThat(check.findings()).isZero();
              assertThat(check.hidden()).isOne();
              assertThat(check.holds()).isFalse();
            });
    assertThat(checks.findings(ELSEWHERE, 0, 25)).isEmpty();
    assertThat(checks.newest(WATCHER)).get().matches(check -> check.findings() == 1);
    assertThat(checks.findings(WATCHER, 0, 25)).hasSize(1);
  }

  /** As a verification ends that has found a lot. */
  private void plant(String reference, String compartment, String scope, int findings) {
    journal.asOwner(
        """
        INSERT INTO journal_check (id, state, started_by, started_at, seen_at)
        SELECT '00000000-0000-4000-8000-00000000000c', 'ended', 'staff:x', now(), now()
        WHERE NOT EXISTS (SELECT FROM journal_check)
        """);
    journal.asOwner(
        """
        INSERT INTO journal_finding (check_id, position, damaged_case, reference, case_compartment,
          case_scope, number, damage)
        SELECT '00000000-0000-4000-8000-00000000000c', coalesce(most, 0) + n, gen_random_uuid(),
          CAST(? AS text), CAST(? AS text), CAST(? AS text), n, 'altered'
        FROM generate_series(1, ?) AS n,
          (SELECT max(position) AS most FROM journal_finding) AS before
        """,
        reference,
        compartment,
        scope,
        findings);
  }

  private static long[] numbers(List<Finding> findings) {
    return findings.stream().mapToLong(Finding::number).toArray();
  }

  @Test
  void findings_come_in_parts_without_those_that_are_not_theirs() {
    plant("Q-0000-0001", "health", AJournal.SCOPE, 30);
    plant("Q-0000-0002", "support", AJournal.SCOPE, 3);
    plant("Q-0000-0003", "health", "authority/elsewhere", 4);
    plant("Q-0000-0004", "health", "another/journal-test", 5);
    plant(null, null, null, 6);
    long[] all = LongStream.rangeClosed(1, 30).toArray();

    Check supervisors = checks.newest(SUPERVISOR).orElseThrow();
    assertThat(supervisors.findings()).isEqualTo(30);
    assertThat(supervisors.hidden()).isEqualTo(18);
    assertThat(numbers(checks.findings(SUPERVISOR, 0, 25))).isEqualTo(Arrays.copyOf(all, 25));
    assertThat(numbers(checks.findings(SUPERVISOR, 25, 25)))
        .isEqualTo(Arrays.copyOfRange(all, 25, 30));
    assertThat(checks.findings(SUPERVISOR, 50, 25)).isEmpty();
    Check watchers = checks.newest(WATCHER).orElseThrow();
    assertThat(watchers.findings()).isEqualTo(30 + 3 + 4 + 6);
    assertThat(watchers.hidden()).isEqualTo(5);
    assertThat(checks.findings(WATCHER, 0, 1_000))
        .hasSize(43)
        .noneMatch(
            finding ->
                finding instanceof Finding.OfCase found
                    && "another/journal-test".equals(found.scope()));
  }

  @Test
  void who_started_one_and_how_it_ended_are_events_of_a_journal() {
    checks.start(SUPERVISOR);
    checks.run(checks.claim().orElseThrow());

    List<String> events =
        journal
            .store()
            .call(
                Actor.system("test", Compartment.TRANSIT),
                tx ->
                    tx.sql()
                        .createQuery(
                            """
                            SELECT e.kind || ' ' || e.actor FROM journal_event e
                            JOIN case_file f ON f.id = e.case_id AND f.reference = 'J-0000-0000'
                            ORDER BY e.seq DESC LIMIT 2
                            """)
                        .mapTo(String.class)
                        .list());
    assertThat(events)
        .containsExactly(
            "verification.ended system:journal-verification",
            "verification.started " + SUPERVISOR.actor().id());
  }
}
