package org.portolan.i18n.search;

/**
 * A text in the form in which texts are compared, and where each of its characters came from.
 *
 * @param source as it was written
 * @param text folded
 * @param from for each character of {@code text}, and for its end, where its letter begins in
 *     {@code source}
 */
record FoldedText(String source, String text, int[] from) {

  /** Where what ends here ends in the source, with the marks that belong to its last letter. */
  int sourceEnd(int end) {
    int last = end - 1;
    int after = end;
    while (after < text.length() && from[after] == from[last]) {
      after++;
    }
    return from[after];
  }

  /** What stands from one place to another, as it was written. */
  String written(int start, int end) {
    return source.substring(from[start], sourceEnd(end));
  }
}
