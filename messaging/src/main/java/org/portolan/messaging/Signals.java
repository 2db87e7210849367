package org.portolan.messaging;

import org.portolan.messaging.work.Signal;

/** The signals that wake this node's workers. */
public final class Signals {

  private final Signal inbox = new Signal();
  private final Signal outbox = new Signal();
  private final Signal broadcasts = new Signal();
  private final Signal sandbox = new Signal();
  private final Signal changes = new Signal();
  private final Signal attachments = new Signal();
  private final Signal callbacks = new Signal();

  /** A message came in. */
  public Signal inbox() {
    return inbox;
  }

  /** A message is to be sent. */
  public Signal outbox() {
    return outbox;
  }

  /** Slices of a broadcast are to be handed over. */
  public Signal broadcasts() {
    return broadcasts;
  }

  /** The sandbox owes a webhook. */
  public Signal sandbox() {
    return sandbox;
  }

  /** Something that came with a message is to be fetched. */
  public Signal attachments() {
    return attachments;
  }

  /** A provider told what became of a message. */
  public Signal callbacks() {
    return callbacks;
  }

  /** A case has probably changed. */
  public Signal changes() {
    return changes;
  }
}
