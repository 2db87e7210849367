package org.portolan.i18n.search;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/**
 * The words of this domain in every language, from {@code terms.json}: whoever types one of a
 * term's words finds the pages that have another of them, in whatever language.
 */
final class Terms {

  /** One line of the data file: words by language tag. */
  record Term(String id, Map<String, List<String>> words) {}

  /** Where a term's words stand in a folded text. */
  record Span(int term, int start, int end) {}

  private final List<Term> terms;
  private final Map<Language, TermPhrases> byLanguage = new LinkedHashMap<>();

  private Terms(List<Term> terms) {
    this.terms = terms;
    for (Language language : Languages.travellers()) {
      byLanguage.put(language, new TermPhrases(terms, language.tag()));
    }
  }

  /** The product's own list. */
  static Terms product() {
    return Product.TERMS;
  }

  /** All terms, as they stand in the file. */
  List<Term> all() {
    return terms;
  }

  /** The terms in a page of a language, and in those words that its readers borrow. */
  List<Span> inPage(Language language, String folded, List<Piece> pieces) {
    List<Span> spans = new ArrayList<>();
    for (Language one : Languages.fallbacks(language)) {
      if (one.equals(language) || !one.equals(Language.ENGLISH)) {
        spans.addAll(byLanguage.get(one).known(folded, pieces));
      }
    }
    return spans;
  }

  /** The terms in what somebody typed, in whichever language that was. */
  List<Span> inQuery(String folded, List<Piece> pieces) {
    List<Span> spans = new ArrayList<>();
    byLanguage.values().forEach(phrases -> spans.addAll(phrases.in(folded, pieces)));
    return spans;
  }

  /** The terms of which a word was typed with one error. */
  Set<Integer> near(String word) {
    Set<Integer> near = new TreeSet<>();
    byLanguage.values().forEach(phrases -> near.addAll(phrases.near(word)));
    return near;
  }

  private static List<Term> read() {
    try (InputStream data = Terms.class.getResourceAsStream("terms.json")) {
      return List.of(JsonMapper.builder().build().readValue(data, Term[].class));
    } catch (IOException e) {
      throw new UncheckedIOException("terms.json cannot be read", e);
    }
  }

  /** Read once, when first asked for. */
  private static final class Product {
    static final Terms TERMS = new Terms(read());
  }
}
