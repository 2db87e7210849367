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
    List<String> words = Tokens.wordsOf(phrase);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("No word in: " + phrase);
    }
    add(words, item);
  }

  /** A phrase as folded words, of which there is at least one. */
  void add(List<String> words, Item item) {
    Node node = root;
    for (String word : words) {
      vocabulary.add(word);
      node = node.next.computeIfAbsent(word, unused -> new Node());
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
