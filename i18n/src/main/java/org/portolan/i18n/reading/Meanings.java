package org.portolan.i18n.reading;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Phrases of words and numbers that may mean several things; finds the longest at a place. */
final class Meanings<T> {

  /** What a phrase means. */
  record Found<T>(Set<T> meanings, int length) {}

  private static final class Node<T> {
    final Map<String, Node<T>> next = new HashMap<>();
    final Set<T> meanings = new LinkedHashSet<>();
  }

  private final Node<T> root = new Node<>();

  void add(List<Token> phrase, T meaning) {
    Node<T> node = root;
    for (Token token : phrase) {
      node = node.next.computeIfAbsent(token.text(), unused -> new Node<>());
    }
    if (node != root) {
      node.meanings.add(meaning);
    }
  }

  Optional<Found<T>> longest(List<Token> tokens, int start) {
    Node<T> node = root;
    Found<T> longest = null;
    for (int i = start; i < tokens.size() && node != null; i++) {
      node = node.next.get(tokens.get(i).text());
      if (node != null && !node.meanings.isEmpty()) {
        longest = new Found<>(node.meanings, i - start + 1);
      }
    }
    return Optional.ofNullable(longest);
  }
}
