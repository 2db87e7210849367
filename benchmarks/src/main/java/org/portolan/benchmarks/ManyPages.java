package org.portolan.benchmarks;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.portolan.i18n.Language;
import org.portolan.i18n.search.SearchDocument;

/**
 * Pages as long as the portal's, in a language: paragraphs of the Universal Declaration of Human
 * Rights in which a part of the words is put together anew from halves of others, so that there are
 * as many different words as in texts about many things. The same every time.
 */
final class ManyPages {

  private static final int PARAGRAPHS = 12;

  /** Of ten words so many are new ones. */
  private static final int NEW_OF_TEN = 3;

  private final String tag;
  private final Random random;
  private final List<List<String>> paragraphs = new ArrayList<>();
  private final List<String> words = new ArrayList<>();

  ManyPages(Path directory, String tag) throws IOException {
    this.tag = tag;
    random = new Random(tag.hashCode());
    for (String paragraph : Files.readAllLines(directory.resolve(tag + ".txt"))) {
      paragraphs.add(pieces(paragraph, tag));
    }
  }

  /** Words by ICU's dictionaries, and what stands between them. */
  private List<String> pieces(String paragraph, String language) {
    List<String> pieces = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getWordInstance(ULocale.forLanguageTag(language));
    breaks.setText(paragraph);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      String piece = paragraph.substring(start, end);
      pieces.add(piece);
      if (breaks.getRuleStatus() != BreakIterator.WORD_NONE) {
        words.add(piece);
      }
      start = end;
    }
    return pieces;
  }

  List<SearchDocument> next(int number) {
    List<SearchDocument> pages = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      List<String> texts = new ArrayList<>();
      for (int j = 0; j < PARAGRAPHS; j++) {
        texts.add(paragraph());
      }
      pages.add(
          new SearchDocument(
              tag + "-" + i,
              Language.find(tag).orElse(Language.ENGLISH),
              "1",
              texts.get(0),
              texts.get(1),
              List.of(texts.get(2)),
              String.join("\n", texts.subList(2, PARAGRAPHS))));
    }
    return pages;
  }

  private String paragraph() {
    StringBuilder text = new StringBuilder();
    for (String piece : paragraphs.get(random.nextInt(paragraphs.size()))) {
      boolean word = Character.isLetter(piece.codePointAt(0));
      text.append(word && random.nextInt(10) < NEW_OF_TEN ? putTogether() : piece);
    }
    return text.toString();
  }

  private String putTogether() {
    String one = word();
    String other = word();
    return one.substring(0, half(one)) + other.substring(half(other));
  }

  /** Not within a letter of two characters. */
  private static int half(String word) {
    int half = word.length() / 2;
    return half > 0 && Character.isLowSurrogate(word.charAt(half)) ? half - 1 : half;
  }

  /** A word of the language, as often as texts have it. */
  String word() {
    return words.get(random.nextInt(words.size()));
  }

  /** A word with a letter too many, or one left out. */
  String wrong() {
    String word = word();
    int at = random.nextInt(word.length());
    return random.nextBoolean()
        ? word.substring(0, at) + word.charAt(at) + word.substring(at)
        : word.substring(0, at) + word.substring(at + 1);
  }

  /** A few words that follow each other somewhere. */
  String question() {
    List<String> pieces = paragraphs.get(random.nextInt(paragraphs.size()));
    int start = random.nextInt(Math.max(1, pieces.size() - 11));
    return String.join("", pieces.subList(start, Math.min(pieces.size(), start + 11)));
  }
}
