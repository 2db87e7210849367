package org.portolan.i18n.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.portolan.i18n.Language;

/** Where in a page stands what somebody looked for: for showing why it was found. */
public final class Highlights {

  /** Letters of an excerpt, three or four lines on a phone; half as many where they are wide. */
  private static final int EXCERPT = 220;

  /** Letters shown before the first find. */
  private static final int BEFORE = 50;

  /** Within so many letters a space is looked for to begin or end at. */
  private static final int WORD = 25;

  /**
   * A piece of a text as it was written.
   *
   * @param found whether this is what was looked for
   */
  public record Part(String text, boolean found) {}

  private final MarkedText title;
  private final MarkedText summary;
  private final MarkedText body;

  private Highlights(SearchQuery query, SearchDocument document) {
    title = new MarkedText(document.title());
    summary = new MarkedText(document.summary());
    body = new MarkedText(document.body());
    List<MarkedText> texts = List.of(title, summary, body);
    List<SearchQuery.Word> words = query.words();
    for (int i = 0; i < words.size(); i++) {
      mark(words.get(i), i, texts, document.language());
    }
    if (texts.stream().allMatch(text -> text.marks().isEmpty())) {
      for (int i = 0; i < words.size(); i++) {
        title.sounding(words.get(i), i);
        summary.sounding(words.get(i), i);
      }
    }
    texts.forEach(MarkedText::order);
  }

  private static void mark(
      SearchQuery.Word word, int number, List<MarkedText> texts, Language language) {
    int found = 0;
    for (MarkedText text : texts) {
      found += text.direct(word, number);
    }
    for (int i = 0; i < texts.size() && found == 0; i++) {
      found += texts.get(i).guessed(word, number);
    }
    if (found == 0) {
      texts.forEach(text -> text.throughTerms(word, number, language));
    }
  }

  /** Of a document that a query has found. */
  public static Highlights of(SearchQuery query, SearchDocument document) {
    return new Highlights(query, document);
  }

  /** The whole title. */
  public List<Part> title() {
    return title.parts(0, title.length());
  }

  /** Where most of it stands, in the body or the summary; the summary if nothing does. */
  public List<Part> excerpt() {
    int from = bestStart(body);
    boolean inBody = worth(body, from) > worth(summary, 0);
    if (!inBody) {
      return excerpt(summary.length() > 0 ? summary : body, 0);
    }
    return excerpt(body, from);
  }

  /** The place from which an excerpt has most of what was looked for, the first of these. */
  private static int bestStart(MarkedText text) {
    int best = 0;
    int most = words(text, 0);
    for (MarkedText.Mark mark : text.marks()) {
      int start = Math.max(0, mark.start() - text.columns(BEFORE));
      int words = words(text, start);
      if (words > most) {
        most = words;
        best = start;
      }
    }
    return best;
  }

  /** What the title does not show already counts before everything that it does. */
  private int worth(MarkedText text, int start) {
    Set<Integer> all = found(text, start);
    long further = all.stream().filter(word -> !found(title, 0).contains(word)).count();
    return (int) further * 1_000 + all.size();
  }

  private static int words(MarkedText text, int start) {
    return found(text, start).size();
  }

  private static Set<Integer> found(MarkedText text, int start) {
    Set<Integer> words = new HashSet<>();
    for (MarkedText.Mark mark : text.marks()) {
      if (mark.start() >= start && mark.end() <= start + text.columns(EXCERPT)) {
        words.add(mark.word());
      }
    }
    return words;
  }

  private static List<Part> excerpt(MarkedText text, int wanted) {
    int start = wanted == 0 ? 0 : text.wordAfter(wanted, WORD);
    int end = Math.min(text.length(), start + text.columns(EXCERPT));
    if (end < text.length()) {
      end = text.wordBefore(end, WORD);
    }
    List<Part> parts = new ArrayList<>();
    if (start > 0) {
      parts.add(new Part("… ", false));
    }
    parts.addAll(text.parts(start, end));
    if (end < text.length()) {
      parts.add(new Part(" …", false));
    }
    return parts;
  }
}
