package org.portolan.cases.portal;

import jakarta.enterprise.context.Dependent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.portolan.cases.portal.model.PageFacts;
import org.portolan.cases.portal.model.Standing;
import org.portolan.cases.portal.model.TextState;
import org.portolan.cases.portal.model.TextState.Event;
import org.portolan.cases.portal.model.Version;
import org.portolan.cases.portal.store.EventRows;
import org.portolan.cases.portal.store.PageRows;
import org.portolan.cases.portal.store.PublishedRows;
import org.portolan.cases.portal.store.TextRows;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/**
 * Moves the text of a page on: its author submits it, somebody who wrote nothing of it approves it
 * or gives it back, and what is approved is published and withdrawn, at once or at a time.
 */
@Dependent
public class DecideOnPage {

  private final PageRows pages = new PageRows();
  private final TextRows texts = new TextRows();
  private final EventRows events = new EventRows();
  private final PublishedRows published = new PublishedRows();

  /** What became of a decision. */
  public enum Outcome {
    DONE,
    /** Whoever wrote at a text does not approve it. */
    OWN,
    /** Somebody wrote on, or a colleague was faster. */
    MOVED_MEANWHILE,
    /** The time is over already. */
    IN_THE_PAST,
    /** There is none such for this actor. */
    NOT_FOUND;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What somebody decides on.
   *
   * @param number the version that they had before them
   */
  public record Asked(UUID page, Language language, int number) {}

  /** Its author is done. */
  public Outcome submit(Tx tx, Asked asked) {
    return move(tx, asked, Event.SUBMIT, "submitted");
  }

  /** It is to be written on. */
  public Outcome giveBack(Tx tx, Asked asked) {
    return move(tx, asked, Event.GIVE_BACK, "given-back");
  }

  /**
   * A second person approves it.
   *
   * @param nativeRead whether they have read it as a native speaker of its language
   */
  public Outcome approve(Tx tx, Asked asked, boolean nativeRead) {
    Optional<Standing> found = lock(tx, asked);
    if (found.isEmpty()) {
      return Outcome.NOT_FOUND;
    }
    Optional<TextState> next = next(found.get(), asked, Event.APPROVE);
    if (next.isEmpty()) {
      return Outcome.MOVED_MEANWHILE;
    }
    if (texts.authorsSince(tx, found.get()).contains(tx.actor().id())) {
      return Outcome.OWN;
    }
    Standing was = found.get();
    texts.change(tx, was.approved(tx.actor().id(), nativeRead));
    note(tx, was, nativeRead ? "approved-native" : "approved", null);
    return Outcome.DONE;
  }

  /**
   * The public reads it.
   *
   * @param at from when; at once when empty
   */
  public Outcome publish(Tx tx, Asked asked, Optional<Instant> at) {
    Optional<Standing> found = lock(tx, asked);
    if (found.isEmpty()) {
      return Outcome.NOT_FOUND;
    }
    Optional<TextState> next = next(found.get(), asked, Event.PUBLISH);
    if (next.isEmpty()) {
      return Outcome.MOVED_MEANWHILE;
    }
    if (at.isEmpty()) {
      publishNow(tx, found.get());
    } else if (at.get().isAfter(tx.now())) {
      texts.change(tx, found.get().timed(at, found.get().withdrawAt()));
      note(tx, found.get(), "publish-at", at.get());
    } else {
      return Outcome.IN_THE_PAST;
    }
    return Outcome.DONE;
  }

  /**
   * The public reads it no more; what waits to be published after that is not published by itself.
   * A time that somebody sets afterwards, knowing of the withdrawal, holds.
   *
   * @param at from when; at once when empty
   */
  public Outcome withdraw(Tx tx, Asked asked, Optional<Instant> at) {
    Optional<Standing> found = lock(tx, asked);
    if (found.isEmpty()) {
      return Outcome.NOT_FOUND;
    }
    Standing was = found.get();
    if (was.published().isEmpty() && was.publishAt().isEmpty()) {
      return Outcome.MOVED_MEANWHILE;
    }
    if (at.isEmpty() && was.published().isPresent()) {
      withdrawNow(tx, waitsNoMore(tx, was, Instant.MIN));
    } else if (at.isEmpty()) {
      return dropTimes(tx, asked);
    } else if (at.isPresent() && at.get().isAfter(tx.now())) {
      Standing kept = waitsNoMore(tx, was, at.get());
      texts.change(tx, kept.timed(kept.publishAt(), at));
      note(tx, was, "withdraw-at", at.get());
    } else {
      return Outcome.IN_THE_PAST;
    }
    return Outcome.DONE;
  }

  /** A text of which nothing is published from a moment on; its history says that it waited. */
  private Standing waitsNoMore(Tx tx, Standing was, Instant from) {
    if (was.publishAt().filter(at -> !at.isBefore(from)).isEmpty()) {
      return was;
    }
    note(tx, was, "times-dropped", null);
    return was.timed(Optional.empty(), was.withdrawAt());
  }

  /** What waits for a time does not any more. */
  public Outcome dropTimes(Tx tx, Asked asked) {
    Optional<Standing> found = lock(tx, asked);
    found.ifPresent(
        was -> {
          texts.change(tx, was.timed(Optional.empty(), Optional.empty()));
          note(tx, was, "times-dropped", null);
        });
    return found.isPresent() ? Outcome.DONE : Outcome.NOT_FOUND;
  }

  /** Publishes and withdraws what is due; returns how much. */
  public int due(Tx tx, int limit) {
    List<Standing> due = texts.due(tx, limit);
    for (Standing standing : due) {
      if (isOver(tx, standing.publishAt())) {
        publishNow(tx, standing);
        if (isOver(tx, standing.published(tx.now()).withdrawAt())) {
          withdrawNow(tx, standing.published(tx.now()));
        }
      } else {
        withdrawNow(tx, standing);
      }
    }
    return due.size();
  }

  private static boolean isOver(Tx tx, Optional<Instant> time) {
    return time.filter(at -> !at.isAfter(tx.now())).isPresent();
  }

  private Outcome move(Tx tx, Asked asked, Event event, String kind) {
    Optional<Standing> found = lock(tx, asked);
    if (found.isEmpty()) {
      return Outcome.NOT_FOUND;
    }
    Optional<TextState> next = next(found.get(), asked, event);
    if (next.isEmpty()) {
      return Outcome.MOVED_MEANWHILE;
    }
    Standing was = found.get();
    texts.change(tx, was.moved(next.get()));
    note(tx, was, kind, null);
    return Outcome.DONE;
  }

  private Optional<Standing> lock(Tx tx, Asked asked) {
    return texts.lock(tx, asked.page, asked.language);
  }

  private static Optional<TextState> next(Standing standing, Asked asked, Event event) {
    return standing.latest() == asked.number ? standing.state().after(event) : Optional.empty();
  }

  void publishNow(Tx tx, Standing was) {
    PageFacts facts = pages.find(tx, was.page()).orElseThrow();
    Version version = texts.version(tx, was.page(), was.language(), was.latest()).orElseThrow();
    texts.change(tx, was.published(tx.now()));
    boolean original = was.language().equals(facts.reference());
    int upto =
        original
            ? was.latest()
            : texts
                .standing(tx, was.page(), facts.reference())
                .map(Standing::published)
                .orElse(OptionalInt.empty())
                .orElse(0);
    int major = published.lastMajor(tx, was.page(), facts.reference(), upto);
    boolean outdated = !original && version.translates().orElse(0) < major;
    published.put(
        tx,
        was.page(),
        facts,
        version,
        was.nativeRead(),
        outdated,
        PageMarkdown.links(version.text().body()));
    if (original) {
      published.markOutdated(tx, was.page(), facts.reference(), major);
    }
    published.changed(tx);
    note(tx, was, "published", null);
  }

  private void withdrawNow(Tx tx, Standing was) {
    texts.change(tx, was.withdrawn());
    published.remove(tx, was.page(), was.language());
    published.changed(tx);
    note(tx, was, "withdrawn", null);
  }

  private void note(Tx tx, Standing standing, String kind, Instant due) {
    events.note(tx, standing.page(), standing.language(), standing.latest(), kind, due);
  }
}
