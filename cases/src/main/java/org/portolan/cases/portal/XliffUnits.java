package org.portolan.cases.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.cases.portal.model.PageText;

/**
 * A text in the pieces that translators' tools get: title, summary, text message, and each block of
 * the body. Where a link leads is no words: it stands for itself as a placeholder.
 */
final class XliffUnits {

  /** Where a link's words end and its address stands: {@code ](page:symptoms)}. */
  private static final Pattern LINK_END = Pattern.compile("\\]\\([^()\\s]*\\)");

  private static final String TITLE = "title";
  private static final String SUMMARY = "summary";
  private static final String SMS = "sms";
  private static final String BLOCK = "b";

  private XliffUnits() {}

  /** A piece of a unit: words, or what stands for itself. */
  record Piece(boolean placeholder, String text) {}

  /** The units of a text by their ids, in its order; none for what is empty. */
  static Map<String, String> of(PageText text) {
    Map<String, String> units = new LinkedHashMap<>();
    units.put(TITLE, text.title());
    units.put(SUMMARY, text.summary());
    if (!text.sms().isBlank()) {
      units.put(SMS, text.sms());
    }
    int number = 0;
    for (String block : text.body().strip().split("\n\\s*\n")) {
      units.put(BLOCK + ++number, block);
    }
    return units;
  }

  /** The text that units make. */
  static PageText text(Map<String, String> units) {
    List<String> blocks = new ArrayList<>();
    for (int number = 1; units.containsKey(BLOCK + number); number++) {
      blocks.add(units.get(BLOCK + number));
    }
    return new PageText(
        units.get(TITLE),
        units.get(SUMMARY),
        units.getOrDefault(SMS, ""),
        String.join("\n\n", blocks));
  }

  /** The pieces that a unit consists of. */
  static List<Piece> pieces(String unit) {
    List<Piece> pieces = new ArrayList<>();
    Matcher link = LINK_END.matcher(unit);
    int from = 0;
    while (link.find()) {
      if (link.start() > from) {
        pieces.add(new Piece(false, unit.substring(from, link.start())));
      }
      pieces.add(new Piece(true, link.group()));
      from = link.end();
    }
    if (from < unit.length()) {
      pieces.add(new Piece(false, unit.substring(from)));
    }
    return pieces;
  }

  /** What stands for itself in a unit, in its order; the first has the id 1. */
  static List<String> placeholders(String unit) {
    return pieces(unit).stream().filter(Piece::placeholder).map(Piece::text).toList();
  }
}
