package org.portolan.i18n.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.i18n.Language;

/**
 * What a plain search for the same letters finds is found, for every word of real texts, in scripts
 * with spaces and without.
 */
class SearchRecallTest {

  private static final int PAGES = 20;
  private static final double AT_LEAST = 0.99;

  private static final List<SearchDocument> ALL = new ArrayList<>();
  private static PublishedIndex index;

  @BeforeAll
  static void publish() {
    Declarations.TAGS.forEach(tag -> ALL.addAll(Declarations.pages(tag, PAGES)));
    index = PublishedIndex.empty().of(ALL);
  }

  static List<String> tags() {
    return Declarations.TAGS;
  }

  @ParameterizedTest
  @MethodSource("tags")
  void every_word_is_found_wherever_its_letters_stand(String tag) {
    long expected = 0;
    long found = 0;
    List<String> missed = new ArrayList<>();
    Set<String> words = words(tag);
    for (String word : words) {
      Set<SearchDocument> plain = plain(word);
      Set<SearchDocument> ours = new HashSet<>();
      index.hits(SearchQuery.of(word), Language.ENGLISH).forEach(hit -> ours.add(hit.document()));
      expected += plain.size();
      plain.retainAll(ours);
      found += plain.size();
      if (!plain.equals(plain(word))) {
        missed.add(word);
      }
    }
    assertThat(words).hasSizeGreaterThan(100);
    assertThat((double) found / expected).as("missed %s", missed).isGreaterThanOrEqualTo(AT_LEAST);
  }

  private static Set<SearchDocument> plain(String word) {
    Set<SearchDocument> plain = new HashSet<>();
    for (SearchDocument page : ALL) {
      if (page.title().contains(word)
          || page.summary().contains(word)
          || page.body().contains(word)) {
        plain.add(page);
      }
    }
    return plain;
  }

  /** By ICU's dictionaries, where there are no spaces. */
  private static Set<String> words(String tag) {
    Set<String> words = new TreeSet<>();
    BreakIterator breaks = BreakIterator.getWordInstance(ULocale.forLanguageTag(tag));
    for (String paragraph : Declarations.paragraphs(tag)) {
      breaks.setText(paragraph);
      int start = breaks.first();
      for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
        if (breaks.getRuleStatus() != BreakIterator.WORD_NONE) {
          words.add(paragraph.substring(start, end));
        }
        start = end;
      }
    }
    return words;
  }
}
