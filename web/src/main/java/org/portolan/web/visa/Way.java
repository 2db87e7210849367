package org.portolan.web.visa;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in somebody's own applications a page is. An address counts: the second application, of its
 * first member the seventh question. So it tells nobody which application that is, or what is
 * asked.
 *
 * @param application from 1; 0 for the list of all
 * @param part such as {@code check}; empty for the application itself or a question
 * @param member from 1; 0 where it is no question
 * @param question from 1, among all that its type may ask; 0 where it is none
 */
record Way(int application, String part, int member, int question) {

  /** Where a secret is entered, which opens what is behind it. */
  static final String OPEN = "open";

  private static final Pattern PATH =
      Pattern.compile(
          "/(\\d{1,3})(?:/(check|later|zone|needs|withdraw|appeal|secret|family|papers|helpers|call)|/(\\d{1,3})/(\\d{1,3}))?/?");

  private static final Pattern OF_ONE =
      Pattern.compile("(?:" + VisaFrame.MINE + "|" + VisaFrame.DOCUMENTS + ")/(\\d{1,3})(?:/|$)");

  /** From what stands behind {@link VisaFrame#MINE}; empty when that is no page. */
  static Optional<Way> of(String path) {
    if (path == null || path.isEmpty() || path.equals("/")) {
      return Optional.of(new Way(0, "", 0, 0));
    }
    if (path.equals("/" + OPEN)) {
      return Optional.of(new Way(0, OPEN, 0, 0));
    }
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Way(
            number(parts.group(1)),
            parts.group(2) == null ? "" : parts.group(2),
            number(parts.group(3)),
            number(parts.group(4))));
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** The address at which a secret is entered, below a language's. */
  static String toOpen() {
    return VisaFrame.MINE + "/" + OPEN;
  }

  /** The address of an application, below a language's. */
  static String to(int application) {
    return VisaFrame.MINE + "/" + application;
  }

  /** The address of a part of an application, below a language's. */
  static String to(int application, String part) {
    return to(application) + "/" + part;
  }

  /** The address of a question, below a language's. */
  static String to(int application, Place place) {
    return to(application) + "/" + place.member() + "/" + place.question();
  }

  /** The address of the letter about an application, below a language's. */
  static String toLetter(int application) {
    return VisaFrame.LETTERS + "/" + application;
  }

  /** The address of one of an application's visas, from 1, below a language's. */
  static String toVisa(int application, int visa) {
    return toLetter(application) + "/" + visa;
  }

  /** The address of the sheet for what is sent by courier, below a language's. */
  static String toCover(int application) {
    return toLetter(application) + "/" + LetterPage.COVER;
  }

  /** Which application a page is of, by its address below a language's; empty when of none. */
  static Optional<Integer> application(String below) {
    Matcher parts = OF_ONE.matcher(below);
    return parts.lookingAt() ? Optional.of(number(parts.group(1))) : Optional.empty();
  }

  /** The address of an application's documents, below a language's. */
  static String toDocuments(int application) {
    return VisaFrame.DOCUMENTS + "/" + application;
  }
}
