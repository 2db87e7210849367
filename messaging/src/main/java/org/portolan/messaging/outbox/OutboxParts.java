package org.portolan.messaging.outbox;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.messaging.channel.Channels;
import org.portolan.messaging.work.Signal;

/**
 * What the parts of the outbox share, and the parts themselves.
 *
 * @param realTime also in the sandbox: how long ago a provider was called is no matter of domain
 *     time
 */
public record OutboxParts(
    CaseStore store,
    Keys keys,
    Settings settings,
    Channels channels,
    Addresses addresses,
    Deliveries deliveries,
    SharedTexts shared,
    Gate gate,
    InstantSource realTime,
    RandomGenerator random) {

  /**
   * The part that sends.
   *
   * @param calls runs the calls of providers, some at a time
   */
  public SendMessages sendMessages(Executor calls) {
    return new SendMessages(
        store,
        keys,
        settings,
        channels,
        addresses,
        deliveries,
        shared,
        gate,
        moving(),
        calls,
        realTime);
  }

  /** The part that hears from the provider. */
  public RecordDeliveryCallback recordDeliveryCallback() {
    return new RecordDeliveryCallback(store, moving());
  }

  /** The part that settles what a crash left open. */
  public SettleUnclear settleUnclear() {
    return new SettleUnclear(store, keys, settings, channels, addresses, moving(), realTime);
  }

  /** The part that asks about what nothing was heard of. */
  public AskAboutSilent askAboutSilent() {
    return new AskAboutSilent(store, settings, channels, recordDeliveryCallback(), realTime);
  }

  /**
   * The part through which staff decide about messages that do not go on.
   *
   * @param filled raised when there is something to send
   */
  public LookAfterMessages lookAfterMessages(Signal filled) {
    return new LookAfterMessages(store, keys, moving(), filled);
  }

  private Moving moving() {
    return new Moving(new OutboxRows(), deliveries, addresses, random);
  }
}
