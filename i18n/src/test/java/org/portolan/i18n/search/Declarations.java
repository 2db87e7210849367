package org.portolan.i18n.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.portolan.i18n.Language;

/**
 * The Universal Declaration of Human Rights in languages of every kind of script, as texts to
 * search in; their paragraphs, mixed, make as many pages as a test wants.
 */
final class Declarations {

  static final List<String> TAGS =
      List.of(
          "en", "fr", "es", "pt", "sw", "de", "vi", "ru", "uk", "el", "ar", "fa", "ur", "he", "am",
          "ti", "bn", "hi", "ta", "bo", "ko", "zh-Hans", "zh-Hant", "ja", "th", "lo", "km", "my");

  private static final int PARAGRAPHS = 4;

  private Declarations() {}

  static List<String> paragraphs(String tag) {
    try (InputStream text = Declarations.class.getResourceAsStream("declaration/" + tag + ".txt")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Pages of a few paragraphs each, the same every time. */
  static List<SearchDocument> pages(String tag, int number) {
    Random random = new Random(tag.hashCode());
    List<String> paragraphs = new ArrayList<>(paragraphs(tag));
    Language language = Language.find(tag).orElse(Language.ENGLISH);
    List<SearchDocument> pages = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Collections.shuffle(paragraphs, random);
      pages.add(
          new SearchDocument(
              tag + "-" + i,
              language,
              "1",
              paragraphs.get(0),
              paragraphs.get(1),
              List.of(),
              String.join("\n", paragraphs.subList(2, 2 + PARAGRAPHS))));
    }
    return pages;
  }
}
