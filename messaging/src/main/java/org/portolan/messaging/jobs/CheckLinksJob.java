package org.portolan.messaging.jobs;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import org.portolan.cases.portal.LinksOfPages;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.messaging.links.CheckLinks;
import org.portolan.messaging.links.LookAtLink;

/**
 * Looks whether the links of public pages still lead somewhere, where the operator wants this
 * server to ask other sites. In the background, since sites take their time.
 */
@Dependent
public class CheckLinksJob implements Job {

  private final boolean wanted;
  private final CheckLinks checking;
  private final AtomicBoolean underWay = new AtomicBoolean();

  @Resource private ManagedExecutorService executor;

  @Inject
  public CheckLinksJob(Settings settings, CaseStore store, LinksOfPages links) {
    this.wanted = settings.flag("CHECK_LINKS");
    this.checking = new CheckLinks(store, links, new LookAtLink());
  }

  @Override
  public String name() {
    return "check links";
  }

  @Override
  public int run() {
    if (wanted && underWay.compareAndSet(false, true)) {
      executor.execute(this::check);
    }
    return 0;
  }

  private void check() {
    try {
      checking.step();
    } finally {
      underWay.set(false);
    }
  }
}
