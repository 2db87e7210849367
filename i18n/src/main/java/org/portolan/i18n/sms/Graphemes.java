package org.portolan.i18n.sms;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/** What a reader sees as one character: a letter with its accents, a flag, a family. */
final class Graphemes {

  private Graphemes() {}

  static List<String> of(String text) {
    BreakIterator breaks = BreakIterator.getCharacterInstance(ULocale.ROOT);
    breaks.setText(text);
    List<String> graphemes = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String grapheme = text.substring(start, end);
      if (grapheme.equals("\r\n")) {
        graphemes.add("\r");
        graphemes.add("\n");
      } else {
        graphemes.add(grapheme);
      }
    }
    return graphemes;
  }
}
