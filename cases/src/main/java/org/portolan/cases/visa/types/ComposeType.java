package org.portolan.cases.visa.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.portolan.cases.visa.model.Condition;
import org.portolan.cases.visa.model.Question;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.model.WantedDocument;
import org.portolan.cases.visa.types.KnownWords.Sort;
import org.portolan.cases.visa.types.model.TypeDraft;
import org.portolan.cases.visa.types.model.TypeDraft.DraftQuestion;
import org.portolan.cases.visa.types.model.TypeWords;
import org.portolan.cases.visa.types.model.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/**
 * Makes a version of what staff typed. Words that are public stand under the id that they have,
 * with all their translations; other words get an id of their own. An id whose words were public
 * never gets others: then it is another question.
 */
final class ComposeType {

  private final VisaType before;
  private final TypeWords wordsBefore;
  private final TypeDraft draft;
  private final KnownWords known;
  private final Supplier<String> ids;
  private final Map<String, Wording> wordings = new TreeMap<>();
  private final Map<String, String> renamed = new HashMap<>();

  /** A version and the words that were written for it. */
  record Composed(VisaType type, TypeWords words) {}

  /**
   * @param before what it is written over or goes on from; null for a new type
   * @param wordsBefore that were written for that
   * @param ids draws an id that nothing has
   */
  ComposeType(
      VisaType before,
      TypeWords wordsBefore,
      TypeDraft draft,
      KnownWords known,
      Supplier<String> ids) {
    this.before = before;
    this.wordsBefore = wordsBefore;
    this.draft = draft;
    this.known = known;
    this.ids = ids;
  }

  /** The version with a number. */
  Composed as(String type, int version) {
    String words = name(type, version);
    List<Question> questions = questions();
    return new Composed(
        new VisaType(
            type,
            version,
            words,
            false,
            draft.times().draftDays(),
            draft.times().serviceDays(),
            draft.times().appealDays(),
            draft.fourEyes(),
            draft.entries(),
            draft.times().mostDays(),
            draft.fee(),
            draft.grounds().stream().map(label -> id(Sort.GROUND, listed(label), label)).toList(),
            documents(),
            questions),
        new TypeWords(draft.language().tag(), wordings));
  }

  /** Under which its name stands; null when that is what the product says of the type. */
  private String name(String type, int version) {
    String shipped = "visa.type." + type;
    if (says(shipped, draft.name()) && says(shipped + ".who", draft.who())) {
      return null;
    }
    String words = type + "." + version;
    String key = before == null ? "" : before.textKey();
    keep("visa.type." + words, key, draft.name());
    keep("visa.type." + words + ".who", key + ".who", draft.who());
    return words;
  }

  private void keep(String key, String keyBefore, String text) {
    Wording was = wordsBefore.wordings().get(keyBefore);
    wordings.put(key, was == null ? Wording.of(text) : was.rewritten(text));
  }

  private List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    for (DraftQuestion one : draft.questions()) {
      String id = id(Sort.QUESTION, one.id(), one.label());
      renamed.put(one.id(), id);
      Question how = one.how();
      questions.add(
          new Question(
              id,
              how.kind(),
              options(one),
              how.optional(),
              how.least(),
              how.most(),
              how.longest(),
              how.day(),
              when(one.when())));
    }
    return questions;
  }

  private List<String> options(DraftQuestion one) {
    List<String> were =
        Optional.ofNullable(before)
            .flatMap(type -> type.question(one.id()))
            .map(Question::options)
            .orElse(List.of());
    return one.options().stream()
        .map(
            label ->
                id(
                    Sort.OPTION,
                    were.stream()
                        .filter(was -> says(Sort.OPTION.key(was), label))
                        .findFirst()
                        .orElse(""),
                    label))
        .toList();
  }

  private List<WantedDocument> documents() {
    return draft.documents().stream()
        .map(one -> new WantedDocument(id(Sort.DOCUMENT, one.id(), one.label()), when(one.when())))
        .toList();
  }

  private List<Condition> when(List<Condition> conditions) {
    return conditions.stream()
        .map(one -> new Condition(renamed.getOrDefault(one.question(), one.question()), one.is()))
        .toList();
  }

  /** The ground that said the same before. */
  private String listed(String label) {
    return before == null
        ? ""
        : before.grounds().stream()
            .filter(id -> says(Sort.GROUND.key(id), label))
            .findFirst()
            .orElse("");
  }

  /**
   * The id for some words.
   *
   * @param was the id that they had, or that others had in their place; may be empty or new
   */
  private String id(Sort sort, String was, String label) {
    String key = sort.key(was);
    Optional<String> found = says(key, label) ? Optional.of(was) : known.id(sort, label);
    String id =
        found.orElseGet(() -> wordsBefore.has(key) && !Texts.product().has(key) ? was : ids.get());
    Wording written = wordsBefore.wordings().get(sort.key(id));
    if (written != null) {
      wordings.put(sort.key(id), written.rewritten(label));
    } else if (!Texts.product().has(sort.key(id))) {
      wordings.put(sort.key(id), Wording.of(label));
    }
    return id;
  }

  /** Whether a key says exactly this in the language of the draft. */
  private boolean says(String key, String text) {
    Wording written = wordsBefore.wordings().get(key);
    if (written != null) {
      return wordsBefore.language().equals(draft.language().tag()) && written.text().equals(text);
    }
    Language language = draft.language();
    return Texts.product().has(key)
        && Texts.product().languageOf(language, key).equals(language)
        && Texts.product().text(language, key).equals(text);
  }
}
