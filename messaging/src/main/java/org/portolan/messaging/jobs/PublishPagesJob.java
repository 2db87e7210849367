package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.cases.portal.DecideOnPage;
import org.portolan.cases.portal.HearReaders;
import org.portolan.cases.portal.LoadContent;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes and withdraws pages whose time has come. In its first round after a start it brings the
 * product's own pages in; another node's round finds nothing left to bring. What readers said of
 * pages long ago is forgotten.
 */
@Dependent
public class PublishPagesJob implements Job {

  private static final Logger LOG = LoggerFactory.getLogger(PublishPagesJob.class);

  private static final Actor PUBLISHER = Actor.system("publishing", Compartment.INFORMATION);

  private final CaseStore store;
  private final DecideOnPage decide;
  private final LoadContent load;
  private final HearReaders readers;
  private boolean loaded;

  @Inject
  public PublishPagesJob(
      CaseStore store, DecideOnPage decide, LoadContent load, HearReaders readers) {
    this.store = store;
    this.decide = decide;
    this.load = load;
    this.readers = readers;
  }

  @Override
  public String name() {
    return "publish pages";
  }

  @Override
  public int run() {
    if (!loaded) {
      int texts = store.call(LoadContent.ACTOR, load::load);
      loaded = true;
      if (texts > 0) {
        LOG.info("{} texts of pages were brought in", texts);
      }
    }
    store.call(HearReaders.actor(), readers::forget);
    return store.call(PUBLISHER, tx -> decide.due(tx, JobActors.AT_ONCE));
  }
}
