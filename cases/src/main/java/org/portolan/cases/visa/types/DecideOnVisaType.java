package org.portolan.cases.visa.types;

import jakarta.enterprise.context.Dependent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.portolan.cases.review.ReviewState;
import org.portolan.cases.review.ReviewState.Event;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.Officer;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.types.model.SeenType;
import org.portolan.cases.visa.types.model.TypeVersion;
import org.portolan.cases.visa.types.model.TypeWords;
import org.portolan.cases.visa.types.store.TypeEvents;
import org.portolan.cases.visa.types.store.TypeVersions;
import org.portolan.i18n.Language;

/**
 * Moves a version of a kind of visa on: its author submits it when people could apply for it, a
 * supervisor who wrote nothing of it approves it from a time on or gives it back, and a supervisor
 * withdraws what is offered. Whoever has begun an application goes on with the version they have.
 */
@Dependent
public class DecideOnVisaType {

  private final TypeVersions versions = new TypeVersions();
  private final TypeEvents events = new TypeEvents();

  /** What became of a decision. */
  public enum Outcome {
    DONE,
    /** Nobody could apply for it as it is. */
    INCOMPLETE,
    /** Whoever wrote at it does not approve it. */
    OWN,
    /** That is for a supervisor to decide. */
    FOR_SUPERVISORS,
    /** A colleague was faster, or it went on by itself. */
    MOVED_MEANWHILE,
    /** There is none such. */
    NOT_FOUND;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** As whom versions are published at their time. */
  public static Actor publisher() {
    return Actor.system("visa-types", Compartment.VISA);
  }

  /**
   * Its author is done.
   *
   * @param read what they have read
   */
  public Outcome submit(Tx tx, SeenType read) {
    return decide(tx, read, Event.SUBMIT);
  }

  /**
   * A second person has looked at it.
   *
   * @param read what they have read
   * @param publishAt from when it is offered; at once when empty
   */
  public Outcome approve(Tx tx, Officer who, SeenType read, Optional<Instant> publishAt) {
    if (who.party() != Party.SUPERVISOR) {
      return Outcome.FOR_SUPERVISORS;
    }
    Optional<TypeVersion> found = versions.lock(tx, read);
    if (found.isPresent() && isOwn(tx, found.get())) {
      return Outcome.OWN;
    }
    Outcome outcome = decide(tx, read, Event.APPROVE);
    if (outcome == Outcome.DONE) {
      versions.approved(tx, found.orElseThrow(), tx.actor().id(), publishAt.orElse(null));
      publishDue(tx);
    }
    return outcome;
  }

  /** It is to be written on. */
  public Outcome giveBack(Tx tx, SeenType read) {
    Outcome outcome = decide(tx, read, Event.GIVE_BACK);
    if (outcome == Outcome.DONE) {
      versions.approved(tx, versions.lock(tx, read).orElseThrow(), null, null);
    }
    return outcome;
  }

  /** It is not to be offered at all. */
  public Outcome drop(Tx tx, SeenType read) {
    return versions.lock(tx, read).filter(one -> one.state().isInWork()).isPresent()
        ? decide(tx, read, Event.WITHDRAW)
        : Outcome.MOVED_MEANWHILE;
  }

  /**
   * It is offered no more, and nothing in its place: the next version that waits for its time is a
   * draft again.
   */
  public Outcome withdraw(Tx tx, Officer who, String type) {
    if (who.party() != Party.SUPERVISOR) {
      return Outcome.FOR_SUPERVISORS;
    }
    List<TypeVersion> all = versions.lockAll(tx, type);
    Optional<TypeVersion> offered =
        all.stream().filter(one -> one.state() == ReviewState.PUBLISHED).findFirst();
    if (offered.isPresent()) {
      move(tx, offered.get(), ReviewState.WITHDRAWN);
    } else if (!withdrawShipped(tx, type, all)) {
      return Outcome.MOVED_MEANWHILE;
    }
    all.stream()
        .filter(one -> one.state() == ReviewState.APPROVED)
        .forEach(waiting -> giveBack(tx, waiting.seen()));
    events.offeredAnew(tx);
    return Outcome.DONE;
  }

  private boolean withdrawShipped(Tx tx, String type, List<TypeVersion> all) {
    Optional<VisaType> shipped =
        VisaTypes.shipped(type)
            .filter(unused -> all.stream().noneMatch(one -> one.publishedAt().isPresent()));
    shipped.ifPresent(
        one -> {
          versions.insertWithdrawn(tx, one, TypeWords.none(Language.ENGLISH));
          events.note(tx, type, one.version(), ReviewState.WITHDRAWN.key());
        });
    return shipped.isPresent();
  }

  /** Whether an actor wrote at a version, and so cannot approve it. */
  public boolean isOwn(Tx tx, TypeVersion version) {
    return events.authors(tx, version).contains(tx.actor().id());
  }

  /**
   * Offers what was approved and whose time has come, in the place of the version before.
   *
   * @return how many
   */
  public int publishDue(Tx tx) {
    List<TypeVersion> due = versions.due(tx);
    for (TypeVersion version : due) {
      versions.versions(tx, version.type()).stream()
          .filter(one -> one.state() == ReviewState.PUBLISHED)
          .forEach(before -> move(tx, before, ReviewState.SUPERSEDED));
      move(tx, version, ReviewState.PUBLISHED);
      events.offeredAnew(tx);
    }
    return due.size();
  }

  private Outcome decide(Tx tx, SeenType read, Event event) {
    Optional<TypeVersion> found = versions.lock(tx, read.type(), read.version());
    if (found.isEmpty()) {
      return Outcome.NOT_FOUND;
    }
    Optional<ReviewState> next = found.get().state().after(event);
    if (next.isEmpty() || !read.is(found.get())) {
      return Outcome.MOVED_MEANWHILE;
    }
    if ((event == Event.SUBMIT || event == Event.APPROVE) && !found.get().faults().isEmpty()) {
      return Outcome.INCOMPLETE;
    }
    move(tx, found.get(), next.get());
    return Outcome.DONE;
  }

  private void move(Tx tx, TypeVersion version, ReviewState to) {
    versions.move(tx, version, to);
    events.note(tx, version.type(), version.version(), to.key());
  }
}
