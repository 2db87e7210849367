package org.portolan.i18n.reading;

import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * One form for all the ways in which one text comes back: copied, forwarded, or typed again by
 * hand. Line ends and spaces, case, accents, quotation marks, dashes and the digits of other
 * scripts do not tell two texts apart.
 *
 * <p>What may be a link is compared to the letter: an accent, a letter of another script or a dot
 * that looks the same makes it somebody else's.
 */
public final class SameText {

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  /** Browsers take the ideographic full stop for a dot. */
  private static final Pattern LINK =
      Pattern.compile("[/\\\\@]|[\\p{L}\\p{N}\\p{M}-][.\u3002\uff61][\\p{L}\\p{N}]*\\p{L}");

  private static final Pattern QUOTES = Pattern.compile("[\"“”„‟«»‹›]|''");
  private static final Pattern DASHES = Pattern.compile("\\p{Pd}");

  private SameText() {}

  /** The form of a text; empty when there is nothing in it. Linear in the length. */
  public static String of(String text) {
    StringJoiner same = new StringJoiner(" ");
    for (String word : SPACES.split(text)) {
      String form = word(word);
      if (!form.isEmpty()) {
        same.add(form);
      }
    }
    return same.toString();
  }

  /** Whether something in a text may be a link or an address. */
  public static boolean mayLead(String text) {
    return mayLead(text, Folding.fold(text));
  }

  private static boolean mayLead(String text, String folded) {
    return LINK.matcher(text).find() || LINK.matcher(folded).find();
  }

  private static String word(String word) {
    String folded = Folding.fold(word);
    if (mayLead(word, folded)) {
      return word.toLowerCase(Locale.ROOT);
    }
    return DASHES.matcher(QUOTES.matcher(folded.strip()).replaceAll("\"")).replaceAll("-");
  }
}
