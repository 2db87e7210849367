package org.portolan.messaging.voice;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the keys of a telephone answer what was just said, and what they mean as a text. */
enum KeyPad {
  /** Nothing is asked. */
  NONE(0),
  /** One key, for one of up to nine options. */
  ONE(1),
  /** A key for each option that fits, then the hash key. */
  SEVERAL(0),
  /** A number with the star key as its decimal point, then the hash key; or one option's key. */
  AMOUNT(0);

  /** Hears the same once more. */
  static final String AGAIN = "*";

  /** More keys than any answer has: a child plays with the telephone. */
  private static final int MOST_KEYS = 20;

  private static final Pattern KEYS = Pattern.compile("[0-9*#]{1," + MOST_KEYS + "}");

  private final int keys;

  KeyPad(int keys) {
    this.keys = keys;
  }

  /** Whether something is asked. */
  boolean asks() {
    return this != NONE;
  }

  /** Whether exactly one key ends the answer. */
  boolean oneKey() {
    return keys == 1;
  }

  /**
   * What was pressed as the person would have texted it.
   *
   * @param digits as the provider gives them; anything else than keys is no answer
   * @return empty when nothing was pressed
   */
  String asText(String digits) {
    if (digits == null || !KEYS.matcher(digits).matches()) {
      return "";
    }
    String pressed = digits.replace("#", "");
    return switch (this) {
      case NONE, ONE -> pressed;
      case SEVERAL ->
          pressed
              .replace("*", "")
              .chars()
              .mapToObj(Character::toString)
              .collect(Collectors.joining(" "));
      case AMOUNT -> pressed.replace('*', '.');
    };
  }
}
