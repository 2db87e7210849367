package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.visa.types.DecideOnVisaType;

/** Offers kinds of visas whose time has come. */
@Dependent
public class VisaTypesJob implements Job {

  private final CaseStore store;
  private final DecideOnVisaType decide;

  @Inject
  public VisaTypesJob(CaseStore store, DecideOnVisaType decide) {
    this.store = store;
    this.decide = decide;
  }

  @Override
  public String name() {
    return "visa types";
  }

  @Override
  public int run() {
    return store.call(DecideOnVisaType.publisher(), decide::publishDue);
  }
}
