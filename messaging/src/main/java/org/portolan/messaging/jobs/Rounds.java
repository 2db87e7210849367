package org.portolan.messaging.jobs;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jobs that are run one after the other; a round that takes longer is not doubled. */
final class Rounds {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  /** A job with a backlog goes on at once, but lets the others have their turn. */
  private static final int BATCHES_PER_ROUND = 50;

  private final List<Job> jobs;
  private final AtomicBoolean running = new AtomicBoolean();

  Rounds(List<Job> jobs) {
    this.jobs = jobs;
  }

  /** Lets each job have its turn, unless one of them is at work. */
  void run() {
    if (running.compareAndSet(false, true)) {
      try {
        jobs.forEach(Rounds::run);
      } finally {
        running.set(false);
      }
    }
  }

  private static void run(Job job) {
    try {
      for (int i = 0; i < BATCHES_PER_ROUND && job.run() > 0; i++) {
        LOG.debug("{} did a batch", job.name());
      }
    } catch (RuntimeException | Error e) {
      LOG.warn("{} cannot run and tries again", job.name(), e);
    }
  }
}
