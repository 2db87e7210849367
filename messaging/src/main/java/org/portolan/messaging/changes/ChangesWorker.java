package org.portolan.messaging.changes;

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
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Topic;
import java.time.Duration;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.messaging.Signals;
import org.portolan.messaging.work.WorkLoop;

/** Follows the journals' feed on this node and tells every node by the topic. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ChangesWorker {

  /** A word for each of many changes costs more than what they are about; nobody sees this. */
  private static final Duration GATHERING = Duration.ofMillis(25);

  @Resource private ManagedThreadFactory threads;

  /** Not transactional: what is told is committed already. */
  @Resource(lookup = "java:/jms/CaseChangesConnectionFactory")
  private ConnectionFactory connections;

  @Resource(lookup = "java:/jms/topic/CaseChanges")
  private Topic topic;

  @Inject private CaseStore store;
  @Inject private Settings settings;
  @Inject private Signals signals;

  private ChangesTopic tell;
  private WorkLoop loop;
  private Thread running;

  @PostConstruct
  void start() {
    tell = new ChangesTopic(connections, topic);
    FollowJournals follow = new FollowJournals(store, tell);
    Duration look = Duration.ofMillis(settings.number("CHANGES_LOOK_MS", 250));
    loop = new WorkLoop("changes", follow::step, signals.changes(), look, GATHERING);
    running = threads.newThread(loop);
    running.setName("portolan-changes");
    running.start();
  }

  @PreDestroy
  void stop() {
    loop.stop();
    WorkLoop.end(running);
    tell.close();
  }
}
