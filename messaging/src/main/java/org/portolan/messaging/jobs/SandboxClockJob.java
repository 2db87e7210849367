package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.cases.settings.Settings;
import org.portolan.messaging.sandbox.Sandbox;
import org.portolan.messaging.sandbox.SandboxClock;

/** Keeps this node's clock where the sandbox's was moved to on another. */
@Dependent
public class SandboxClockJob implements Job {

  private final boolean sandbox;
  private final SandboxClock clock;

  @Inject
  public SandboxClockJob(Settings settings, SandboxClock clock) {
    this.sandbox = Sandbox.wanted(settings);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "sandbox clock";
  }

  @Override
  public int run() {
    if (sandbox) {
      clock.load();
    }
    return 0;
  }
}
