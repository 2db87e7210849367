package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.portolan.cases.finding.DuplicatePairs;
import org.portolan.cases.finding.DuplicatePairs.Pair;
import org.portolan.cases.finding.PossibleDuplicates.Reason;

/** Pairs of people who may be one and of whom nobody has decided. */
@Named
@RequestScoped
public class DuplicatesPage {

  /** The likeliest; those beyond are shown as these are decided. */
  private static final int MOST = 200;

  @Inject private StaffSession staff;
  @Inject private DuplicatePairs duplicates;

  private List<Pair> pairs;

  public List<Pair> getPairs() {
    if (pairs == null) {
      pairs = staff.ask(tx -> duplicates.of(tx, MOST));
    }
    return pairs;
  }

  /** Why two may be one, as keys of the reasons' names. */
  public List<String> keys(Collection<Reason> reasons) {
    return reasons.stream()
        .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }
}
