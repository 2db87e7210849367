package org.portolan.i18n.reading;

/** How people mistype a word: a letter too many, too few or another, or two that change places. */
final class Typing {

  private Typing() {}

  /** How many such errors lie between two words (optimal string alignment). */
  static int wrongLetters(String typed, String meant) {
    int[] a = typed.codePoints().toArray();
    int[] b = meant.codePoints().toArray();
    int[][] wrong = new int[a.length + 1][b.length + 1];
    for (int i = 0; i <= a.length; i++) {
      for (int j = 0; j <= b.length; j++) {
        wrong[i][j] = i == 0 || j == 0 ? i + j : step(a, b, wrong, i, j);
      }
    }
    return wrong[a.length][b.length];
  }

  private static int step(int[] a, int[] b, int[][] wrong, int i, int j) {
    int same = a[i - 1] == b[j - 1] ? 0 : 1;
    int least =
        Math.min(wrong[i - 1][j - 1] + same, 1 + Math.min(wrong[i - 1][j], wrong[i][j - 1]));
    boolean swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
    return swapped ? Math.min(least, wrong[i - 2][j - 2] + 1) : least;
  }
}
