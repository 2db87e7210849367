package org.portolan.cases.visa;

import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;

/**
 * As whom is written what applicants do: their own actor only reads. Every use case that runs as
 * this actor asks first whether the application is the traveller's.
 */
public final class Applicant {

  private Applicant() {}

  /** The part of the system that writes for applicants, and begins applications. */
  public static Actor actor() {
    return Actor.system(
        "visa-applicants", Compartment.VISA, Compartment.IDENTITY, Compartment.TRANSIT);
  }
}
