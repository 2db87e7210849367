package org.portolan.web.staff;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.portolan.cases.finding.Search;
import org.portolan.cases.finding.Search.Hit;
import org.portolan.cases.finding.Search.Matter;
import org.portolan.cases.finding.Search.ReadAs;
import org.portolan.cases.finding.Search.Result;
import org.primefaces.component.datatable.DataTable;

/** One box to find a person or a case. What was typed stands in no address. */
@Named
@ViewScoped
public class FindPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient Search search;

  private String typed = "";
  private Result result;
  private transient PagedRows<Hit> hits;

  /** Searches for what was typed; what is found is shown from its beginning. */
  public void find() {
    result = staff.ask(tx -> search.of(tx, typed));
    hits = null;
    if (FacesContext.getCurrentInstance().getViewRoot().findComponent("find:hits")
        instanceof DataTable table) {
      table.setFirst(0);
    }
  }

  /** Whether something was looked for. */
  public boolean isDone() {
    return result != null && result.readAs() != ReadAs.NOTHING;
  }

  /** As what the typed words were read, as in the keys of its name. */
  public String getReadAs() {
    return result.readAs().key();
  }

  /** Whether the typed words look like a reference and are none. */
  public boolean isWrongReference() {
    return isDone() && result.readAs() == ReadAs.WRONG_REFERENCE;
  }

  /** How many were found. */
  public int getCount() {
    return result == null ? 0 : result.count();
  }

  /** A page at a time: only those whom somebody looks at have been read. */
  public PagedRows<Hit> getHits() {
    if (hits == null) {
      hits =
          new PagedRows<>(
              this::getCount,
              (from, most) -> staff.ask(tx -> search.shown(tx, result, from, most)));
    }
    return hits;
  }

  /** The page of a case; null when this person's work has none for it. */
  public String pageOf(Matter matter) {
    return CasePages.of(matter.kind(), matter.reference());
  }

  public String getTyped() {
    return typed;
  }

  public void setTyped(String typed) {
    this.typed = typed;
  }
}
