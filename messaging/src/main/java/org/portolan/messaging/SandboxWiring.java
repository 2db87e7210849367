package org.portolan.messaging;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.time.MovableClock;
import org.portolan.messaging.sandbox.Sandbox;
import org.portolan.messaging.sandbox.SandboxClock;
import org.portolan.messaging.sandbox.SandboxFaults;
import org.portolan.messaging.sandbox.SandboxMail;
import org.portolan.messaging.sandbox.SandboxParts;
import org.portolan.messaging.sandbox.SandboxPhones;
import org.portolan.messaging.sandbox.SandboxProvider;

/** Puts together what stands in for providers. */
@Dependent
public class SandboxWiring {

  @Produces
  @Singleton
  SandboxMail sandboxMail() {
    return new SandboxMail(Clock.systemUTC());
  }

  void end(@Disposes SandboxMail mail) {
    mail.close();
  }

  @Produces
  @Singleton
  SandboxParts sandboxParts(
      CaseStore store, Keys keys, Settings settings, PublicAddress address, Signals signals) {
    return new SandboxParts(
        store,
        keys,
        Sandbox.account(settings, keys),
        address,
        Clock.systemUTC(),
        settings.find("SANDBOX_REPEATS").filter("like-twilio"::equals).isPresent(),
        signals.sandbox());
  }

  @Produces
  @Singleton
  SandboxProvider sandboxProvider(SandboxParts parts) {
    return parts.provider();
  }

  @Produces
  @Singleton
  SandboxPhones sandboxPhones(SandboxParts parts) {
    return parts.phones();
  }

  @Produces
  @Singleton
  SandboxFaults sandboxFaults(SandboxParts parts) {
    return parts.faults();
  }

  @Produces
  @Singleton
  SandboxClock sandboxClock(CaseStore store, MovableClock clock) {
    return new SandboxClock(store, clock);
  }
}
