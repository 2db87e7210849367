package org.portolan.cases.portal;

import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.portal.model.PageEvent;
import org.portolan.cases.portal.model.PageFacts;
import org.portolan.cases.portal.model.Standing;
import org.portolan.cases.portal.model.Version;
import org.portolan.cases.portal.store.EventRows;
import org.portolan.cases.portal.store.PageRows;
import org.portolan.cases.portal.store.TextRows;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** A page as those see it who write it, with all that was ever written of it. */
@Dependent
public class OpenPage {

  private final PageRows pages = new PageRows();
  private final TextRows texts = new TextRows();
  private final EventRows events = new EventRows();

  /**
   * A page and its text in a language.
   *
   * @param standing empty while nothing was written in it
   * @param versions the newest first
   * @param reference the newest text that translations are made of; empty while there is none
   */
  public record Opened(
      UUID id,
      PageFacts facts,
      Language language,
      Optional<Standing> standing,
      List<Version> versions,
      Optional<Version> reference) {

    /** The newest version, if there is one. */
    public Optional<Version> latest() {
      return versions.stream().findFirst();
    }

    /** Whether this is what others are translated from. */
    public boolean original() {
      return language.equals(facts.reference());
    }
  }

  /** A page at an address; empty when there is none for this actor. */
  public Optional<Opened> open(Tx tx, String slug, Language language) {
    return pages
        .idOf(tx, slug)
        .flatMap(id -> pages.find(tx, id).map(facts -> of(tx, id, facts, language)));
  }

  private Opened of(Tx tx, UUID id, PageFacts facts, Language language) {
    Optional<Version> reference =
        texts
            .standing(tx, id, facts.reference())
            .flatMap(
                standing ->
                    texts.version(
                        tx, id, facts.reference(), standing.published().orElse(standing.latest())));
    return new Opened(
        id,
        facts,
        language,
        texts.standing(tx, id, language),
        texts.versions(tx, id, language),
        reference);
  }

  /** A version of the text that translations are made of. */
  public Optional<Version> original(Tx tx, Opened page, int number) {
    return texts.version(tx, page.id(), page.facts().reference(), number);
  }

  /** What was done to a page in a language, the latest first. */
  public List<PageEvent> history(Tx tx, Opened page) {
    return events.of(tx, page.id()).stream()
        .filter(event -> event.language().equals(page.language()))
        .toList();
  }
}
