package org.portolan.messaging.jobs;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.portolan.cases.settings.Settings;

/**
 * Runs every job every few seconds on every node. Those that somebody waits for have a timer of
 * their own: an hour's work of another keeps nobody waiting.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Timers {

  private static final String URGENT = "urgent jobs";
  private static final String OTHERS = "jobs";

  @Resource private TimerService timers;
  @Inject private Settings settings;
  @Inject private Instance<Job> found;

  private Map<String, Rounds> rounds;

  @PostConstruct
  void start() {
    rounds = rounds(found.stream().toList());
    long every = settings.number("JOBS_EVERY_MS", 3_000);
    rounds
        .keySet()
        .forEach(name -> timers.createIntervalTimer(every, every, new TimerConfig(name, false)));
  }

  static Map<String, Rounds> rounds(List<Job> jobs) {
    return Map.of(
        URGENT, new Rounds(jobs.stream().filter(Job::isUrgent).toList()),
        OTHERS, new Rounds(jobs.stream().filter(job -> !job.isUrgent()).toList()));
  }

  @Timeout
  void round(Timer timer) {
    rounds.get((String) timer.getInfo()).run();
  }
}
