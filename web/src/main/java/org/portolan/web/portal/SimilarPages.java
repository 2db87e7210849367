package org.portolan.web.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portolan.cases.portal.SearchPages.Found;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.i18n.Language;
import org.portolan.i18n.search.FoundPage;
import org.portolan.i18n.search.SearchQuery;

/**
 * Pages that may answer a question that somebody asks a person: those that its rare words lead to.
 * They are offered beside a person's answer, never in its place, and nothing of the question is
 * kept.
 */
@ApplicationScoped
public class SimilarPages {

  /** Words that more pages have tell nothing of what is asked. */
  private static final int RARE = 4;

  private static final int MOST_WORDS = 24;
  private static final int SHORTEST = 4;
  private static final int MOST = 3;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  @Inject private PortalSearch search;

  /**
   * A page to read.
   *
   * @param address in the reader's language
   */
  public record Similar(String address, String title, Language language) {}

  /** The most similar ones, at most three; none where nothing is like the question. */
  public List<Similar> to(String question, Language reader) {
    Map<String, Double> weight = new LinkedHashMap<>();
    words(question).forEach(word -> weigh(word, reader, weight));
    return weight.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(MOST)
        .flatMap(entry -> similar(entry.getKey(), reader).stream())
        .toList();
  }

  private static Stream<String> words(String question) {
    return BETWEEN_WORDS
        .splitAsStream(question)
        .filter(word -> word.length() >= SHORTEST || isDense(word))
        .distinct()
        .limit(MOST_WORDS);
  }

  /** Where a character is a word or half of one. */
  private static boolean isDense(String word) {
    return word.codePoints().anyMatch(Character::isIdeographic) && word.length() >= 2;
  }

  private void weigh(String word, Language reader, Map<String, Double> weight) {
    Found found = search.search(SearchQuery.of(word), reader);
    List<FoundPage> pages = found.pages();
    if (pages.size() <= RARE) {
      pages.forEach(page -> weight.merge(page.document().page(), 1.0 / pages.size(), Double::sum));
    }
  }

  private Optional<Similar> similar(String slug, Language reader) {
    Optional<PublishedPage> page = search.published().page(reader, slug);
    return page.map(shown -> new Similar(Links.to(reader, shown), shown.title(), shown.language()));
  }
}
