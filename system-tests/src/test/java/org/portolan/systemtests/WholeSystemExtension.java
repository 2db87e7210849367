package org.portolan.systemtests;

import org.jboss.arquillian.container.spi.event.SetupContainers;
import org.jboss.arquillian.container.spi.event.container.AfterStart;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;

/** Puts database, schema and server in place before Arquillian starts the server. */
public final class WholeSystemExtension implements LoadableExtension {

  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(Surroundings.class);
  }

  /** Listens to the run of tests. */
  public static final class Surroundings {

    /** Before Arquillian looks at the server's directory. */
    public void prepare(@Observes(precedence = 100) SetupContainers event) {
      PortolanUnderTest.prepare();
    }

    /** When Arquillian takes the server for started, it may not answer at every address yet. */
    public void ready(@Observes AfterStart event) {
      PortolanUnderTest.awaitReady();
    }

    /** After Arquillian has stopped the server. */
    public void cleanUp(@Observes(precedence = -100) AfterSuite event) {
      Chromium.close();
      PortolanUnderTest.stop();
    }
  }
}
