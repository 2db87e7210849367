package org.portolan.i18n.search;

/** Whether one word may be the other with a single error of typing in it. */
final class OneError {

  /** In shorter words an error makes another word more often than not. */
  static final int SHORTEST = 4;

  private OneError() {}

  /**
   * A letter left out, put in, taken for another, or swapped with its neighbour; never in words of
   * fewer than four letters, and never one digit for another.
   */
  static boolean between(String typed, String word) {
    int difference = typed.length() - word.length();
    if (Math.min(typed.length(), word.length()) < SHORTEST || Math.abs(difference) > 1) {
      return false;
    }
    int shorter = Math.min(typed.length(), word.length());
    int start = 0;
    while (start < shorter && typed.charAt(start) == word.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && typed.charAt(typed.length() - 1 - end) == word.charAt(word.length() - 1 - end)) {
      end++;
    }
    int leftTyped = typed.length() - start - end;
    int leftWord = word.length() - start - end;
    if (hasDigit(typed, start, leftTyped) || hasDigit(word, start, leftWord)) {
      return false;
    }
    return Math.max(leftTyped, leftWord) <= 1 || isSwap(typed, word, start, leftTyped, leftWord);
  }

  private static boolean isSwap(String typed, String word, int at, int leftTyped, int leftWord) {
    return leftTyped == 2
        && leftWord == 2
        && typed.charAt(at) == word.charAt(at + 1)
        && typed.charAt(at + 1) == word.charAt(at);
  }

  private static boolean hasDigit(String word, int at, int length) {
    for (int i = at; i < at + length; i++) {
      if (Character.isDigit(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
