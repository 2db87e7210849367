package org.portolan.web.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class RefusedWebhooksTest {

  private final MBeanServer watchers = ManagementFactory.getPlatformMBeanServer();

  @Test
  void operators_watch_how_many_were_refused() throws JMException {
    ObjectName name = new ObjectName("org.portolan:type=RefusedWebhooks");
    RefusedWebhooks refused = new RefusedWebhooks();
    refused.beWatched();
    refused.count();
    refused.count();

    assertThat(watchers.getAttribute(name, "Count")).isEqualTo(2L);

    refused.beForgotten();
    assertThat(watchers.isRegistered(name)).isFalse();
  }
}
