package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.WorkRow;
import org.portolan.cases.visa.model.WorkWanted;

/** A post's applications, as an officer looks through them. */
class WorklistTest {

  private final AnApplication one = AnApplication.of("short-stay").submitted();
  private final Officer amina = one.officer("Amina", Party.OFFICER);

  @Test
  void a_list_goes_on_where_its_page_ended() {
    List<String> references =
        Stream.generate(() -> one.another("short-stay").submitted().reference).limit(4).toList();
    one.another("short-stay");

    Worklist.Page first = page(Optional.empty());
    Worklist.Page second = page(first.next());
    Worklist.Page last = page(second.next());

    assertThat(Stream.of(first, second, last).flatMap(p -> p.rows().stream()))
        .extracting(WorkRow::reference)
        .hasSize(5)
        .doesNotHaveDuplicates()
        .contains(one.reference)
        .containsAll(references);
    assertThat(last.next()).isEmpty();
    Map<State, Long> counts = one.as(amina, tx -> one.worklist.counts(tx, amina));
    assertThat(counts).isEqualTo(Map.of(State.SUBMITTED, 5L));
    Worklist.Page mine =
        one.as(
            amina,
            tx ->
                one.worklist.page(
                    tx, amina, WorkWanted.in(State.SUBMITTED).onlyMine(), Optional.empty(), 2));
    assertThat(mine.rows()).as("nobody has one").isEmpty();
  }

  @Test
  void a_list_is_of_one_kind_or_by_age_and_each_goes_on_where_its_page_ended() {
    // short stays are decided within fifteen days, humanitarian visas within ten
    AnApplication urgent = handedInLater("humanitarian", 1);
    AnApplication last = handedInLater("short-stay", 2);
    WorkWanted all = WorkWanted.in(State.SUBMITTED);

    assertThat(references(all)).containsExactly(urgent.reference, one.reference, last.reference);
    assertThat(references(all.by(WorkWanted.Order.AGE)))
        .containsExactly(one.reference, urgent.reference, last.reference);
    assertThat(references(all.ofType("short-stay"))).containsExactly(one.reference, last.reference);
    assertThat(references(all.ofType("humanitarian").by(WorkWanted.Order.AGE)))
        .containsExactly(urgent.reference);
    assertThat(references(all.ofType("family-reunion"))).isEmpty();
    assertThat(references(WorkWanted.in(State.DRAFT).by(WorkWanted.Order.AGE))).isEmpty();
  }

  /** At the same post, hours after the first. */
  private AnApplication handedInLater(String type, int hours) {
    AnApplication another = one.another(type);
    another.later(Duration.ofHours(hours));
    return another.submitted();
  }

  /** All that a list has, one a page. */
  private List<String> references(WorkWanted wanted) {
    List<String> references = new ArrayList<>();
    Optional<WorkRow> after = Optional.empty();
    do {
      Optional<WorkRow> from = after;
      Worklist.Page page = one.as(amina, tx -> one.worklist.page(tx, amina, wanted, from, 1));
      page.rows().forEach(row -> references.add(row.reference()));
      after = page.next();
    } while (after.isPresent());
    return references;
  }

  @Test
  void nobody_counts_further_than_asked() {
    one.another("short-stay").submitted();
    one.another("short-stay").submitted();

    Map<State, Long> counts = one.as(amina, tx -> one.queue.counts(tx, one.post, 2));
    assertThat(counts).isEqualTo(Map.of(State.SUBMITTED, 2L));
  }

  private Worklist.Page page(Optional<WorkRow> after) {
    return one.as(
        amina, tx -> one.worklist.page(tx, amina, WorkWanted.in(State.SUBMITTED), after, 2));
  }
}
