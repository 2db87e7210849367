package org.portolan.web.staff;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.staff.Colleagues;
import org.portolan.cases.visa.AssignApplications;
import org.portolan.cases.visa.Officer;
import org.portolan.cases.visa.SettleApplication;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.Worklist;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.model.WorkRow;
import org.portolan.cases.visa.model.WorkWanted;

/**
 * The visa applications of a post by where they stand, by kind, by age and by when they are due.
 */
@Named
@ViewScoped
public class VisasPage implements Serializable {

  private static final long serialVersionUID = 1;

  /** As many as one reads through before the next page. */
  private static final int SHOWN = 50;

  private static final List<State> NOT_LISTED = List.of(State.DRAFT, State.LAPSED);

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient Said said;
  @Inject private transient VisaTypes types;
  @Inject private transient Worklist worklist;
  @Inject private transient AssignApplications assigning;
  @Inject private transient SettleApplication settling;
  @Inject private transient Colleagues colleagues;

  private State state = State.SUBMITTED;
  private boolean mine;
  private String type;
  private WorkWanted.Order order = WorkWanted.Order.DUE;
  private String label;
  private List<String> found = List.of();
  // the last row of each page before this one
  private transient List<WorkRow> before = new ArrayList<>();
  private transient Shown shown;

  private Officer officer() {
    return Officer.of(staff.getMember()).orElseThrow();
  }

  /** Asked for once in a request, in one transaction. */
  private Shown shown() {
    if (shown == null) {
      Optional<WorkRow> after =
          before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1));
      shown =
          staff.ask(
              tx ->
                  new Shown(
                      worklist.page(
                          tx,
                          officer(),
                          new WorkWanted(state, mine, Optional.ofNullable(type), order),
                          after,
                          SHOWN),
                      worklist.counts(tx, officer()),
                      tx.now()));
    }
    return shown;
  }

  public List<WorkRow> getRows() {
    return shown().page.rows();
  }

  /** How many there are in a state, in the reader's digits; with a plus where they are more. */
  public String count(State of) {
    long many = shown().counts.getOrDefault(of, 0L);
    return texts.number(many) + (many >= Worklist.MOST_COUNTED ? "+" : "");
  }

  /** Takes the next that waits and opens it; says so when nothing does. */
  public void next() {
    Optional<String> reference = staff.ask(tx -> assigning.next(tx, officer()));
    if (reference.isPresent()) {
      open(reference.get());
    } else {
      said.info("staff.visas.nothing");
      refresh();
    }
  }

  /** Opens the application of a scanned sheet or label; lists them where there are several. */
  public void find() {
    found = staff.ask(tx -> settling.scanned(tx, label));
    if (found.isEmpty()) {
      said.error("staff.visas.none");
    } else if (found.size() == 1) {
      open(found.get(0));
    }
  }

  public List<String> getFound() {
    return found;
  }

  private static void open(String reference) {
    lead("/staff/visa?ref=" + reference);
  }

  /** Leads on to another page of the workspace. */
  static void lead(String where) {
    FacesContext faces = FacesContext.getCurrentInstance();
    try {
      faces.getExternalContext().redirect(where);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    faces.responseComplete();
  }

  /** Asks again. */
  public void refresh() {
    shown = null;
  }

  /** Shows the page after this one. */
  public void forward() {
    shown().page.next().ifPresent(before::add);
    refresh();
  }

  /** Shows the page before this one. */
  public void backward() {
    if (!before.isEmpty()) {
      before.remove(before.size() - 1);
    }
    refresh();
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    before = new ArrayList<>();
  }

  public boolean isMore() {
    return shown().page.next().isPresent();
  }

  public boolean isFirst() {
    return before.isEmpty();
  }

  /** Why a row stands where it does: how late it is, or how many days are left. */
  public String due(WorkRow row) {
    LocalDate today = LocalDate.ofInstant(shown().at, ZoneOffset.UTC);
    LocalDate day = LocalDate.ofInstant(row.dueAt(), ZoneOffset.UTC);
    long days = Duration.between(today.atStartOfDay(), day.atStartOfDay()).toDays();
    if (row.isLate(shown().at) && days < 0) {
      return texts.with("staff.visas.late", "n", -days);
    }
    return days <= 0 ? texts.of("staff.visas.today") : texts.with("staff.visas.left", "n", days);
  }

  /** Whether it should have been decided by now. */
  public boolean isLate(WorkRow row) {
    return isOpen(row) && row.isLate(shown().at);
  }

  /** Whether somebody still has to decide. */
  public boolean isOpen(WorkRow row) {
    return !row.state().isClosed() && row.state() != State.GRANTED;
  }

  /** The day on which it was handed in. */
  public String submitted(WorkRow row) {
    return texts.day(LocalDate.ofInstant(row.submittedAt(), ZoneOffset.UTC));
  }

  /** Who has it. */
  public String assigned(WorkRow row) {
    return row.assignedTo()
        .flatMap(account -> Optional.ofNullable(names().get(account)))
        .orElseGet(() -> texts.of("staff.visas.nobody"));
  }

  private Map<UUID, String> names() {
    if (shown().names == null) {
      shown().names =
          colleagues.names(
              getRows().stream().flatMap(row -> row.assignedTo().stream()).distinct().toList());
    }
    return shown().names;
  }

  public List<State> getStates() {
    return Arrays.stream(State.values()).filter(one -> !NOT_LISTED.contains(one)).toList();
  }

  public State getState() {
    return state;
  }

  public String getStateKey() {
    return state.key();
  }

  /** By its key, such as {@code in-review}; anything else shows those that wait. */
  public void setStateKey(String key) {
    state =
        Optional.ofNullable(key)
            .flatMap(State::find)
            .filter(one -> !NOT_LISTED.contains(one))
            .orElse(State.SUBMITTED);
  }

  /** {@code yes} for only what is the reader's. */
  public String getMine() {
    return mine ? "yes" : "no";
  }

  public void setMine(String wanted) {
    mine = "yes".equals(wanted);
  }

  /** A list like this one: the same kind and order, of applications in a state. */
  public String address(State of, String ofMine) {
    return "/staff/visas?state=%s&mine=%s&order=%s&type=%s"
        .formatted(of.key(), ofMine, order.key(), type == null ? "" : type);
  }

  /** The kinds of visa that can be chosen, by their ids. */
  public List<String> getTypes() {
    return types.offered().stream().map(VisaType::id).toList();
  }

  /** An id of a visa type; empty for any. */
  public String getType() {
    return type;
  }

  /** Anything that is no type shows all of them. */
  public void setType(String wanted) {
    type = getTypes().contains(wanted) ? wanted : null;
  }

  public WorkWanted.Order[] getOrders() {
    return WorkWanted.Order.values();
  }

  public String getOrderKey() {
    return order.key();
  }

  /** By its key; anything else shows what is to be decided first. */
  public void setOrderKey(String key) {
    order = WorkWanted.Order.find(key).orElse(WorkWanted.Order.DUE);
  }

  public String getLabel() {
    return label;
  }

  public void setLabel(String label) {
    this.label = label;
  }

  /** What is on the screen, when it was asked for. */
  private static final class Shown {
    private final Worklist.Page page;
    private final Map<State, Long> counts;
    private final Instant at;
    private Map<UUID, String> names;

    Shown(Worklist.Page page, Map<State, Long> counts, Instant at) {
      this.page = page;
      this.counts = counts;
      this.at = at;
    }
  }
}
