package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.portolan.cases.finding.DuplicatePairs;
import org.portolan.cases.finding.DuplicatePairs.Pair;
import org.portolan.cases.finding.PossibleDuplicates.Reason;
import org.portolan.cases.store.Tx;

/** Pairs of people who may be one and of whom nobody has decided. */
@Named
@ViewScoped
public class DuplicatesPage implements Serializable {

  private static final long serialVersionUID = 1;

  /** The likeliest; those beyond are shown as these are decided. */
  private static final int MOST = 200;

  @Inject private transient StaffSession staff;
  @Inject private transient DuplicatePairs duplicates;

  private transient List<Pair> found;
  private transient PagedRows<Pair> pairs;

  /** A page at a time: only those whom somebody looks at have been read. */
  public PagedRows<Pair> getPairs() {
    if (pairs == null) {
      pairs = new PagedRows<>(staff, tx -> found(tx).size(), this::page);
    }
    return pairs;
  }

  private List<Pair> found(Tx tx) {
    if (found == null) {
      found = duplicates.of(tx, MOST);
    }
    return found;
  }

  private List<Pair> page(Tx tx, int from, int most) {
    List<Pair> page = PagedRows.part(found(tx), from, most);
    duplicates.show(tx, page);
    return page;
  }

  /** Why two may be one, as keys of the reasons' names. */
  public List<String> keys(Collection<Reason> reasons) {
    return reasons.stream()
        .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }
}
