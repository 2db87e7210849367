package org.portolan.cases.visa.trust;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Outage;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Found;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.SignalKind;
import org.portolan.cases.visa.model.Suspicion;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Members;
import org.portolan.cases.visa.store.Screenings;
import org.portolan.cases.visa.store.Signals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through what was handed in, soon after: handing in waits for none of it. It reads answers
 * of every post, since who applies twice does so at two; an officer learns of another post's
 * application that there is one, and nothing else. Each has a transaction of its own.
 */
@Dependent
public class ScreenApplications {

  /** One that cannot be looked through is tried again so much later. */
  private static final Duration AGAIN = Duration.ofHours(1);

  /** A family's and some neighbours' telephone; a setting says otherwise. */
  private static final int FROM_CONTACT = 4;

  private static final Logger LOG = LoggerFactory.getLogger(ScreenApplications.class);

  private final CaseStore store;
  private final Applications applications;
  private final Members members;
  private final Signals signals;
  private final Screenings due;
  private final OtherApplications others;

  /**
   * {@code VISA_SIGNAL_CONTACT}: how many other people may apply from one telephone or address
   * within 90 days before it is a signal.
   */
  @Inject
  public ScreenApplications(
      CaseStore store, Keys keys, Applications applications, Settings settings) {
    this.store = store;
    this.applications = applications;
    this.members = new Members(keys.sealer());
    this.signals = new Signals(keys);
    this.due = new Screenings();
    this.others = new OtherApplications(keys, settings.number("VISA_SIGNAL_CONTACT", FROM_CONTACT));
  }

  /** As whom it reads. */
  static Actor actor() {
    return Actor.system("visa-screening", Compartment.VISA, Compartment.IDENTITY);
  }

  /**
   * Looks through those that are due.
   *
   * @param most how many at a time
   * @return how many there were
   */
  public int pass(int most) {
    List<UUID> found = store.call(actor(), tx -> due.of(tx, most));
    return (int) found.stream().filter(this::screen).count();
  }

  /** Looks one through, if it is due; one that cannot be is put off. Whether it was. */
  public boolean screen(UUID caseId) {
    try {
      return store.call(actor(), tx -> screen(tx, caseId));
    } catch (RuntimeException e) {
      // whatever one application fails with stops none of the others
      if (Outage.isBehind(e)) {
        throw e;
      }
      LOG.warn("Case {} cannot be looked through: {}", caseId, e.getClass().getName());
      LOG.debug("Case {} cannot be looked through", caseId, e);
      store.run(actor(), tx -> due.putOff(tx, caseId, tx.now().plus(AGAIN)));
      return false;
    }
  }

  /** Looks one through; false when somebody else just has. */
  private boolean screen(Tx tx, UUID caseId) {
    due.oneAtATime(tx);
    return due.take(tx, caseId)
        && applications
            .lock(tx, caseId)
            .filter(application -> application.submittedAt().isPresent())
            .map(application -> screened(tx, application))
            .orElse(false);
  }

  private boolean screened(Tx tx, Application application) {
    UUID caseId = application.caseId();
    LocalDate handedIn = application.day(application.submittedAt().orElseThrow());
    List<Member> own = members.of(tx, caseId);
    ReadZones zones = new ReadZones(members.zones(tx, caseId), handedIn);
    List<Found> found = new ArrayList<>(new OwnAnswers(own, zones, handedIn).found());
    found.addAll(others.found(tx, application, own, zones));
    List<Suspicion> fresh =
        signals.keep(tx, application, Optional.empty(), EnumSet.allOf(SignalKind.class), found);
    // what this one has in common with another, the other has with this one
    due.again(
        tx, fresh.stream().flatMap(one -> one.cases().stream()).map(Suspicion.Other::id).toList());
    tx.record(caseId, "visa.screened", Map.of("raised", fresh.size()));
    return true;
  }
}
