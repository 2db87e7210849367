package org.portolan.i18n.search;

import com.ibm.icu.lang.UScript;
import java.util.BitSet;
import java.util.List;
import org.portolan.i18n.Language;
import org.portolan.i18n.search.SearchIndex.Entry;
import org.portolan.i18n.search.SearchIndex.Indexed;
import org.portolan.i18n.search.SearchQuery.Word;

/** How well each document of one index fits one word. */
final class WordMatches {

  private static final float AS_WRITTEN = 1f;
  private static final float FOLDED = 0.9f;
  private static final float OTHER_FORM = 0.7f;
  private static final float BEGINS = 0.65f;
  private static final float INSIDE = 0.4f;
  private static final float ONE_ERROR = 0.35f;
  private static final float SOUNDS_ALIKE = 0.3f;
  private static final float THROUGH_TERMS = 0.25f;

  /**
   * What is left of the likeness of a part, by its letters: two are in any word. A sign of Ethiopic
   * has two.
   */
  private static final float[] SHORT_PART = {0, 0.02f, 0.1f, 0.4f, 0.8f};

  private static final int MOST_COUNTED = 8;

  private final SearchIndex index;
  private final Word word;
  private final float[] best;

  /** Documents in which nothing was guessed, and those of them that leave no wish to guess. */
  private final BitSet known = new BitSet();

  private final BitSet certain = new BitSet();

  WordMatches(SearchIndex index, Word word) {
    this.index = index;
    this.word = word;
    this.best = new float[index.size()];
  }

  /** The word itself, whole or in another, or in another form. */
  void direct() {
    if (word.unspaced()) {
      unspaced();
      return;
    }
    Vocabulary words = index.wordsLike(word.text());
    words.containing(
        word.text(), entry -> know(entry, likeness(word, entry.written(), entry.text())));
    for (WordStems.Stem stem : word.stems()) {
      if (stem.endings().isEmpty()) {
        words.containing(stem.text(), entry -> know(entry, OTHER_FORM));
      }
      for (String ending : stem.endings()) {
        words.exactly(stem.text() + ending, entry -> know(entry, OTHER_FORM));
      }
    }
  }

  private void know(Entry entry, float quality) {
    add(entry.postings(), quality);
    note(entry.postings(), quality > INSIDE);
  }

  /** Whether a word of a page fits what was typed, in some form. */
  static boolean fits(Word typed, String written, String text) {
    if (likeness(typed, written, text) > 0) {
      return true;
    }
    for (WordStems.Stem stem : typed.stems()) {
      if (stem.fits(text)) {
        return true;
      }
    }
    return false;
  }

  /** How well a word of a page fits what was typed; 0 is not at all. */
  private static float likeness(Word typed, String written, String text) {
    int at = text.indexOf(typed.text());
    if (at < 0) {
      return 0;
    }
    if (text.length() == typed.text().length()) {
      return written.equals(typed.written()) ? AS_WRITTEN : FOLDED;
    }
    int letters = SearchIndex.script(typed.text()) == UScript.ETHIOPIC ? 2 : 1;
    letters *= typed.text().length();
    float part = letters < SHORT_PART.length ? SHORT_PART[letters] : 1;
    return part * (at == 0 ? BEGINS : INSIDE);
  }

  /** Words one error away, and words of other scripts that sound alike. */
  void guessed() {
    if (word.unspaced()) {
      return;
    }
    index.wordsLike(word.text()).near(word.text(), entry -> add(entry.postings(), ONE_ERROR));
    index.soundingLike(word.text()).forEach(entry -> add(entry.postings(), SOUNDS_ALIKE));
    word.nearTerms().forEach(term -> add(index.ofTerm(term), THROUGH_TERMS));
  }

  /** Other words for the same, in whatever language. */
  void throughTerms() {
    for (int term : word.terms()) {
      add(index.ofTerm(term), THROUGH_TERMS);
      note(index.ofTerm(term), true);
    }
  }

  private void unspaced() {
    int[] letters = word.text().codePoints().toArray();
    if (letters.length > 2) {
      among(letters);
      return;
    }
    Postings postings =
        letters.length == 1 ? index.ofLetter(letters[0]) : index.ofPair(letters[0], letters[1]);
    add(postings, AS_WRITTEN);
    note(postings, true);
  }

  /** Where all neighbours stand, the text is read. */
  private void among(int[] letters) {
    Postings[] pairs = new Postings[letters.length - 1];
    int rarest = 0;
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = index.ofPair(letters[i], letters[i + 1]);
      rarest = pairs[i].size() < pairs[rarest].size() ? i : rarest;
    }
    for (int i = 0; i < pairs[rarest].size(); i++) {
      int number = pairs[rarest].document(i);
      float found = inAll(pairs, number) ? read(index.document(number)) : 0;
      if (found > 0) {
        best[number] = Math.max(best[number], found);
        known.set(number);
        certain.set(number);
      }
    }
  }

  private static boolean inAll(Postings[] pairs, int number) {
    for (Postings pair : pairs) {
      if (!pair.has(number)) {
        return false;
      }
    }
    return true;
  }

  private float read(Indexed document) {
    Postings found = new Postings();
    int at = document.text().indexOf(word.text());
    for (int count = 0; at >= 0 && count < MOST_COUNTED; count++) {
      found.add(0, document.field(at));
      at = document.text().indexOf(word.text(), at + 1);
    }
    return found.size() == 0 ? 0 : found.weight(0) * AS_WRITTEN;
  }

  private void add(Postings postings, float quality) {
    for (int i = 0; i < postings.size(); i++) {
      int number = postings.document(i);
      best[number] = Math.max(best[number], postings.weight(i) * quality);
    }
  }

  private void note(Postings postings, boolean leavesNoWish) {
    for (int i = 0; i < postings.size(); i++) {
      known.set(postings.document(i));
      if (leavesNoWish) {
        certain.set(postings.document(i));
      }
    }
  }

  /** Whether something in one of these languages fits so well that nothing is to be guessed. */
  boolean certainIn(List<Language> languages) {
    for (int number = certain.nextSetBit(0); number >= 0; number = certain.nextSetBit(number + 1)) {
      if (languages.contains(index.document(number).document().language())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a document has the word itself, in some form, or another word for the same. */
  boolean isCertain(int number) {
    return certain.get(number);
  }

  /** Whether a document was found only by what may have been meant. */
  boolean isGuess(int number) {
    return !known.get(number);
  }

  float[] best() {
    return best;
  }

  int count() {
    int count = 0;
    for (float each : best) {
      count += each > 0 ? 1 : 0;
    }
    return count;
  }
}
