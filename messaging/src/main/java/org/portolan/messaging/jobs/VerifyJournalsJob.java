package org.portolan.messaging.jobs;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.cases.journal.JournalChecks;

/**
 * Takes up verifications that somebody has started. Each runs in the background, as it may take
 * longer than the other jobs can wait.
 */
@Dependent
public class VerifyJournalsJob implements Job {

  private final JournalChecks checks;

  @Resource private ManagedExecutorService executor;

  @Inject
  public VerifyJournalsJob(JournalChecks checks) {
    this.checks = checks;
  }

  @Override
  public String name() {
    return "verify journals";
  }

  @Override
  public int run() {
    return checks
        .claim()
        .map(
            check -> {
              executor.execute(() -> checks.run(check));
              return 1;
            })
        .orElse(0);
  }
}
