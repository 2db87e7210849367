package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.cases.journal.AnchorJournals;

/** Anchors the heads of the journals outside the database. */
@Dependent
public class AnchorJournalsJob implements Job {

  private final AnchorJournals anchor;

  @Inject
  public AnchorJournalsJob(AnchorJournals anchor) {
    this.anchor = anchor;
  }

  @Override
  public String name() {
    return "anchor journals";
  }

  @Override
  public int run() {
    return anchor.step();
  }
}
