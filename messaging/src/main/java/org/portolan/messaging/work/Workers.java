package org.portolan.messaging.work;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.people.ContactWays;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.staff.StaffAccounts;
import org.portolan.cases.store.CaseStore;
import org.portolan.messaging.Signals;
import org.portolan.messaging.attachments.AttachmentParts;
import org.portolan.messaging.callbacks.RecordCallbacks;
import org.portolan.messaging.email.EmailParts;
import org.portolan.messaging.email.PickUpMail;
import org.portolan.messaging.inbox.HandleInbox;
import org.portolan.messaging.outbox.OutboxParts;
import org.portolan.messaging.outbox.SendMessages;
import org.portolan.messaging.outbox.Traffic;
import org.portolan.messaging.outbox.TrafficMetrics;
import org.portolan.messaging.outreach.QueueBroadcasts;
import org.portolan.messaging.outreach.WatchBroadcasts;
import org.portolan.messaging.sandbox.KnownPhones;
import org.portolan.messaging.sandbox.Sandbox;
import org.portolan.messaging.sandbox.SandboxClock;
import org.portolan.messaging.sandbox.SandboxParts;

/**
 * Starts the threads that handle what came in and send what goes out, and ends them with the
 * server. Threads of their own rather than a pool's: each works for as long as the server runs.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Workers {

  @Resource private ManagedThreadFactory threads;
  @Inject private Settings settings;
  @Inject private Signals signals;
  @Inject private HandleInbox inbox;
  @Inject private OutboxParts outbox;
  @Inject private RecordCallbacks callbacks;
  @Inject private AttachmentParts attachments;
  @Inject private Instance<SandboxParts> sandbox;
  @Inject private SandboxClock sandboxClock;
  @Inject private CaseStore store;
  @Inject private Traffic traffic;
  @Inject private MeterRegistry metrics;
  @Inject private ContactPoints contacts;
  @Inject private ContactWays ways;
  @Inject private StaffAccounts staff;
  @Inject private Instance<PickUpMail> mails;
  @Inject private EmailParts email;
  @Inject private QueueBroadcasts queueBroadcasts;
  @Inject private WatchBroadcasts watchBroadcasts;

  private final List<WorkLoop> loops = new ArrayList<>();
  private final List<Thread> running = new ArrayList<>();
  private ExecutorService calls;

  /** Held: the registry does not hold it. */
  private TrafficMetrics counts;

  @PostConstruct
  void start() {
    Duration look = Duration.ofMillis(settings.number("WORKER_LOOK_MS", 1_000));
    calls = calls();
    SendMessages sender = outbox.sendMessages(calls);
    if (Sandbox.wanted(settings)) {
      sandboxClock.load();
      new KnownPhones(store, contacts, ways, staff, sandbox.get().phones()).register();
      start("sandbox", 1, sandbox.get().courier()::step, signals.sandbox(), look.dividedBy(5));
      start("calls", 1, sandbox.get().operator()::step, signals.sandbox(), look.dividedBy(5));
    }
    counts = new TrafficMetrics(traffic, metrics, Clock.systemUTC());
    sender.release();
    start("inbox", settings.number("INBOX_WORKERS", 4), inbox::step, signals.inbox(), look);
    if (email.settings().imap().isPresent()) {
      start("mailbox", 1, mails.get()::step, new Signal(), look);
    }
    start(
        "broadcasts",
        settings.number("BROADCAST_WORKERS", 2),
        queueBroadcasts::step,
        signals.broadcasts(),
        look);
    start("broadcasts-watch", 1, watchBroadcasts::step, new Signal(), look);
    start(
        "attachments",
        settings.number("ATTACHMENT_WORKERS", 2),
        attachments.fetching()::step,
        signals.attachments(),
        look);
    start(
        "callbacks",
        settings.number("CALLBACK_WORKERS", 1),
        callbacks::step,
        signals.callbacks(),
        look);
    start("outbox", settings.number("OUTBOX_WORKERS", 4), sender::step, signals.outbox(), look);
  }

  /** As many calls of providers at a time as a second of 50 ms each needs for a thousand. */
  private ExecutorService calls() {
    int number = settings.number("OUTBOX_CALLS", 100);
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            number, number, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), threads);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private void start(String name, int count, IntSupplier step, Signal signal, Duration look) {
    for (int i = 1; i <= count; i++) {
      WorkLoop loop = new WorkLoop(name, step, signal, look);
      Thread thread = threads.newThread(loop);
      thread.setName("portolan-" + name + "-" + i);
      loops.add(loop);
      running.add(thread);
      thread.start();
    }
  }

  @PreDestroy
  void stop() {
    loops.forEach(WorkLoop::stop);
    running.forEach(WorkLoop::end);
    calls.shutdownNow();
  }
}
