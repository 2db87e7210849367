package org.portolan.systemtests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where words can be read in files, however a program may have written them: as UTF-8 or UTF-16, in
 * hexadecimal, in Base64 at any place of its three. Each file is read once, whatever is looked for.
 */
final class Traces {

  private final Map<String, byte[]> forms = new LinkedHashMap<>();
  private final Map<Integer, List<String>> beginnings = new HashMap<>();
  private final boolean[] begins = new boolean[1 << 16];

  /**
   * @param words of ASCII letters or digits, enough of them that nothing is found by chance
   */
  Traces(String... words) {
    for (String word : words) {
      add(word, words.length == 1 ? "" : " of " + word);
    }
    forms.forEach(
        (name, form) -> {
          begins[pair(form, 0)] = true;
          beginnings.computeIfAbsent(pair(form, 0), any -> new ArrayList<>()).add(name);
        });
  }

  private void add(String word, String which) {
    byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
    forms.put("UTF-8" + which, utf8);
    forms.put("UTF-16LE" + which, word.getBytes(StandardCharsets.UTF_16LE));
    forms.put("UTF-16BE" + which, word.getBytes(StandardCharsets.UTF_16BE));
    forms.put("hexadecimal" + which, ascii(HexFormat.of().formatHex(utf8)));
    forms.put("HEXADECIMAL" + which, ascii(HexFormat.of().withUpperCase().formatHex(utf8)));
    for (int shift = 0; shift < 3; shift++) {
      forms.put("Base64 +" + shift + which, base64(utf8, shift));
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Only what does not depend on the neighbours: whole groups of the word's own bytes. */
  private static byte[] base64(byte[] word, int shift) {
    int from = (3 - shift) % 3;
    int length = (word.length - from) / 3 * 3;
    return Base64.getEncoder().encode(Arrays.copyOfRange(word, from, from + length));
  }

  /** The forms, by name, in which the words are written somewhere. */
  Map<String, byte[]> forms() {
    return forms;
  }

  /** Every file below a directory that holds a word, and in which form. */
  List<String> below(Path directory) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        for (String form : in(file)) {
          found.add(form + " in " + directory.relativize(file));
        }
      }
    }
    return found;
  }

  private Set<String> in(Path file) throws IOException {
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      // the database has done with it meanwhile
      return Set.of();
    }
    Set<String> found = new LinkedHashSet<>();
    for (int at = 0; at < content.length - 1; at++) {
      if (begins[pair(content, at)]) {
        for (String name : beginnings.get(pair(content, at))) {
          if (matches(content, at, forms.get(name))) {
            found.add(name);
          }
        }
      }
    }
    return found;
  }

  private static int pair(byte[] content, int at) {
    return (content[at] & 0xFF) << 8 | content[at + 1] & 0xFF;
  }

  private static boolean matches(byte[] content, int at, byte[] wanted) {
    return at + wanted.length <= content.length
        && Arrays.equals(content, at, at + wanted.length, wanted, 0, wanted.length);
  }
}
