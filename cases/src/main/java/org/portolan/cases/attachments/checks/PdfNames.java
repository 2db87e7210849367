package org.portolan.cases.attachments.checks;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * The names in a PDF ({@code /Type}), found byte by byte wherever they stand, with the characters
 * that are written as {@code #4A} (ISO 32000, 7.3.5). Only those that decide something are
 * remembered.
 */
final class PdfNames {

  /** Longer than all that are looked for, also when every character of them is written as three. */
  private static final int LONGEST = 64;

  private static final int HEXADECIMAL = 16;
  private static final String DELIMITERS = "()<>[]{}/%";

  private final Set<String> seen = new HashSet<>();
  private final StringBuilder name = new StringBuilder();
  private boolean inName;
  private boolean typeBefore;
  private int pages;

  /** The next byte. */
  void next(int one) {
    boolean space = one <= ' ';
    if (inName && (space || DELIMITERS.indexOf(one) >= 0)) {
      end();
      typeBefore &= space || one == '/' || one == '%';
    } else if (!inName && !space && one != '/') {
      typeBefore = false;
    }
    if (one == '/') {
      inName = true;
    } else if (inName && !space && name.length() <= LONGEST) {
      name.append((char) one);
    }
  }

  /** No more bytes of this part. */
  void end() {
    if (!inName) {
      return;
    }
    inName = false;
    if (name.length() <= LONGEST) {
      add(plain());
    }
    name.setLength(0);
  }

  private void add(String plain) {
    if (typeBefore && plain.equals("Page")) {
      pages++;
    }
    typeBefore = plain.equals("Type");
    if (PdfFile.isLookedFor(plain)) {
      seen.add(plain);
    }
  }

  private String plain() {
    if (name.indexOf("#") < 0) {
      return name.toString();
    }
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < name.length(); at++) {
      int code = name.charAt(at) == '#' ? code(at + 1) : -1;
      plain.append(code < 0 ? name.charAt(at) : (char) code);
      at += code < 0 ? 0 : 2;
    }
    return plain.toString();
  }

  private int code(int at) {
    if (at + 2 > name.length()) {
      return -1;
    }
    int high = Character.digit(name.charAt(at), HEXADECIMAL);
    int low = Character.digit(name.charAt(at + 1), HEXADECIMAL);
    return high < 0 || low < 0 ? -1 : high * HEXADECIMAL + low;
  }

  boolean has(String wanted) {
    return seen.contains(wanted);
  }

  boolean hasAny(Set<String> wanted) {
    return !Collections.disjoint(seen, wanted);
  }

  /** How many pages there are: objects whose type is that. */
  int pages() {
    return pages;
  }
}
