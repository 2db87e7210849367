package org.portolan.cases.visa.types;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.portolan.cases.review.ReviewState;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.types.ComposeType.Composed;
import org.portolan.cases.visa.types.model.SeenType;
import org.portolan.cases.visa.types.model.TypeDraft;
import org.portolan.cases.visa.types.model.TypeVersion;
import org.portolan.cases.visa.types.model.TypeWords;
import org.portolan.cases.visa.types.store.TypeEvents;
import org.portolan.cases.visa.types.store.TypeVersions;
import org.portolan.i18n.Language;

/** Somebody writes a kind of visa, or the next version of one that is offered. */
@Dependent
public class WriteVisaType {

  private static final int LONGEST_ID = 30;
  private static final int CHARACTERS_DRAWN = 12;

  private final VisaTypes types;
  private final TypeVersions versions = new TypeVersions();
  private final TypeEvents events = new TypeEvents();

  @Inject
  public WriteVisaType(VisaTypes types) {
    this.types = types;
  }

  /** Begins a type; returns its first version. */
  public TypeVersion begin(Tx tx, TypeDraft draft) {
    return added(tx, newId(tx, draft.name()), 1, null, TypeWords.none(draft.language()), draft);
  }

  /**
   * Writes a draft anew, or the next version of a type none of whose versions is on its way.
   *
   * @param seen what it was written over
   * @return empty when a colleague was faster; nothing of theirs is written over
   */
  public Optional<TypeVersion> change(Tx tx, SeenType seen, TypeDraft draft) {
    List<TypeVersion> all = versions.lockAll(tx, seen.type());
    if (all.isEmpty()) {
      return types
          .offered(tx, seen.type())
          .filter(shipped -> seen.equals(seen(shipped)))
          .map(shipped -> next(tx, shipped, TypeWords.none(draft.language()), draft));
    }
    TypeVersion latest = all.get(0);
    if (!seen.is(latest)) {
      return Optional.empty();
    }
    if (latest.state() == ReviewState.DRAFT) {
      Composed composed =
          compose(tx, latest.content(), latest.words(), draft).as(latest.type(), latest.version());
      return Optional.of(written(tx, composed.type(), composed.words()));
    }
    return latest.state().isInWork()
        ? Optional.empty()
        : Optional.of(next(tx, latest.content(), latest.words(), draft));
  }

  /**
   * Translates what was written for a draft.
   *
   * @param texts by their keys; a blank one takes a translation away
   * @return empty when a colleague was faster
   */
  public Optional<TypeVersion> translate(
      Tx tx, SeenType seen, Language into, Map<String, String> texts) {
    return versions
        .lock(tx, seen)
        .filter(draft -> draft.state() == ReviewState.DRAFT)
        .map(
            draft -> {
              Composed changed = Retold.of(draft, into, texts, WriteVisaType::drawn);
              return written(tx, changed.type(), changed.words());
            });
  }

  /** What the product ships, as somebody has it before them. */
  public static SeenType seen(VisaType shipped) {
    return new SeenType(shipped.id(), shipped.version(), 0);
  }

  /** What is public in a language, to choose from. */
  public KnownWords known(Language language) {
    return new KnownWords(types.all(), language);
  }

  private TypeVersion next(Tx tx, VisaType before, TypeWords words, TypeDraft draft) {
    return added(tx, before.id(), before.version() + 1, before, words, draft);
  }

  private TypeVersion added(
      Tx tx, String id, int version, VisaType before, TypeWords words, TypeDraft draft) {
    Composed composed = compose(tx, before, words, draft).as(id, version);
    versions.insert(tx, composed.type(), composed.words());
    return noted(tx, id, version);
  }

  private TypeVersion written(Tx tx, VisaType type, TypeWords words) {
    versions.update(tx, type, words);
    return noted(tx, type.id(), type.version());
  }

  private TypeVersion noted(Tx tx, String id, int version) {
    events.note(tx, id, version, TypeEvents.WRITTEN);
    return versions.lock(tx, id, version).orElseThrow();
  }

  private ComposeType compose(Tx tx, VisaType before, TypeWords words, TypeDraft draft) {
    KnownWords known = new KnownWords(types.all(tx), draft.language());
    return new ComposeType(before, words, draft, known, WriteVisaType::drawn);
  }

  private static String drawn() {
    return "w-" + UUID.randomUUID().toString().replace("-", "").substring(0, CHARACTERS_DRAWN);
  }

  /** Made of the name as far as it has Latin letters; of no other type, offered or not. */
  private String newId(Tx tx, String name) {
    String letters =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[-0-9]+|-+$", "");
    String stem = letters.isEmpty() ? "visa" : cut(letters);
    return IntStream.iterate(1, n -> n + 1)
        .mapToObj(n -> n == 1 ? stem : stem + "-" + n)
        .filter(id -> types.all(tx).stream().noneMatch(one -> one.id().equals(id)))
        .filter(id -> versions.versions(tx, id).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static String cut(String letters) {
    return letters.substring(0, Math.min(letters.length(), LONGEST_ID)).replaceAll("-+$", "");
  }
}
