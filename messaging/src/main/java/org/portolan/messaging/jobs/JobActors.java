package org.portolan.messaging.jobs;

import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;

/** As whom the jobs act. */
final class JobActors {

  /** Follows people through quarantine. */
  static final Actor CASES =
      Actor.system("jobs", Compartment.HEALTH, Compartment.IDENTITY, Compartment.TRANSIT);

  /** Tells those on duty of alerts: at posts, at the information desk, and in applicants' chats. */
  static final Actor ALERTS =
      Actor.system(
          "alerting",
          Compartment.HEALTH,
          Compartment.INFORMATION,
          Compartment.VISA,
          Compartment.IDENTITY,
          Compartment.TRANSIT);

  /** Small enough for a transaction to be short, large enough for a city's morning. */
  static final int AT_ONCE = 100;

  private JobActors() {}
}
