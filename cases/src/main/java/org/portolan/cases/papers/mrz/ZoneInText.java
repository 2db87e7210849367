package org.portolan.cases.papers.mrz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds the lines of a zone in what a machine read from a whole page. Nothing is put right but what
 * cannot be otherwise: behind three fillers of a line with names no more names follow (part 3), so
 * that whatever the machine saw there are fillers.
 */
public final class ZoneInText {

  /** By how many characters a machine is wrong about a line's length. */
  private static final int OFF = 4;

  private static final Pattern OF_ZONE = Pattern.compile("[A-Z0-9<]+");

  /** On a slanting picture machines lose the fillers at the end of a line. */
  private static final Pattern CUT_NAMES = Pattern.compile("[A-Z<]{2,}<<[A-Z<]*<");

  private static final Pattern BEHIND_NAMES = Pattern.compile("(?<=[A-Z])<<<[A-Z<]*$");

  private ZoneInText() {}

  /**
   * The lines, as {@link MrzReader} takes them.
   *
   * @return empty when there are none that look like a zone's
   */
  public static Optional<String> find(String text) {
    List<String> lines = lines(text);
    // a zone is at the foot of its page, so the last that fits
    for (int end = lines.size(); end > 0; end--) {
      for (MrzFormat format : List.of(MrzFormat.TD1, MrzFormat.TD3, MrzFormat.TD2)) {
        int from = end - format.lines();
        int names = format == MrzFormat.TD1 ? 2 : 0;
        if (from >= 0 && isOne(lines.subList(from, end), format, names)) {
          return Optional.of(joined(lines.subList(from, end), names));
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> lines(String text) {
    return text.lines()
        .map(line -> line.replaceAll("\\s", "").toUpperCase(Locale.ROOT))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static boolean isOne(List<String> lines, MrzFormat format, int names) {
    return lines.get(0).contains("<")
        && IntStream.range(0, lines.size())
            .allMatch(
                at ->
                    fits(lines.get(at), format)
                        || at == names && CUT_NAMES.matcher(lines.get(at)).matches());
  }

  private static boolean fits(String line, MrzFormat format) {
    return OF_ZONE.matcher(line).matches() && Math.abs(line.length() - format.length()) <= OFF;
  }

  /**
   * One text.
   *
   * @param names which of the lines has the names
   */
  private static String joined(List<String> lines, int names) {
    List<String> all = new ArrayList<>(lines);
    all.set(
        names,
        BEHIND_NAMES
            .matcher(all.get(names))
            .replaceFirst(found -> "<".repeat(found.group().length())));
    return String.join("\n", all);
  }
}
