package org.portolan.i18n.reading;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.reading.PageAsked.ForPage;
import org.portolan.i18n.reading.PageAsked.ForTheList;
import org.portolan.i18n.reading.PageAsked.Nothing;
import org.portolan.i18n.reading.PageAsked.Said;

/**
 * Finds the page that a text asks for: a word such as {@code INFO} and the keyword of a page, in
 * any language and order and with politeness around them, or a keyword alone. After {@code INFO} a
 * letter or two may be wrong; where that could be two pages it is none.
 *
 * <p>Never changes; safe for use by many threads.
 */
public final class PageKeywords {

  /** Characters; whoever writes more asks a question. */
  private static final int LONGEST = 60;

  /** Of words this long two letters may be wrong, of those of at least four one. */
  private static final int LONG_WORD = 8;

  private static final int SHORT_WORD = 4;

  /** Without INFO before it, only a long word is taken for another. */
  private static final int LONG_ENOUGH_ALONE = 7;

  private static final InfoWords INFO = new InfoWords();

  private final Map<String, Set<Keyword>> byForm = new LinkedHashMap<>();

  /**
   * What a text in a language asks for a page by.
   *
   * @param page its slug
   */
  public record Keyword(Language language, String word, String page) {}

  /** All keywords of all pages, in any order. */
  public PageKeywords(List<Keyword> keywords) {
    for (Keyword keyword : keywords) {
      String form = String.join("", Tokens.wordsOf(keyword.word()));
      if (!form.isEmpty()) {
        add(form, keyword);
        InfoWords.article(keyword.language()).ifPresent(article -> add(article + form, keyword));
      }
    }
  }

  private void add(String form, Keyword keyword) {
    byForm.computeIfAbsent(form, unused -> new LinkedHashSet<>()).add(keyword);
  }

  /**
   * What a text asks for.
   *
   * @param own the language that who wrote it is answered in otherwise
   */
  public PageAsked read(String text, Language own) {
    if (byForm.isEmpty() || text == null || text.length() > LONGEST) {
      return new Nothing();
    }
    List<Token> tokens = Tokens.of(Folding.fold(text), word -> true);
    if (tokens.stream().anyMatch(PageKeywords::isNumber)) {
      return new Nothing();
    }
    List<String> words =
        tokens.stream().filter(t -> t.kind() == Token.Kind.WORD).map(Token::text).toList();
    PageAsked asked = read(words, own, true);
    return asked instanceof Nothing ? read(INFO.without(words), own, false) : asked;
  }

  private static boolean isNumber(Token token) {
    return token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.FOREIGN;
  }

  private PageAsked read(List<String> words, Language own, boolean all) {
    Optional<InfoWords.Found> info = INFO.in(words);
    List<String> rest = info.map(InfoWords.Found::rest).orElse(words);
    if (rest.isEmpty()) {
      return info.isPresent()
          ? new ForTheList(chosen(info.get().languages(), info.get().latin(), own))
          : new Nothing();
    }
    String form = String.join("", rest);
    Set<Keyword> exact = byForm.getOrDefault(form, Set.of());
    EnumSet<Said> said = EnumSet.noneOf(Said.class);
    info.ifPresent(found -> said.add(Said.WITH_INFO));
    if (!exact.isEmpty()) {
      said.add(Said.EXACTLY);
      return page(exact, info, form, own, said);
    }
    boolean mayBeWrong = info.isPresent() || (all && rest.size() == 1);
    return mayBeWrong
        ? page(nearest(form, info.isPresent()), info, form, own, said)
        : new Nothing();
  }

  private PageAsked page(
      Set<Keyword> found,
      Optional<InfoWords.Found> info,
      String form,
      Language own,
      Set<Said> said) {
    Set<String> pages = found.stream().map(Keyword::page).collect(Collectors.toSet());
    if (pages.size() != 1) {
      return new Nothing();
    }
    Set<Language> languages =
        found.stream().map(Keyword::language).collect(Collectors.toCollection(LinkedHashSet::new));
    Set<Language> both = new LinkedHashSet<>(languages);
    info.ifPresent(word -> both.retainAll(word.languages()));
    Language language = chosen(both.isEmpty() ? languages : both, InfoWords.isLatin(form), own);
    return new ForPage(pages.iterator().next(), language, said);
  }

  private Set<Keyword> nearest(String form, boolean withInfo) {
    int length = form.codePointCount(0, form.length());
    int most = withInfo ? mostWrong(length) : length >= LONG_ENOUGH_ALONE ? 1 : 0;
    Set<Keyword> nearest = new LinkedHashSet<>();
    for (int wrong = 1; wrong <= most && nearest.isEmpty(); wrong++) {
      for (Map.Entry<String, Set<Keyword>> known : byForm.entrySet()) {
        if (Typing.wrongLetters(form, known.getKey()) == wrong) {
          nearest.addAll(known.getValue());
        }
      }
    }
    return nearest;
  }

  private static int mostWrong(int length) {
    return length >= LONG_WORD ? 2 : length >= SHORT_WORD ? 1 : 0;
  }

  /**
   * The language somebody asked in. Their own where it is one of several; also where those share
   * their word in Latin letters, which every telephone writes.
   */
  private static Language chosen(Set<Language> languages, boolean latin, Language own) {
    if (languages.contains(own)) {
      return own;
    }
    boolean kin =
        languages.stream()
            .anyMatch(
                one -> !one.equals(Language.ENGLISH) && Languages.fallbacks(own).contains(one));
    if (kin || (latin && languages.size() > 1)) {
      return own;
    }
    return Languages.travellers().stream().filter(languages::contains).findFirst().orElse(own);
  }
}
