package org.portolan.cases.portal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import org.portolan.cases.portal.model.PageFacts;
import org.portolan.cases.portal.model.PageKind;
import org.portolan.cases.portal.model.PageRules.Fault;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.Standing;
import org.portolan.cases.portal.model.Topic;
import org.portolan.cases.portal.model.Version;
import org.portolan.cases.portal.store.EventRows;
import org.portolan.cases.portal.store.PageRows;
import org.portolan.cases.portal.store.PublishedRows;
import org.portolan.cases.portal.store.TextRows;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** Somebody writes a page, or a text of it. Every text that is kept is a version that stays. */
@Dependent
public class WritePages {

  private final PageRows pages = new PageRows();
  private final TextRows texts = new TextRows();
  private final EventRows events = new EventRows();
  private final PublishedRows published = new PublishedRows();
  private final PageLimits limits;

  @Inject
  public WritePages(PageLimits limits) {
    this.limits = limits;
  }

  /**
   * A text as somebody hands it in.
   *
   * @param after the number of the version that it was written over; 0 for the first
   * @param machine whether a machine drafted it and no person has written it anew
   * @param major of a reference text: whether translations of what was before are outdated
   * @param translates of a translation: the number of the reference text that it says
   */
  public record Draft(
      Language language,
      int after,
      PageText text,
      boolean machine,
      boolean major,
      OptionalInt translates) {}

  /** What became of a text. */
  public sealed interface Outcome {
    /** Answers each of the cases there are. */
    <R> R fold(
        Function<Saved, R> saved, Function<Refused, R> refused, Function<Meanwhile, R> meanwhile);
  }

  /** It is kept, as this version. */
  public record Saved(int number) implements Outcome {
    @Override
    public <R> R fold(
        Function<Saved, R> saved, Function<Refused, R> refused, Function<Meanwhile, R> meanwhile) {
      return saved.apply(this);
    }
  }

  /** It is not kept; why. */
  public record Refused(List<Fault> faults) implements Outcome {
    @Override
    public <R> R fold(
        Function<Saved, R> saved, Function<Refused, R> refused, Function<Meanwhile, R> meanwhile) {
      return refused.apply(this);
    }
  }

  /** It is not kept, because somebody else has written another version meanwhile. */
  public record Meanwhile(int latest) implements Outcome {
    @Override
    public <R> R fold(
        Function<Saved, R> saved, Function<Refused, R> refused, Function<Meanwhile, R> meanwhile) {
      return meanwhile.apply(this);
    }
  }

  /** Adds a topic at a place, or gives it other titles. */
  public void putTopic(Tx tx, int position, Topic topic) {
    pages.putTopic(tx, position, topic);
    published.changed(tx);
  }

  /** Begins a page; empty when there is one at this address. */
  public Optional<UUID> begin(Tx tx, PageFacts facts) {
    UUID id = UUID.randomUUID();
    return pages.add(tx, id, facts) ? Optional.of(id) : Optional.empty();
  }

  /**
   * Changes what is the same of a page in every language; the public sees it at once.
   *
   * @param seen what it is written over
   * @param added a topic that is new with it
   * @return false when a colleague was faster; nothing of theirs is written over
   */
  public boolean change(Tx tx, UUID page, PageFacts seen, PageFacts facts, Optional<Topic> added) {
    if (pages.lock(tx, page).filter(seen::equals).isEmpty()) {
      return false;
    }
    added.ifPresent(topic -> putTopic(tx, pages.topics(tx).size(), topic));
    pages.change(tx, page, facts);
    published.refresh(tx, page);
    published.changed(tx);
    events.note(tx, page, facts.reference(), 0, "facts-changed", null);
    return true;
  }

  /** Keeps a text as a draft. */
  public Outcome write(Tx tx, UUID page, Draft draft) {
    PageKind kind = pages.find(tx, page).map(PageFacts::kind).orElse(PageKind.INFORMATION);
    List<Fault> faults = faults(tx, draft.text, kind);
    if (!faults.isEmpty()) {
      return new Refused(faults);
    }
    int latest = texts.lock(tx, page, draft.language).map(Standing::latest).orElse(0);
    if (latest != draft.after) {
      return new Meanwhile(latest);
    }
    Version version =
        new Version(
            draft.language,
            latest + 1,
            draft.text,
            draft.machine,
            draft.major || latest == 0,
            draft.translates,
            tx.actor().id(),
            tx.now());
    texts.add(tx, page, version);
    events.note(tx, page, draft.language, version.number(), "written", null);
    return new Saved(version.number());
  }

  /** How many characters the body of a page may have. */
  int longestBody() {
    return limits.rules().longestBody();
  }

  /** What is wrong with a text; it is kept only without. */
  public List<Fault> faults(Tx tx, PageText text, PageKind kind) {
    List<Fault> faults = new ArrayList<>(limits.rules().faults(text, kind));
    if (text.body().length() <= limits.rules().longestBody()) {
      faults.addAll(PageMarkdown.badLinks(text.body(), slug -> pages.idOf(tx, slug).isPresent()));
    }
    return faults;
  }
}
