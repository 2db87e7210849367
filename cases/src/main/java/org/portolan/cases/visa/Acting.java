package org.portolan.cases.visa;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.Outcome.Changed;
import org.portolan.cases.visa.Outcome.Done;
import org.portolan.cases.visa.Outcome.Refused;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Recusals;

/**
 * How everything is done to an application: it is locked, looked at whether it is still as it was
 * seen and whether the table of its life allows the act, changed, and kept with its entry of the
 * journal.
 */
final class Acting {

  /** What is done with an applicant's consent in their place; the rest they do themselves. */
  static final Set<Act> OF_HELPERS =
      Set.of(Act.ANSWER, Act.ADD_CHILD, Act.HAND_IN, Act.ZONE, Act.NEEDS, Act.PAPERS);

  private final Applications applications;
  private final Recusals recusals;

  Acting(Applications applications, Recusals recusals) {
    this.applications = applications;
    this.recusals = recusals;
  }

  /** What an act does besides what the application itself does. */
  @FunctionalInterface
  interface Work {

    /** Does it; a refusal stands for that nothing was done. */
    Effect on(Application application);
  }

  /**
   * What came of it.
   *
   * @param detail for the journal
   */
  record Effect(Optional<Refusal> refusal, Map<String, ?> detail) {

    static Effect refused(Refusal why) {
      return new Effect(Optional.of(why), Map.of());
    }

    /** Done, with what the journal keeps of it. */
    static Effect done(Map<String, ?> detail) {
      return new Effect(Optional.empty(), detail);
    }

    /** Done, and the act itself says everything. */
    static Effect done() {
      return done(Map.of());
    }
  }

  /** A member of staff acts. */
  Outcome staff(Tx tx, Officer officer, UUID caseId, long seen, Act act, Work work) {
    return staff(tx, officer, caseId, seen, unused -> act, work);
  }

  /**
   * A member of staff acts. What was never handed in is nobody's but its applicant's.
   *
   * @param chosen which act it is for such an application
   */
  Outcome staff(
      Tx tx,
      Officer officer,
      UUID caseId,
      long seen,
      Function<Application, Act> chosen,
      Work work) {
    Optional<Application> found =
        applications.lock(tx, caseId).filter(one -> one.submittedAt().isPresent());
    if (found.isEmpty()) {
      return new Refused(Refusal.NOT_FOUND);
    }
    Application application = found.get();
    Optional<Outcome> changed = changed(tx, application, seen);
    if (changed.isPresent()) {
      return changed.get();
    }
    Act act = chosen.apply(application);
    Optional<Refusal> refusal =
        application
            .refusal(act, officer.party(), officer.account())
            .or(() -> recused(tx, officer, caseId));
    return refusal
        .<Outcome>map(Refused::new)
        .orElseGet(() -> done(tx, application, act, officer.party(), work));
  }

  private Optional<Refusal> recused(Tx tx, Officer officer, UUID caseId) {
    return recusals.has(tx, caseId, officer.account())
        ? Optional.of(Refusal.RECUSED)
        : Optional.empty();
  }

  /** An applicant acts, on what they looked at before. */
  Outcome applicant(Tx tx, Traveller whose, UUID caseId, long seen, Act act, Work work) {
    Optional<Application> found = ownOrHelped(tx, whose, caseId);
    if (found.isEmpty()) {
      return new Refused(Refusal.NOT_FOUND);
    }
    Optional<Outcome> changed = changed(tx, found.get(), seen);
    return changed.orElseGet(() -> act(tx, found.get(), act, Party.APPLICANT, work));
  }

  /** Time has passed for an application, if it still has. */
  Outcome clock(Tx tx, UUID caseId, Act act, Work work) {
    return applications
        .lock(tx, caseId)
        .map(application -> act(tx, application, act, Party.CLOCK, work))
        .orElseGet(() -> new Refused(Refusal.NOT_FOUND));
  }

  /** An application that is this traveller's, locked; for what nobody does in their place. */
  Optional<Application> own(Tx tx, Traveller whose, UUID caseId) {
    return Applicant.isHelper(tx.actor().id()) ? Optional.empty() : ownOrHelped(tx, whose, caseId);
  }

  /** The same also for whoever helps them: what these may do, each act asks. */
  Optional<Application> ownOrHelped(Tx tx, Traveller whose, UUID caseId) {
    return applications
        .lock(tx, caseId)
        .filter(application -> whose.person().equals(application.origin().person()));
  }

  /** An application that was handed in and is this officer's to work on, locked. */
  Optional<Application> ofPost(Tx tx, Officer officer, UUID caseId) {
    return applications
        .lock(tx, caseId)
        .filter(one -> one.submittedAt().isPresent())
        .filter(one -> !recusals.has(tx, caseId, officer.account()));
  }

  /** Acts on an application that is locked. */
  Outcome act(Tx tx, Application application, Act act, Party by, Work work) {
    return application
        .refusal(act, by)
        .or(() -> notForHelpers(tx, act))
        .<Outcome>map(Refused::new)
        .orElseGet(() -> done(tx, application, act, by, work));
  }

  private static Optional<Refusal> notForHelpers(Tx tx, Act act) {
    return Applicant.isHelper(tx.actor().id()) && !OF_HELPERS.contains(act)
        ? Optional.of(Refusal.NOT_YOURS)
        : Optional.empty();
  }

  private Outcome done(Tx tx, Application application, Act act, Party by, Work work) {
    Effect effect = work.on(application);
    if (effect.refusal().isPresent()) {
      return new Refused(effect.refusal().get());
    }
    application.done(act, by, tx.now());
    applications.save(tx, application, act, effect.detail());
    return new Done(application.state(), application.version());
  }

  private Optional<Outcome> changed(Tx tx, Application application, long seen) {
    return application.version() == seen
        ? Optional.empty()
        : Optional.of(
            new Changed(
                application.state(),
                application.version(),
                applications.steps(tx, application.caseId(), seen)));
  }
}
