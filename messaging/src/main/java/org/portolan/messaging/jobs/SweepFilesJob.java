package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.portolan.cases.attachments.SweepFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes files that nobody names, once an hour on each node: to look at all of them takes time.
 */
@Dependent
public class SweepFilesJob implements Job {

  private static final Logger LOG = LoggerFactory.getLogger(SweepFilesJob.class);
  private static final Duration EVERY = Duration.ofHours(1);

  private final SweepFiles sweep;
  private final InstantSource realTime = Clock.systemUTC();
  private Instant next = Instant.EPOCH;

  @Inject
  public SweepFilesJob(SweepFiles sweep) {
    this.sweep = sweep;
  }

  @Override
  public String name() {
    return "sweep files";
  }

  @Override
  public int run() {
    Instant now = realTime.instant();
    if (now.isBefore(next)) {
      return 0;
    }
    next = now.plus(EVERY);
    int removed = sweep.run();
    if (removed > 0) {
      LOG.info("{} files that nobody named are removed", removed);
    }
    return 0;
  }
}
