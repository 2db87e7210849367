package org.portolan.i18n.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Phrases and what they mean; finds the longest that starts at a place in a text. */
final class Phrases {

  /** A phrase that was found. */
  record Found(Item item, int length) {}

  private static final class Node {
    final Map<String, Node> next = new HashMap<>();
    Item item;
  }

  /** Persian joins words with it; many type a space instead, or nothing. */
  private static final char ZERO_WIDTH_JOINT = '\u200C';

  private final Node root = new Node();
  private final Set<String> vocabulary = new HashSet<>();

  /** A phrase added again takes the later meaning. */
  void add(String phrase, Item item) {
    addAsWritten(phrase, item);
    if (phrase.indexOf(ZERO_WIDTH_JOINT) >= 0) {
      addAsWritten(phrase.replace(ZERO_WIDTH_JOINT, ' '), item);
    }
  }

  private void addAsWritten(String phrase, Item item) {
    Node node = root;
    for (Token token : Tokens.of(Folding.fold(phrase), word -> true)) {
      if (token.kind() == Token.Kind.WORD) {
        vocabulary.add(token.text());
        node = node.next.computeIfAbsent(token.text(), word -> new Node());
      }
    }
    if (node == root) {
      throw new IllegalArgumentException("No word in: " + phrase);
    }
    node.item = item;
  }

  /** A word that stands for itself, not folded. */
  void addWord(String word, Item item) {
    root.next.computeIfAbsent(word, unused -> new Node()).item = item;
  }

  /** Whether the word occurs in a phrase. */
  boolean knows(String word) {
    return vocabulary.contains(word);
  }

  Optional<Found> longest(List<Token> tokens, int start) {
    Node node = root;
    Found longest = null;
    for (int i = start; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      node = token.kind() == Token.Kind.WORD ? node.next.get(token.text()) : null;
      if (node == null) {
        break;
      }
      if (node.item != null) {
        longest = new Found(node.item, i - start + 1);
      }
    }
    return Optional.ofNullable(longest);
  }
}
