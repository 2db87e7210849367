package org.portolan.systemtests.carrier;

/** How far a message that the carrier holds has come. */
public enum Step {
  /** Somebody is connected, and what they send has not been read. */
  UNREAD,
  /** It has been read, and not accepted. */
  READ,
  /** It is on disk, and whoever sent it has no answer. */
  ACCEPTED,
  /** The same; it is answered when the test says so, and nothing else is ever told of it. */
  ANSWERED
}
