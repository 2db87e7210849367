package org.portolan.i18n.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds a known word inside a form of it: letters repeated for emphasis ({@code wellll}), an
 * article or an "and" written as part of the word (Arabic {@code والحمى}, Amharic {@code ሳልና}), and
 * verbs that deny by their own form.
 */
final class WordForms {

  /** Lines of a word list that describe forms, not phrases. */
  static final Set<String> MEANINGS =
      Set.of("prefix", "suffix", "and-prefix", "and-suffix", "not-form", "not-after-form");

  /** Stand for a word in the phrases; no folded text contains them. */
  static final String AND = "<and>";

  static final String NOT = "<not>";
  static final String NOT_AFTER = "<not-after>";

  private record Form(String before, String after, String meaning) {
    boolean fits(String word) {
      return word.length() >= before.length() + after.length() + 2
          && word.startsWith(before)
          && word.endsWith(after);
    }

    String inside(String word) {
      return word.substring(before.length(), word.length() - after.length());
    }
  }

  private final List<Form> affixes = new ArrayList<>();
  private final List<Form> denials = new ArrayList<>();
  private final Predicate<String> known;

  WordForms(WordList words, Predicate<String> known) {
    this.known = known;
    words.ofMeaning("prefix").forEach(prefix -> affix(prefix, "", ""));
    words.ofMeaning("suffix").forEach(suffix -> affix("", suffix, ""));
    words.ofMeaning("and-prefix").forEach(prefix -> affix(prefix, "", AND));
    words.ofMeaning("and-suffix").forEach(suffix -> affix("", suffix, AND));
    words.ofMeaning("not-form").forEach(form -> denial(form, NOT));
    words.ofMeaning("not-after-form").forEach(form -> denial(form, NOT_AFTER));
  }

  List<Token> resolve(List<Token> tokens) {
    List<Token> resolved = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      if (token.kind() != Token.Kind.WORD || known.test(token.text())) {
        resolved.add(token);
      } else {
        resolve(token, resolved);
      }
    }
    return resolved;
  }

  private void resolve(Token token, List<Token> resolved) {
    String word = token.text();
    Optional<String> calm =
        Optional.of(withRuns(word, 1))
            .filter(known)
            .or(() -> Optional.of(withRuns(word, 2)).filter(known));
    if (calm.isPresent()) {
      resolved.add(word(calm.get()));
      return;
    }
    for (Form form : affixes) {
      if (form.fits(word) && known.test(form.inside(word))) {
        boolean and = form.meaning().equals(AND);
        if (and && form.after().isEmpty()) {
          resolved.add(word(AND));
        }
        resolved.add(word(form.inside(word)));
        if (and && form.before().isEmpty()) {
          resolved.add(word(AND));
        }
        return;
      }
    }
    resolved.add(
        denials.stream()
            .filter(form -> form.fits(word))
            .findFirst()
            .map(form -> word(form.meaning()))
            .orElse(token));
  }

  /** Letters repeated three times and more, repeated only so many times. */
  private static String withRuns(String word, int times) {
    StringBuilder calm = new StringBuilder();
    int run = 0;
    for (int i = 0; i < word.length(); i++) {
      run = i > 0 && word.charAt(i) == word.charAt(i - 1) ? run + 1 : 1;
      boolean emphasis = run > times && isLongRun(word, i - run + 1);
      if (!emphasis) {
        calm.append(word.charAt(i));
      }
    }
    return calm.toString();
  }

  private static boolean isLongRun(String word, int start) {
    return start + 2 < word.length()
        && word.charAt(start) == word.charAt(start + 1)
        && word.charAt(start) == word.charAt(start + 2);
  }

  private void affix(String before, String after, String meaning) {
    affixes.add(new Form(Folding.fold(before), Folding.fold(after), meaning));
  }

  private void denial(String form, String meaning) {
    int star = form.indexOf('*');
    denials.add(
        new Form(
            Folding.fold(form.substring(0, star)),
            Folding.fold(form.substring(star + 1)),
            meaning));
  }

  private static Token word(String text) {
    return new Token(Token.Kind.WORD, text);
  }
}
