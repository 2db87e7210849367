package org.portolan.messaging.links;

import java.util.List;
import org.portolan.cases.portal.LinksOfPages;
import org.portolan.cases.portal.LinksOfPages.Found;
import org.portolan.cases.store.CaseStore;

/** Looks at the links of public pages, each once a day, and notes what is there. */
public final class CheckLinks {

  private static final int AT_ONCE = 5;

  private final CaseStore store;
  private final LinksOfPages links;
  private final LookAtLink looking;

  public CheckLinks(CaseStore store, LinksOfPages links, LookAtLink looking) {
    this.store = store;
    this.links = links;
    this.looking = looking;
  }

  /** Looks at some; returns how many. */
  public int step() {
    List<String> next = store.call(LinksOfPages.actor(), tx -> links.next(tx, AT_ONCE));
    for (String address : next) {
      // no transaction waits for a site
      Found found = looking.at(address);
      store.run(LinksOfPages.actor(), tx -> links.found(tx, address, found));
    }
    if (!next.isEmpty()) {
      store.run(LinksOfPages.actor(), links::forgetUnused);
    }
    return next.size();
  }
}
