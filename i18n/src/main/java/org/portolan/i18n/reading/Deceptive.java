package org.portolan.i18n.reading;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import com.ibm.icu.util.ULocale;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What in a text is not what it looks like (Unicode TR 36 and 39): characters that turn or hide
 * others, and words of letters from several scripts that look alike, such as the name of a bank
 * with one Cyrillic letter.
 *
 * @param shown the text, in which such characters are written out and turn nothing
 * @param turned whether there are any
 * @param mixed words of letters that look like others
 */
public record Deceptive(String shown, boolean turned, List<String> mixed) {

  private static final Pattern TURNS =
      Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\p{Cc}\\uFFF9-\\uFFFB&&[^\\n\\r\\t]]");

  private static final SpoofChecker SCRIPTS =
      new SpoofChecker.Builder()
          .setChecks(SpoofChecker.RESTRICTION_LEVEL)
          .setRestrictionLevel(RestrictionLevel.MODERATELY_RESTRICTIVE)
          .build();

  /** Shared by nobody: each use takes a clone. */
  private static final BreakIterator WORDS = BreakIterator.getWordInstance(ULocale.ROOT);

  private static final int MOST_SHOWN = 5;

  /** Looks through a text that somebody sent. */
  public static Deceptive in(String text) {
    String shown =
        TURNS
            .matcher(text)
            .replaceAll(
                found -> String.format(Locale.ROOT, "⟨U+%04X⟩", (int) found.group().charAt(0)));
    return new Deceptive(shown, !shown.equals(text), mixed(text));
  }

  private static List<String> mixed(String text) {
    BreakIterator words = WORDS.clone();
    words.setText(text);
    Set<String> mixed = new LinkedHashSet<>();
    int start = words.first();
    for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
      String word = text.substring(start, end);
      if (word.codePoints().anyMatch(Character::isLetter) && SCRIPTS.failsChecks(word)) {
        mixed.add(word);
      }
      start = end;
    }
    return mixed.stream().limit(MOST_SHOWN).toList();
  }
}
