package org.portolan.cases.papers.mrz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the lines of a zone in what a machine read from a whole page. Nothing is put right but what
 * cannot be otherwise: behind three fillers of a line with names no more names follow (part 3), so
 * that whatever the machine saw there are fillers.
 */
public final class ZoneInText {

  /** By how many characters a machine is wrong about a line's length. */
  private static final int OFF = 4;

  private static final Pattern OF_ZONE = Pattern.compile("[A-Z0-9<]+");
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
      if (isOne(lines, end, 3, MrzFormat.TD1)) {
        return Optional.of(joined(lines.subList(end - 3, end), 2));
      }
      if (isOne(lines, end, 2, MrzFormat.TD3) || isOne(lines, end, 2, MrzFormat.TD2)) {
        return Optional.of(joined(lines.subList(end - 2, end), 0));
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

  private static boolean isOne(List<String> lines, int end, int many, MrzFormat format) {
    return end >= many
        && lines.subList(end - many, end).stream().allMatch(line -> fits(line, format))
        && lines.get(end - many).contains("<");
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
