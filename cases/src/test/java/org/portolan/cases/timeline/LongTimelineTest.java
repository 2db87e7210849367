package org.portolan.cases.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.timeline.Timeline.Entry;

/** A timeline of ten thousand entries is read a page at a time, and nothing besides is opened. */
class LongTimelineTest {

  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final int MANY = 10_000;

  private final Keys keys = TestStore.shared().keys();
  private final CaseStore store = TestStore.shared().store(Clock.fixed(NOW, ZoneOffset.UTC));
  private final String scope = "long/" + UUID.randomUUID();
  private final Actor officer =
      new Actor("staff:" + UUID.randomUUID(), Set.of(new Grant(Compartment.HEALTH, scope)));
  private final Timeline timeline = new Timeline(keys.sealer());
  private final UUID caseId =
      store
          .call(
              officer,
              tx -> new OpenCase(keys).open(tx, "quarantine", Compartment.HEALTH, scope, null))
          .id();

  /** Two at each moment, with nothing that can be opened in them. */
  private void planted(int many) {
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(
            owner ->
                owner.execute(
                    """
                    INSERT INTO timeline_entry (id, case_id, compartment, scope, kind, at, body)
                    SELECT gen_random_uuid(), ?, 'health', ?, 'note',
                      CAST(? AS timestamptz) - (i / 2) * interval '1 minute', '\\x00'
                    FROM generate_series(2, ?) i
                    """,
                    caseId,
                    scope,
                    NOW.toString(),
                    many + 1));
  }

  private TimelinePart part(Optional<TimelineMoment> before, int most) {
    return store.call(officer, tx -> timeline.before(tx, caseId, before, most));
  }

  @Test
  void page_by_page_each_entry_is_met_once_though_two_are_of_one_moment() {
    planted(60);
    List<UUID> met = new ArrayList<>();
    Optional<TimelineMoment> before = Optional.empty();
    TimelinePart part;
    do {
      part = part(before, 7);
      List<UUID> page = part.entries().stream().map(Entry::id).toList();
      assertThat(page).hasSizeLessThanOrEqualTo(7);
      met.addAll(page);
      before = part.first();
    } while (part.earlier());

    assertThat(met).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void of_the_others_nothing_is_opened_and_the_page_says_what_belongs_to_it() {
    planted(MANY);
    store.run(officer, tx -> timeline.note(tx, caseId, "The latest"));

    TimelinePart latest = part(Optional.empty(), 1);

    assertThat(latest.entries()).extracting(Entry::body).containsExactly("The latest");
    assertThat(latest.earlier()).isTrue();
    assertThat(store.<Boolean>call(officer, tx -> ReadSealed.wasAltered(tx, caseId))).isFalse();
    assertThat(latest.covers(NOW)).isTrue();
    assertThat(latest.covers(NOW.minusSeconds(1))).isFalse();
    TimelinePart earlier = part(latest.first(), 2);
    assertThat(earlier.covers(NOW)).isFalse();
    assertThat(earlier.covers(NOW.minusSeconds(60))).isTrue();
    assertThat(earlier.covers(NOW.minusSeconds(120))).isFalse();
  }

  @Test
  void of_a_case_without_any_there_is_no_page_before() {
    assertThat(part(Optional.empty(), 10)).isEqualTo(TimelinePart.NONE);
    assertThat(TimelinePart.NONE.covers(Instant.MIN)).isTrue();
  }
}
