package org.portolan.messaging.work;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that store what comes in, one for each kind; there are none while nothing comes. */
@ApplicationScoped
public class StoringThreads implements Executor {

  /** Messages, what is told of ours, and what is said in chats. */
  private static final int KINDS = 3;

  private static final long IDLE_SECONDS = 10;

  @Resource private ManagedThreadFactory threads;

  private ThreadPoolExecutor pool;

  @Override
  public void execute(Runnable work) {
    pool().execute(work);
  }

  private synchronized ThreadPoolExecutor pool() {
    if (pool == null) {
      pool =
          new ThreadPoolExecutor(
              KINDS,
              KINDS,
              IDLE_SECONDS,
              TimeUnit.SECONDS,
              new LinkedBlockingQueue<>(),
              work -> {
                Thread thread = threads.newThread(work);
                thread.setName("portolan-storing");
                return thread;
              });
      pool.allowCoreThreadTimeOut(true);
    }
    return pool;
  }

  @PreDestroy
  synchronized void stop() {
    if (pool != null) {
      pool.shutdown();
    }
  }
}
