package org.portolan.web.hooks;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what was refused for its signature: to be watched over JMX as {@code
 * org.portolan:type=RefusedWebhooks}, and told to the log at most once a minute, so that an attack
 * fills no disk.
 */
@ApplicationScoped
public class RefusedWebhooks implements RefusedWebhooksMXBean {

  private static final Logger LOG = LoggerFactory.getLogger(RefusedWebhooks.class);
  private static final long ONCE_IN = Duration.ofMinutes(1).toNanos();

  private final LongAdder refused = new LongAdder();
  private final AtomicLong lastTold = new AtomicLong(System.nanoTime() - ONCE_IN);

  @PostConstruct
  void beWatched() {
    try {
      ManagementFactory.getPlatformMBeanServer().registerMBean(this, name());
    } catch (JMException e) {
      LOG.warn("Refused webhooks cannot be watched over JMX", e);
    }
  }

  @PreDestroy
  void beForgotten() {
    try {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(name());
    } catch (JMException e) {
      LOG.debug("Refused webhooks were not watched", e);
    }
  }

  /** One more. */
  void count() {
    refused.increment();
    long last = lastTold.get();
    long now = System.nanoTime();
    if (now - last >= ONCE_IN && lastTold.compareAndSet(last, now)) {
      LOG.warn("Webhooks refused for a wrong signature since the start: {}", refused.sum());
    }
  }

  @Override
  public long getCount() {
    return refused.sum();
  }

  private static ObjectName name() throws JMException {
    return new ObjectName("org.portolan", "type", "RefusedWebhooks");
  }
}
