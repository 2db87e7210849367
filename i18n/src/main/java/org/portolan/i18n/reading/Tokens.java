package org.portolan.i18n.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.portolan.i18n.reading.Token.Kind;

/**
 * Cuts a folded text into words, numbers and signs. Each Chinese character is a word of its own. A
 * word may have digits in it where such a word is known, as Arabic in Latin letters has ({@code
 * ta3ban}); otherwise {@code 2cough} is a number and a word.
 */
final class Tokens {

  /** More digits than this are a phone number or a date, not an answer. */
  private static final int LONGEST_NUMBER = 3;

  private final String text;
  private final Predicate<String> known;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokens(String text, Predicate<String> known) {
    this.text = text;
    this.known = known;
  }

  static List<Token> of(String foldedText, Predicate<String> known) {
    Tokens tokens = new Tokens(foldedText, known);
    tokens.cut();
    return tokens.tokens;
  }

  /** The words of a phrase, folded. */
  static List<String> wordsOf(String phrase) {
    return of(Folding.fold(phrase), word -> true).stream()
        .filter(token -> token.kind() == Kind.WORD)
        .map(Token::text)
        .toList();
  }

  private void cut() {
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (Character.isIdeographic(c)) {
        at += Character.charCount(c);
        add(Kind.WORD, Character.toString(c));
      } else if (isWordPart(c)) {
        word();
      } else {
        if (!isHyphenInAWord(c)) {
          sign(c);
        }
        at += Character.charCount(c);
      }
    }
  }

  private void word() {
    int start = at;
    boolean letters = false;
    boolean digits = false;
    StringBuilder word = new StringBuilder();
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (isWordPart(c) && !Character.isIdeographic(c)) {
        digits |= isDigit(c);
        letters |= !isDigit(c);
        word.appendCodePoint(c);
      } else if (c != '\'' || !letters || !isLetterAt(at + 1)) {
        break;
      }
      at += Character.charCount(c);
    }
    if (!digits || (letters && known.test(word.toString()))) {
      add(Kind.WORD, word.toString());
    } else {
      at = start;
      pieces();
    }
  }

  /** One run of digits, with its decimal part, or one of letters. */
  private void pieces() {
    int start = at;
    if (isDigit(text.charAt(at))) {
      number();
      return;
    }
    while (at < text.length() && isWordPart(text.codePointAt(at)) && !isDigit(text.charAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    add(Kind.WORD, text.substring(start, at));
  }

  private void number() {
    String whole = digits();
    if (whole.length() > LONGEST_NUMBER) {
      add(Kind.FOREIGN, whole);
      return;
    }
    int fraction = at + 1;
    if (couldBeTemperature(Integer.parseInt(whole)) && isDecimalSign(at) && isDigitAt(fraction)) {
      at = fraction;
      String decimals = digits();
      if (decimals.length() <= 2) {
        add(Kind.NUMBER, whole + "." + decimals);
        return;
      }
      at = fraction - 1;
    }
    if (at < text.length() && text.charAt(at) == ':' && isDigitAt(at + 1)) {
      add(Kind.FOREIGN, whole);
      at++;
      digits();
      return;
    }
    add(Kind.NUMBER, whole);
  }

  static boolean couldBeTemperature(int value) {
    return (value >= 30 && value <= 45) || (value >= 86 && value <= 113);
  }

  /** A point or comma of any script, 38°5, 38'5, ۳۸/۵ as in Iran, 38度5. */
  private boolean isDecimalSign(int index) {
    return index < text.length()
        && ".,'°/\u066B\u060C\u3002\u3001·度".indexOf(text.charAt(index)) >= 0;
  }

  private String digits() {
    int start = at;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private void sign(int c) {
    switch (c) {
      case ',', '،', '、', ';', '؛', '፣', '፥', '፤', '+', '&', '/', '-', '–', '—', ':', '(', ')' ->
          add(Kind.COMMA, Character.toString(c));
      case '.', '!', '\n', '。', '።', '।', '॥', '…', '۔' -> add(Kind.END, Character.toString(c));
      case '?', '؟', '፧' -> add(Kind.QUESTION, "?");
      case '%', '٪', '⁄', '<', '>', '$', '€' -> add(Kind.FOREIGN, Character.toString(c));
      default -> {}
    }
  }

  private void add(Kind kind, String piece) {
    tokens.add(new Token(kind, piece));
  }

  /** Aidez-moi, thirty-eight: what it joins is read as if it stood apart, and as one clause. */
  private boolean isHyphenInAWord(int c) {
    return c == '-'
        && at > 0
        && isLetterAt(at + 1)
        && isWordPart(text.codePointBefore(at))
        && !isDigit(text.codePointBefore(at));
  }

  private boolean isLetterAt(int index) {
    return index < text.length() && Character.isLetter(text.codePointAt(index));
  }

  private boolean isDigitAt(int index) {
    return index < text.length() && isDigit(text.charAt(index));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordPart(int c) {
    if (isDigit(c) || Character.isLetter(c)) {
      return true;
    }
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
