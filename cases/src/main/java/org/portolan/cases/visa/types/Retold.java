package org.portolan.cases.visa.types;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.portolan.cases.visa.model.Condition;
import org.portolan.cases.visa.model.Question;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.model.WantedDocument;
import org.portolan.cases.visa.types.ComposeType.Composed;
import org.portolan.cases.visa.types.KnownWords.Sort;
import org.portolan.cases.visa.types.model.TypeVersion;
import org.portolan.cases.visa.types.model.TypeWords;
import org.portolan.cases.visa.types.model.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/**
 * A draft whose words were translated. A translation that was public and is to be another gets an
 * id of its own, for whoever applied with the old one keeps it.
 */
final class Retold {

  private final VisaType type;
  private final Map<String, Wording> wordings;
  private final Map<Sort, Map<String, String>> renamed = new HashMap<>();

  private Retold(VisaType type, TypeWords words) {
    this.type = type;
    this.wordings = new TreeMap<>(words.wordings());
  }

  /**
   * The draft with its words in a language.
   *
   * @param texts by their keys
   * @param ids draws an id that nothing has
   */
  static Composed of(
      TypeVersion draft, Language into, Map<String, String> texts, Supplier<String> ids) {
    TypeWords words = draft.words().translated(into, texts);
    Retold retold = new Retold(draft.content(), words);
    for (Sort sort : Sort.values()) {
      sort.ids(draft.content())
          .distinct()
          .filter(id -> isOtherThanPublic(sort.key(id), into, words))
          .forEach(id -> retold.rename(sort, id, ids.get()));
    }
    return new Composed(retold.type(), new TypeWords(words.language(), retold.wordings));
  }

  /** Whether the public has read something else under a key. */
  private static boolean isOtherThanPublic(String key, Language into, TypeWords words) {
    Texts texts = Texts.product();
    return words.has(key)
        && texts.has(key)
        && texts.languageOf(into, key).equals(into)
        && !texts.text(into, key).equals(words.wordings().get(key).in(into).orElse(""));
  }

  private void rename(Sort sort, String id, String anew) {
    renamed.computeIfAbsent(sort, unused -> new HashMap<>()).put(id, anew);
    wordings.put(sort.key(anew), wordings.remove(sort.key(id)));
  }

  private UnaryOperator<String> now(Sort sort) {
    Map<String, String> ids = renamed.getOrDefault(sort, Map.of());
    return id -> ids.getOrDefault(id, id);
  }

  private VisaType type() {
    return new VisaType(
        type.id(),
        type.version(),
        type.words(),
        type.sample(),
        type.draftDays(),
        type.serviceDays(),
        type.appealDays(),
        type.fourEyes(),
        type.entries(),
        type.mostDays(),
        type.fee(),
        type.grounds().stream().map(now(Sort.GROUND)).toList(),
        type.documents().stream()
            .map(one -> new WantedDocument(now(Sort.DOCUMENT).apply(one.id()), when(one.when())))
            .toList(),
        type.questions().stream().map(this::question).toList());
  }

  private Question question(Question one) {
    return new Question(
        now(Sort.QUESTION).apply(one.id()),
        one.kind(),
        one.options().stream().map(now(Sort.OPTION)).toList(),
        one.optional(),
        one.least(),
        one.most(),
        one.longest(),
        one.day(),
        when(one.when()));
  }

  private List<Condition> when(List<Condition> conditions) {
    return conditions.stream()
        .map(
            one ->
                new Condition(
                    now(Sort.QUESTION).apply(one.question()),
                    one.is().stream().map(now(Sort.OPTION)).toList()))
        .toList();
  }
}
