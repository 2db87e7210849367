package org.portolan.cases.portal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;
import org.portolan.cases.portal.ContentFiles.Content;
import org.portolan.cases.portal.model.PageFacts;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.Standing;
import org.portolan.cases.portal.model.TextState;
import org.portolan.cases.portal.model.Topic;
import org.portolan.cases.portal.model.Version;
import org.portolan.cases.portal.store.EventRows;
import org.portolan.cases.portal.store.PageRows;
import org.portolan.cases.portal.store.PublishedRows;
import org.portolan.cases.portal.store.TextRows;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/**
 * Brings the product's own pages into the store, and a later product's other texts of them. What
 * somebody has written over stays theirs, and what was withdrawn stays so. All but the original was
 * drafted by a machine, and nobody has read it. A later original that has other words outdates the
 * translations that did not come with it.
 */
@Dependent
public class LoadContent {

  /** As whom it writes; nobody's text is overwritten that has another author. */
  public static final Actor ACTOR = Actor.system("content", Compartment.INFORMATION);

  /** Any number that nothing else locks. */
  private static final long LOCK = 4_165_160;

  private static final String FACTS_CHANGED = "facts-changed";

  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private final PageRows pages = new PageRows();
  private final TextRows texts = new TextRows();
  private final EventRows events = new EventRows();
  private final PublishedRows published = new PublishedRows();
  private final DecideOnPage decide;
  private final ContentFiles files;

  @Inject
  public LoadContent(DecideOnPage decide) {
    this(decide, ContentFiles.ofProduct());
  }

  LoadContent(DecideOnPage decide, ContentFiles files) {
    this.decide = decide;
    this.files = files;
  }

  /** Loads what is new; returns how many texts were published. Several nodes take turns. */
  public int load(Tx tx) {
    tx.sql()
        .createQuery("SELECT true FROM pg_advisory_xact_lock(:lock)")
        .bind("lock", LOCK)
        .mapTo(Boolean.class)
        .one();
    Content content = files.content();
    topics(tx, content.topics());
    int loaded = 0;
    for (int i = 0; i < content.pages().size(); i++) {
      loaded += page(tx, content.pages().get(i).facts(i));
    }
    return loaded;
  }

  private void topics(Tx tx, List<Topic> topics) {
    List<Topic> known = pages.topics(tx);
    for (int i = 0; i < topics.size(); i++) {
      if (!known.contains(topics.get(i))) {
        pages.putTopic(tx, i, topics.get(i));
        published.changed(tx);
      }
    }
  }

  private int page(Tx tx, PageFacts facts) {
    UUID id =
        pages
            .idOf(tx, facts.slug())
            .map(known -> changed(tx, known, facts))
            .orElseGet(() -> added(tx, facts));
    int loaded = 0;
    for (Language language : Languages.travellers()) {
      Optional<PageText> text = files.text(facts.slug(), language);
      if (text.isPresent() && text(tx, id, facts, language, text.get())) {
        loaded++;
      }
    }
    return loaded;
  }

  private UUID added(Tx tx, PageFacts facts) {
    UUID id = UUID.randomUUID();
    pages.add(tx, id, facts);
    return id;
  }

  /** What is the same in every language is brought in too, unless it is somebody's by now. */
  private UUID changed(Tx tx, UUID id, PageFacts facts) {
    boolean same = pages.find(tx, id).filter(facts::equals).isPresent();
    if (!same && events.isOnlyOf(tx, id, List.of("loaded", FACTS_CHANGED), tx.actor().id())) {
      pages.change(tx, id, facts);
      published.refresh(tx, id);
      published.changed(tx);
      events.note(tx, id, facts.reference(), 0, FACTS_CHANGED, null);
    }
    return id;
  }

  /** English comes first of the languages, so that translations know what they translate. */
  private boolean text(Tx tx, UUID page, PageFacts facts, Language language, PageText text) {
    Optional<Standing> standing = texts.lock(tx, page, language);
    int latest = standing.map(Standing::latest).orElse(0);
    if (standing.isPresent() && !isOursAndOther(tx, standing.get(), text)) {
      return false;
    }
    boolean original = language.equals(facts.reference());
    OptionalInt translates =
        original
            ? OptionalInt.empty()
            : texts
                .standing(tx, page, facts.reference())
                .map(Standing::published)
                .orElse(OptionalInt.empty());
    texts.add(
        tx,
        page,
        new Version(
            language,
            latest + 1,
            text,
            !original,
            latest == 0 || original && saysOtherwise(tx, page, language, latest, text),
            translates,
            tx.actor().id(),
            tx.now()));
    events.note(tx, page, language, latest + 1, "loaded", null);
    Standing draft = texts.lock(tx, page, language).orElseThrow();
    decide.publishNow(tx, draft.moved(TextState.APPROVED));
    return true;
  }

  /** Whether there are other words; signs and spaces alone leave translations as they are. */
  private boolean saysOtherwise(Tx tx, UUID page, Language language, int latest, PageText text) {
    return texts
        .version(tx, page, language, latest)
        .filter(before -> words(before.text()).equals(words(text)))
        .isEmpty();
  }

  private static String words(PageText text) {
    return SIGNS
        .matcher(String.join(" ", text.title(), text.summary(), text.sms(), text.body()))
        .replaceAll(" ")
        .strip();
  }

  private boolean isOursAndOther(Tx tx, Standing standing, PageText text) {
    Version latest =
        texts.version(tx, standing.page(), standing.language(), standing.latest()).orElseThrow();
    return standing.state() == TextState.PUBLISHED
        && latest.author().equals(tx.actor().id())
        && !latest.text().equals(text);
  }
}
