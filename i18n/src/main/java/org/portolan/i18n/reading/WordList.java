package org.portolan.i18n.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Words of one language as data, such as {@code words/<tag>.txt}: lines of {@code meaning: phrase,
 * phrase}; a meaning may come more than once; {@code #} starts a comment.
 *
 * @param phrases by meaning, as written in the file
 */
record WordList(Map<String, List<String>> phrases) {

  static WordList of(String name) {
    return of("words", name);
  }

  static WordList of(String folder, String name) {
    String path = "/org/portolan/i18n/" + folder + "/" + name + ".txt";
    try (InputStream file = WordList.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException("There is no " + path);
      }
      return read(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }

  List<String> of(Enum<?> meaning) {
    return ofMeaning(meaning.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  List<String> ofMeaning(String meaning) {
    return phrases.getOrDefault(meaning, List.of());
  }

  private static WordList read(BufferedReader lines) throws IOException {
    Map<String, List<String>> phrases = new LinkedHashMap<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int colon = line.indexOf(':');
      if (line.startsWith("#") || colon < 0) {
        continue;
      }
      List<String> known =
          phrases.computeIfAbsent(line.substring(0, colon).strip(), key -> new ArrayList<>());
      for (String phrase : line.substring(colon + 1).split(",")) {
        if (!phrase.isBlank()) {
          known.add(phrase.strip());
        }
      }
    }
    return new WordList(phrases);
  }
}
