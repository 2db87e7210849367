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
 * @param likeTwilio whether a webhook that fails is repeated as often as Twilio would, for seconds;
 *     else for half an hour, so that whoever starts the server again finds what was typed meanwhile
 * @param owed raised when there is a webhook to post
 */
public record SandboxParts(
    CaseStore store,
    Keys keys,
    TwilioAccount account,
    PublicAddress address,
    InstantSource realTime,
    boolean likeTwilio,
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

  /** The provider's REST API for calls. */
  public SandboxCallApi callApi() {
    return new SandboxCallApi(store, account, callRows(), faults(), realTime, owed);
  }

  /** What the holders of the handsets do with calls. */
  public SandboxCalls calls() {
    return calls(1);
  }

  /** The same, where speech and pauses pass so many times faster than among people. */
  public SandboxCalls calls(int haste) {
    return new SandboxCalls(store, callRows(), operator(haste), realTime, owed);
  }

  /** What plays the calls. */
  public SandboxOperator operator() {
    return operator(1);
  }

  /** The same, where speech and pauses pass so many times faster than among people. */
  public SandboxOperator operator(int haste) {
    return new SandboxOperator(store, account, address, callRows(), realTime, haste);
  }

  private SandboxCallRows callRows() {
    return new SandboxCallRows(keys);
  }

  private SandboxMessages messages() {
    return new SandboxMessages(keys);
  }
}
