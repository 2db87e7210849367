package org.portolan.messaging.jobs;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.portolan.cases.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs every job every few seconds on every node; a round that takes longer is not doubled. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Timers {

  private static final Logger LOG = LoggerFactory.getLogger(Timers.class);

  /** A job with a backlog goes on at once, but lets the others have their turn. */
  private static final int BATCHES_PER_ROUND = 50;

  @Resource private TimerService timers;
  @Inject private Settings settings;
  @Inject private Instance<Job> found;

  private List<Job> jobs;
  private final AtomicBoolean running = new AtomicBoolean();

  @PostConstruct
  void start() {
    jobs = found.stream().toList();
    long every = settings.number("JOBS_EVERY_MS", 3_000);
    timers.createIntervalTimer(every, every, new TimerConfig("jobs", false));
  }

  @Timeout
  void round() {
    if (running.compareAndSet(false, true)) {
      try {
        jobs.forEach(Timers::run);
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
    } catch (RuntimeException e) {
      LOG.warn("{} cannot run and tries again", job.name(), e);
    }
  }
}
