package org.portolan.cases.visa;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.OpenedCase;

/**
 * As whom is written what applicants do: their own actor only reads. Every use case that runs as
 * one of these asks first whether the application is the traveller's.
 */
public final class Applicant {

  private static final String NAME = "visa-applicants";
  private static final String HELPER = "helper:";

  private Applicant() {}

  /** The part of the system that begins applications, when there is none yet to be named. */
  public static Actor actor() {
    return Actor.system(NAME, Compartment.VISA, Compartment.IDENTITY, Compartment.TRANSIT);
  }

  /**
   * The same for everything that is done to one application: the database opens it, and nothing
   * else of any post. What was asked wrongly, or in an injected statement, finds no other.
   */
  public static Actor of(UUID caseId) {
    return new Actor(
        "system:" + NAME,
        Set.of(new Grant(Compartment.TRANSIT, Grant.EVERYWHERE)),
        Set.of(OpenedCase.own(caseId)));
  }

  /**
   * Somebody who helps with one application: what they do is in the journal as theirs.
   *
   * @param writes whether the database lets them write, or only read
   */
  public static Actor helper(UUID helper, UUID caseId, boolean writes) {
    return new Actor(
        HELPER + helper,
        writes ? Set.of(new Grant(Compartment.TRANSIT, Grant.EVERYWHERE)) : Set.of(),
        Set.of(writes ? OpenedCase.own(caseId) : new OpenedCase(caseId, Optional.empty())));
  }

  /** Whether somebody helps, and is not the applicant. */
  public static boolean isHelper(String actor) {
    return actor.startsWith(HELPER);
  }
}
