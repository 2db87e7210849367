package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.staff.Colleagues;
import org.portolan.cases.support.SupportCase;
import org.portolan.cases.support.SupportCases;
import org.portolan.cases.support.SupportState;

/** The support cases of a post by where they stand, whom to contact first in front. */
@Named
@ViewScoped
public class SupportPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient SupportCases cases;
  @Inject private transient Colleagues colleagues;
  @Inject private transient Clock clock;

  private SupportState state = SupportState.WAITING;
  private transient PagedRows<SupportCase> rows;
  private transient Map<SupportState, Long> counts;
  private transient Map<UUID, String> names;

  /** Those in the state that is shown, a page at a time. */
  public PagedRows<SupportCase> getRows() {
    if (rows == null) {
      rows = new PagedRows<>(() -> count(state), this::page);
    }
    return rows;
  }

  private List<SupportCase> page(int from, int most) {
    List<SupportCase> page = staff.ask(tx -> cases.page(tx, state, from, most));
    names =
        colleagues.names(
            page.stream().flatMap(one -> one.worker().stream()).collect(Collectors.toSet()));
    return page;
  }

  /** How many there are in a state. */
  public long count(SupportState of) {
    if (counts == null) {
      counts = staff.ask(cases::counts);
    }
    return counts.getOrDefault(of, 0L);
  }

  /** Who has it; empty while nobody has. */
  public String worker(SupportCase one) {
    return one.worker().map(account -> names.getOrDefault(account, "–")).orElse("");
  }

  /** The day by which the person is contacted. */
  public String next(SupportCase one) {
    return one.nextContact().map(texts::day).orElse("–");
  }

  /** Whether the person should have been contacted by now. */
  public boolean isLate(SupportCase one) {
    return one.isLate(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  public SupportState[] getStates() {
    return SupportState.values();
  }

  public String getStateKey() {
    return state.key();
  }

  /** By its key; anything else shows those that wait. */
  public void setStateKey(String key) {
    state = Optional.ofNullable(key).flatMap(SupportState::find).orElse(SupportState.WAITING);
  }
}
