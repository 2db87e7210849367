package org.portolan.i18n.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.i18n.reading.Token.Kind;

/**
 * Cuts a text with a day or a time into words, numbers of any length and signs. Numbers in words
 * become figures.
 */
final class MomentTokens {

  /** Longer ones are no date. */
  private static final int MOST_TOKENS = 24;

  private static final Pattern PIECE =
      Pattern.compile(
          "(\\d+)|(\\p{IsHan}|[\\p{L}\\p{M}&&[^\\p{IsHan}]]+(?:'\\p{L}+)*)|([^\\s\\p{Cf}])");

  private MomentTokens() {}

  private static List<Token> cut(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher pieces = PIECE.matcher(Folding.fold(text));
    while (pieces.find() && tokens.size() <= MOST_TOKENS) {
      if (pieces.group(1) != null) {
        tokens.add(new Token(Kind.NUMBER, pieces.group(1)));
      } else if (pieces.group(2) != null) {
        tokens.add(new Token(Kind.WORD, pieces.group(2).replace("'", "")));
      } else if (!pieces.group(3).equals(".")) {
        tokens.add(new Token(Kind.COMMA, pieces.group(3)));
      }
    }
    return tokens;
  }

  /**
   * Empty when it is too long to be only a day or a time.
   *
   * @param noNumbers words that stay words, although they are numbers too
   */
  static List<Token> of(String text, NumberWords numbers, Set<String> noNumbers) {
    List<Token> tokens = cut(text);
    List<Token> figures = new ArrayList<>();
    for (int i = 0; i < tokens.size(); ) {
      String word = tokens.get(i).text();
      Optional<Phrases.Found> number =
          numbers.whole(tokens, i).filter(found -> found.length() > 1 || !noNumbers.contains(word));
      figures.add(number.map(MomentTokens::figures).orElse(tokens.get(i)));
      i += number.map(Phrases.Found::length).orElse(1);
    }
    return tokens.size() > MOST_TOKENS ? List.of() : figures;
  }

  private static Token figures(Phrases.Found number) {
    return new Token(Kind.NUMBER, number.item().number().toPlainString());
  }
}
