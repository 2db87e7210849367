package org.portolan.cases.portal;

import jakarta.enterprise.context.Dependent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.portal.model.PageFacts;
import org.portolan.cases.portal.model.TextState;
import org.portolan.cases.portal.model.Topic;
import org.portolan.cases.portal.model.TranslationState;
import org.portolan.cases.portal.store.MatrixRows;
import org.portolan.cases.portal.store.MatrixRows.Stands;
import org.portolan.cases.portal.store.PageRows;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/** All pages in all languages, as those see them who write them. */
@Dependent
public class PageMatrix {

  private final PageRows pages = new PageRows();
  private final MatrixRows rows = new MatrixRows();

  /**
   * A page in a language.
   *
   * @param work what is to become of the newest version; empty when there is none
   * @param translation how it stands as a translation; empty for the original
   * @param due when it is published or withdrawn, if it waits for a time
   */
  public record Cell(
      Language language,
      Optional<TextState> work,
      Optional<TranslationState> translation,
      boolean published,
      Optional<Instant> due) {

    /** Whether it waits for a second person. */
    public boolean inReview() {
      return work.filter(state -> state == TextState.IN_REVIEW).isPresent();
    }

    /** The end of the key of its name: how it stands, as far as it matters. */
    public String key() {
      return translation
          .filter(state -> !inReview())
          .map(TranslationState::key)
          .orElseGet(() -> work.map(TextState::key).orElse(TranslationState.MISSING.key()));
    }
  }

  /**
   * A page in all languages.
   *
   * @param title of the newest original, or its address while there is none
   * @param cells in the order of languages
   */
  public record Row(UUID id, PageFacts facts, String title, List<Cell> cells) {

    /** The page in a language. */
    public Cell in(Language language) {
      return cells.stream()
          .filter(cell -> cell.language().equals(language))
          .findFirst()
          .orElseThrow();
    }
  }

  /** A link in what the public reads that leads to no page any more. */
  public record DeadLink(String slug, Language language, String link) {}

  /** The topics in their order. */
  public List<Topic> topics(Tx tx) {
    return pages.topics(tx);
  }

  /** All pages in the order in which the public finds them. */
  public List<Row> all(Tx tx) {
    Map<UUID, Map<Language, Stands>> stands = new HashMap<>();
    rows.all(tx)
        .forEach(
            one ->
                stands
                    .computeIfAbsent(one.page(), page -> new HashMap<>())
                    .put(one.language(), one));
    List<Row> all = new ArrayList<>();
    pages
        .all(tx)
        .forEach((id, facts) -> all.add(row(id, facts, stands.getOrDefault(id, Map.of()))));
    return all;
  }

  /** Links of published pages that lead nowhere any more. */
  public List<DeadLink> deadLinks(Tx tx) {
    return rows.deadLinks(tx).stream()
        .map(dead -> new DeadLink(dead.slug(), dead.language(), dead.link()))
        .toList();
  }

  private static Row row(UUID id, PageFacts facts, Map<Language, Stands> stands) {
    Stands original = stands.get(facts.reference());
    boolean another = stands.values().stream().anyMatch(Stands::published);
    return new Row(
        id,
        facts,
        original == null ? facts.slug() : original.title(),
        Languages.travellers().stream()
            .map(language -> cell(facts, language, stands.get(language), another))
            .toList());
  }

  private static Cell cell(PageFacts facts, Language language, Stands stands, boolean another) {
    boolean original = language.equals(facts.reference());
    if (stands == null) {
      return new Cell(
          language,
          Optional.empty(),
          original
              ? Optional.empty()
              : Optional.of(TranslationState.of(false, false, false, false, another)),
          false,
          Optional.empty());
    }
    boolean inWork = stands.state() != TextState.PUBLISHED && stands.state() != TextState.WITHDRAWN;
    return new Cell(
        language,
        Optional.of(stands.state()),
        original
            ? Optional.empty()
            : Optional.of(
                TranslationState.of(
                    stands.published(), inWork, stands.machine(), stands.outdated(), another)),
        stands.published(),
        stands.due());
  }
}
