package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.WorkRow;
import org.portolan.cases.visa.model.WorkWanted;
import org.portolan.cases.visa.store.Queue;

/** What waits at a post, page by page; opens nothing sealed. */
@Dependent
public class Worklist {

  /** More than somebody reads on one page. */
  public static final int MOST_ROWS = 100;

  /**
   * More than anybody has before them. What was decided grows for years, and each row that is
   * counted is first asked who may see it.
   */
  public static final int MOST_COUNTED = 10_000;

  private final Queue queue;

  @Inject
  public Worklist(Queue queue) {
    this.queue = queue;
  }

  /**
   * A page of what is in one state.
   *
   * @param rows in their order
   * @param next what the next page begins after; empty on the last
   */
  public record Page(List<WorkRow> rows, Optional<WorkRow> next) {}

  /**
   * A page.
   *
   * @param after the last row of the page before; empty for the first
   * @param most rows on it, at most {@link #MOST_ROWS}
   */
  public Page page(Tx tx, Officer officer, WorkWanted wanted, Optional<WorkRow> after, int most) {
    if (wanted.state() == State.DRAFT) {
      return new Page(List.of(), Optional.empty());
    }
    int shown = Math.max(1, Math.min(most, MOST_ROWS));
    List<WorkRow> found =
        queue.page(tx, officer.post(), officer.account(), wanted, after, shown + 1);
    boolean more = found.size() > shown;
    List<WorkRow> rows = more ? found.subList(0, shown) : found;
    return new Page(List.copyOf(rows), more ? Optional.of(rows.get(shown - 1)) : Optional.empty());
  }

  /** How many there are in each state, but drafts; of more than {@link #MOST_COUNTED} so many. */
  public Map<State, Long> counts(Tx tx, Officer officer) {
    return queue.counts(tx, officer.post(), MOST_COUNTED);
  }
}
