package org.portolan.systemtests;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a word can be read in files, however a program may have written it: as UTF-8 or UTF-16, in
 * hexadecimal, in Base64 at any place of its three.
 */
final class Traces {

  private final Map<String, byte[]> forms = new LinkedHashMap<>();

  /**
   * @param word of ASCII letters or digits, enough of them that nothing is found by chance
   */
  Traces(String word) {
    byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
    forms.put("UTF-8", utf8);
    forms.put("UTF-16LE", word.getBytes(StandardCharsets.UTF_16LE));
    forms.put("UTF-16BE", word.getBytes(StandardCharsets.UTF_16BE));
    forms.put("hexadecimal", ascii(HexFormat.of().formatHex(utf8)));
    forms.put("HEXADECIMAL", ascii(HexFormat.of().withUpperCase().formatHex(utf8)));
    for (int shift = 0; shift < 3; shift++) {
      forms.put("Base64 +" + shift, base64(utf8, shift));
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Only what does not depend on the neighbours: whole groups of the word's own bytes. */
  private static byte[] base64(byte[] word, int shift) {
    int from = (3 - shift) % 3;
    int length = (word.length - from) / 3 * 3;
    return Base64.getEncoder().encode(java.util.Arrays.copyOfRange(word, from, from + length));
  }

  /** The forms, by name, in which the word is written somewhere. */
  Map<String, byte[]> forms() {
    return forms;
  }

  /** Every file below a directory that holds the word, and in which form. */
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

  private List<String> in(Path file) throws IOException {
    byte[] content;
    try (FileChannel channel = FileChannel.open(file)) {
      content = new byte[Math.toIntExact(channel.size())];
      channel.read(java.nio.ByteBuffer.wrap(content));
    }
    return forms.entrySet().stream()
        .filter(form -> contains(content, form.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean contains(byte[] content, byte[] wanted) {
    byte first = wanted[0];
    for (int at = 0; at <= content.length - wanted.length; at++) {
      if (content[at] == first && matches(content, at, wanted)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] content, int at, byte[] wanted) {
    for (int i = 1; i < wanted.length; i++) {
      if (content[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
