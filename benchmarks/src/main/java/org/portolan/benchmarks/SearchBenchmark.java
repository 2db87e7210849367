package org.portolan.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.search.FoundPage;
import org.portolan.i18n.search.Highlights;
import org.portolan.i18n.search.PublishedIndex;
import org.portolan.i18n.search.SearchDocument;
import org.portolan.i18n.search.SearchQuery;

/**
 * Searches over many pages in languages of every kind of script, two at a time, with the excerpts
 * of a page of results; how much of what a plain search for the same letters finds is found; and
 * how long the index takes to build and to take up a change.
 */
final class SearchBenchmark {

  private static final int PAGES = Integer.getInteger("benchmarks.pages", 5_000);
  private static final int SEARCHES = 6_000;

  /** A plain search reads every page. */
  private static final int PLAIN = 1_000;

  private static final int THREADS = 2;
  private static final int SHOWN = 10;
  private static final int WORDS = 150;
  private static final int CHANGES = 20;

  private static final List<String> TAGS =
      List.of(
          "en", "fr", "es", "pt", "sw", "de", "vi", "ru", "uk", "el", "ar", "fa", "ur", "he", "am",
          "ti", "bn", "hi", "ta", "bo", "ko", "zh-Hans", "zh-Hant", "ja", "th", "lo", "km", "my");

  private final PrintStream out;
  private final List<ManyPages> makers = new ArrayList<>();
  private final List<SearchDocument> pages = new ArrayList<>();
  private PublishedIndex index;

  SearchBenchmark(PrintStream out) {
    this.out = out;
  }

  void run() throws Exception {
    publish();
    List<String> typed = typed();
    double ours = rate("Searches over all pages", typed, this::search);
    double plain = rate("Plain search for the same letters", typed.subList(0, PLAIN), this::plain);
    out.printf("Search against the plain one        %8.2f%n", ours / plain);
    recall();
    change();
  }

  private void publish() throws IOException {
    Path directory = Path.of(System.getProperty("benchmarks.texts"));
    long characters = 0;
    for (String tag : TAGS) {
      ManyPages maker = new ManyPages(directory, tag);
      makers.add(maker);
      pages.addAll(maker.next(PAGES / TAGS.size() + 1));
    }
    for (SearchDocument page : pages) {
      characters += page.title().length() + page.summary().length() + page.body().length();
    }
    long before = memory();
    long began = System.nanoTime();
    index = PublishedIndex.empty().of(pages);
    double seconds = (System.nanoTime() - began) / 1e9;
    out.printf(
        "Pages indexed from nothing          %8.1f s (n=%d, %d characters each); %d kB in memory a"
            + " page%n",
        seconds,
        pages.size(),
        characters / pages.size(),
        (memory() - before) / pages.size() / 1_000);
  }

  private static long memory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Single words, two, with an error, and whole questions, of all languages in turn. */
  private List<String> typed() {
    Random random = new Random(1);
    List<String> typed = new ArrayList<>();
    for (int i = 0; i < SEARCHES; i++) {
      ManyPages of = makers.get(i % makers.size());
      int kind = random.nextInt(10);
      if (kind < 5) {
        typed.add(of.word());
      } else if (kind < 7) {
        typed.add(of.word() + " " + of.word());
      } else {
        typed.add(kind < 8 ? of.wrong() : of.question());
      }
    }
    return typed;
  }

  private int search(String typed, int number) {
    SearchQuery query = SearchQuery.of(typed);
    List<Language> languages = Languages.travellers();
    List<FoundPage> found = index.search(query, languages.get(number % languages.size()));
    for (FoundPage page : found.subList(0, Math.min(SHOWN, found.size()))) {
      Highlights highlights = Highlights.of(query, page.document());
      if (highlights.title().isEmpty() || highlights.excerpt().isEmpty()) {
        throw new IllegalStateException("Nothing to show of " + page.document().page());
      }
    }
    return found.size();
  }

  private int plain(String typed, int number) {
    return plain(typed).size();
  }

  private Set<String> plain(String typed) {
    Set<String> found = new HashSet<>();
    for (SearchDocument page : pages) {
      if (page.title().contains(typed)
          || page.summary().contains(typed)
          || page.body().contains(typed)) {
        found.add(page.page());
      }
    }
    return found;
  }

  private double rate(String what, List<String> typed, Looking looking) throws Exception {
    return new SearchRate(out, THREADS, 2)
        .of(what, typed.size(), i -> looking.found(typed.get(i), i));
  }

  private void recall() {
    long allExpected = 0;
    long allFound = 0;
    StringBuilder each = new StringBuilder();
    for (int i = 0; i < TAGS.size(); i++) {
      long expected = 0;
      long found = 0;
      for (int j = 0; j < WORDS; j++) {
        String word = makers.get(i).word();
        Set<String> plain = plain(word);
        expected += plain.size();
        for (FoundPage page : index.search(SearchQuery.of(word), Language.ENGLISH)) {
          found += plain.contains(page.document().page()) ? 1 : 0;
        }
      }
      each.append(" %s %.4f".formatted(TAGS.get(i), (double) found / expected));
      allExpected += expected;
      allFound += found;
    }
    out.printf(
        "Recall of a plain search            %8.4f:%s%n", (double) allFound / allExpected, each);
  }

  private void change() {
    Latencies latencies = new Latencies(CHANGES);
    List<SearchDocument> changed = new ArrayList<>(pages);
    for (int i = 0; i < CHANGES; i++) {
      SearchDocument old = changed.get(i * 100 % changed.size());
      changed.set(
          i * 100 % changed.size(),
          new SearchDocument(
              old.page(),
              old.language(),
              "2",
              old.title(),
              old.summary() + " kaleidoscope",
              old.headings(),
              old.body()));
      long began = System.nanoTime();
      PublishedIndex after = index.of(changed);
      int found = after.search(SearchQuery.of("kaleidoscope"), Language.ENGLISH).size();
      latencies.add(System.nanoTime() - began);
      if (found != i + 1) {
        throw new IllegalStateException("Changed " + (i + 1) + " and found " + found);
      }
    }
    out.printf("A changed page taken up and found   %s%n", latencies);
  }

  @FunctionalInterface
  private interface Looking {
    int found(String typed, int number);
  }
}
