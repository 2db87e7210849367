package org.portolan.messaging.jobs;

/**
 * Something that is done because time passes. It claims its work in the database, so that any
 * number of nodes may run it at once and as often as they like.
 */
public interface Job {

  /** How logs call it. */
  String name();

  /** Whether somebody waits for it, and it must not wait for other jobs. */
  default boolean isUrgent() {
    return false;
  }

  /** Does what is due, up to a batch; returns how much it did. */
  int run();
}
