package org.portolan.i18n.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.i18n.reading.Phrases.Found;
import org.portolan.i18n.reading.Token.Kind;

/**
 * Phrases with something in between that does not matter, written as {@code *}: {@code do not want
 * * messages}. In its place stand up to four words of the same clause, or none.
 */
final class GappedPhrases implements Finder {

  private static final String GAP = "*";
  private static final int LONGEST_GAP = 4;

  private record Pattern(List<List<String>> pieces, Item item) {}

  private final Map<String, List<Pattern>> byFirstWord = new HashMap<>();

  static boolean hasGap(String phrase) {
    return phrase.contains(GAP);
  }

  void add(String phrase, Item item) {
    List<List<String>> pieces = Arrays.stream(phrase.split("\\*")).map(Tokens::wordsOf).toList();
    if (pieces.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("A gap stands between words: " + phrase);
    }
    byFirstWord
        .computeIfAbsent(pieces.get(0).get(0), first -> new ArrayList<>())
        .add(new Pattern(pieces, item));
  }

  @Override
  public Optional<Found> at(List<Token> tokens, int start) {
    Found longest = null;
    for (Pattern pattern : byFirstWord.getOrDefault(tokens.get(start).text(), List.of())) {
      int end = end(tokens, start, pattern.pieces);
      if (end > 0 && (longest == null || end - start > longest.length())) {
        longest = new Found(pattern.item, end - start);
      }
    }
    return Optional.ofNullable(longest);
  }

  /** Behind the last piece; 0 when one is missing. */
  private static int end(List<Token> tokens, int start, List<List<String>> pieces) {
    int at = start;
    for (List<String> piece : pieces) {
      int gap = at == start ? 0 : LONGEST_GAP;
      while (!stands(tokens, at, piece)) {
        if (gap-- == 0 || at >= tokens.size() || !isInClause(tokens.get(at))) {
          return 0;
        }
        at++;
      }
      at += piece.size();
    }
    return at;
  }

  private static boolean stands(List<Token> tokens, int at, List<String> words) {
    if (at + words.size() > tokens.size()) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      Token token = tokens.get(at + i);
      if (token.kind() != Kind.WORD || !token.text().equals(words.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInClause(Token token) {
    return token.kind() == Kind.WORD || token.kind() == Kind.NUMBER;
  }
}
