package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.WatchTraffic;

/** Tells who runs the system when messages come late or fail. */
@Dependent
public class WatchTrafficJob implements Job {

  private final CaseStore store;
  private final WatchTraffic watch;

  @Inject
  public WatchTrafficJob(CaseStore store, Outbox outbox, Settings settings) {
    this.store = store;
    this.watch = new WatchTraffic(outbox, settings);
  }

  @Override
  public String name() {
    return "watch how messages go";
  }

  @Override
  public int run() {
    store.call(JobActors.ALERTS, watch::step);
    return 0;
  }
}
