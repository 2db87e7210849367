package org.portolan.messaging.email;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody wrote themselves: an answer without the mail that it quotes and without signatures.
 * How programs of many languages introduce a quotation is data ({@code quoting.txt}); beyond it, a
 * line that names an address and a year and ends with a colon introduces one in any language.
 */
final class ReplyText {

  private static final Map<Kind, List<Pattern>> PATTERNS = read();

  /** An introduction may be broken over a few lines. */
  private static final int LINES_OF_AN_INTRODUCTION = 3;

  private static final int LONGEST_INTRODUCTION = 300;

  private static final Pattern ADDRESS_AND_YEAR =
      Pattern.compile(
          ".*(?:\\p{Nd}{4}.*<?[^\\s<>@]+@[^\\s<>@]+>?|<?[^\\s<>@]+@[^\\s<>@]+>?.*\\p{Nd}{4}).*[:：]");

  private static final Pattern PROGRAMS = Pattern.compile("@|\\p{Nd}{4}");

  private static final Pattern YEAR = Pattern.compile("\\p{Nd}{4}");

  private ReplyText() {}

  /** The writer's own words; all of it when nothing else would be left. */
  static String of(String text) {
    List<String> lines = text.replace("\r\n", "\n").replace('\r', '\n').lines().toList();
    List<String> own = new ArrayList<>();
    int i = 0;
    while (i < lines.size() && !endsHere(lines, i)) {
      int introduction = introduction(lines, i);
      if (introduction == 0 && !lines.get(i).strip().startsWith(">")) {
        own.add(lines.get(i).stripTrailing());
      }
      i += Math.max(1, introduction);
      if (introduction > 0 && !quotes(lines, i)) {
        break;
      }
    }
    String left = String.join("\n", own).replaceAll("\n{3,}", "\n\n").strip();
    return left.isEmpty() ? text.strip() : left;
  }

  private static boolean endsHere(List<String> lines, int i) {
    String line = lines.get(i).strip();
    boolean head =
        fits(Kind.HEADER, line)
            && i + 1 < lines.size()
            && fits(Kind.HEADER, lines.get(i + 1).strip());
    return head || line.equals("--") || fits(Kind.DIVIDER, line) || fits(Kind.SIGNATURE, line);
  }

  /** How many lines from here introduce a quotation; 0 when these are somebody's own words. */
  private static int introduction(List<String> lines, int from) {
    for (int n = 1; n <= LINES_OF_AN_INTRODUCTION && from + n <= lines.size(); n++) {
      String line = lines.get(from + n - 1).strip();
      if (line.isEmpty() || line.startsWith(">")) {
        return 0;
      }
      if (introduces(lines, from, n)) {
        boolean later = n > 1 && introduces(lines, from + 1, n - 1);
        return later && !PROGRAMS.matcher(lines.get(from)).find() ? 0 : n;
      }
    }
    return 0;
  }

  private static boolean introduces(List<String> lines, int from, int n) {
    String joined =
        lines.subList(from, from + n).stream().map(String::strip).collect(Collectors.joining(" "));
    return introduces(joined, quotes(lines, from + n));
  }

  /** With a date it is a program's line; without one only before what is marked as quoted. */
  private static boolean introduces(String line, boolean quotationFollows) {
    if (line.length() > LONGEST_INTRODUCTION) {
      return false;
    }
    boolean wrote = PATTERNS.get(Kind.WROTE).stream().anyMatch(one -> one.matcher(line).find());
    return ADDRESS_AND_YEAR.matcher(line).matches()
        || wrote && (quotationFollows || YEAR.matcher(line).find());
  }

  private static boolean quotes(List<String> lines, int from) {
    return lines.stream()
        .skip(from)
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .filter(line -> line.startsWith(">"))
        .isPresent();
  }

  private static boolean fits(Kind kind, String line) {
    return line.length() <= LONGEST_INTRODUCTION
        && PATTERNS.get(kind).stream().anyMatch(pattern -> pattern.matcher(line).matches());
  }

  private static Map<Kind, List<Pattern>> read() {
    Map<Kind, List<Pattern>> patterns = new EnumMap<>(Kind.class);
    Kind kind = Kind.WROTE;
    for (String line : lines()) {
      if (line.startsWith("[") && line.endsWith("]")) {
        kind = Kind.valueOf(line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        patterns.computeIfAbsent(kind, unused -> new ArrayList<>()).add(kind.pattern(line));
      }
    }
    return patterns;
  }

  private static List<String> lines() {
    try (InputStream in = ReplyText.class.getResourceAsStream("quoting.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private enum Kind {
    WROTE,
    DIVIDER,
    HEADER,
    SIGNATURE;

    private Pattern pattern(String line) {
      String spaced = line.replace(" ?", "[\\s\\u00a0\\u202f]*").replace(" ", "[\\s\\u00a0]+");
      String whole = this == WROTE ? "(?:^|[\\s>,،)\\p{L}\\p{Nd}])" + spaced + "$" : spaced;
      return Pattern.compile(whole, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
  }
}
