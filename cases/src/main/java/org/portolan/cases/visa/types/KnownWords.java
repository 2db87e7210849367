package org.portolan.cases.visa.types;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.cases.visa.model.Question;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.model.WantedDocument;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** What kinds of visas that are or were public say, in one language, and under which ids. */
public final class KnownWords {

  /** What has words under an id. */
  public enum Sort {
    QUESTION("visa.question."),
    OPTION("visa.option."),
    DOCUMENT("visa.document."),
    GROUND("visa.ground.");

    private final String prefix;

    Sort(String prefix) {
      this.prefix = prefix;
    }

    /** The key of the words of an id. */
    public String key(String id) {
      return prefix + id;
    }

    Stream<String> ids(VisaType type) {
      return switch (this) {
        case QUESTION -> type.questions().stream().map(Question::id);
        case OPTION -> type.questions().stream().flatMap(one -> one.options().stream());
        case DOCUMENT -> type.documents().stream().map(WantedDocument::id);
        case GROUND -> type.grounds().stream();
      };
    }
  }

  private final Map<Sort, Map<String, String>> ids = new LinkedHashMap<>();

  /**
   * @param types that are or were public
   */
  public KnownWords(Collection<VisaType> types, Language language) {
    for (Sort sort : Sort.values()) {
      Map<String, String> byWords = new LinkedHashMap<>();
      types.stream()
          .flatMap(sort::ids)
          .distinct()
          .filter(id -> Texts.product().languageOf(language, sort.key(id)).equals(language))
          .forEach(id -> byWords.putIfAbsent(Texts.product().text(language, sort.key(id)), id));
      ids.put(sort, byWords);
    }
  }

  /** All words of a sort. */
  public List<String> words(Sort sort) {
    return List.copyOf(ids.get(sort).keySet());
  }

  /** The id under which exactly these words are. */
  public Optional<String> id(Sort sort, String words) {
    return Optional.ofNullable(ids.get(sort).get(words));
  }
}
