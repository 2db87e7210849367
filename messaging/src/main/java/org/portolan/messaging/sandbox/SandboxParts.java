package org.portolan.messaging.sandbox;

import java.time.InstantSource;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.CaseStore;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.twilio.TwilioAccount;
import org.portolan.messaging.work.Signal;

/**
 * What the parts of the sandbox share, and the parts themselves.
 *
 * @param account of {@link Sandbox#account}
 * @param owed raised when there is a webhook to post
 */
public record SandboxParts(
    CaseStore store,
    Keys keys,
    TwilioAccount account,
    PublicAddress address,
    InstantSource realTime,
    Signal owed) {

  /** The provider's REST API. */
  public SandboxProvider provider() {
    return new SandboxProvider(this, messages(), faults());
  }

  /** The handsets. */
  public SandboxPhones phones() {
    return new SandboxPhones(this, messages());
  }

  /** The ways to fail. */
  public SandboxFaults faults() {
    return new SandboxFaults(store, messages());
  }

  /** What posts the webhooks. */
  public SandboxCourier courier() {
    return new SandboxCourier(this, messages());
  }

  SandboxMedia media() {
    return new SandboxMedia(keys);
  }

  private SandboxMessages messages() {
    return new SandboxMessages(keys);
  }
}
