package org.portolan.i18n.names;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name as a machine readable zone has it (ICAO Doc 9303 part 3, section 4.6).
 *
 * @param surname the primary identifier, words separated by spaces; all of the name of somebody who
 *     has only one
 * @param given the secondary identifier; empty when there is none
 * @param cut whether the field is full to its end, so that some of the name may be missing
 */
public record MrzName(String surname, String given, boolean cut) {

  private static final String APART = "<<";

  /** Reads the name field of a zone, which is nothing but A to Z and {@code <}. */
  public static MrzName of(String field) {
    int parted = field.indexOf(APART);
    String surname = parted < 0 ? field : field.substring(0, parted);
    String given = parted < 0 ? "" : field.substring(parted);
    return new MrzName(spaced(surname), spaced(given), !field.endsWith("<"));
  }

  private static String spaced(String part) {
    return Arrays.stream(part.split("<"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** Whether there is any name at all. */
  public boolean isEmpty() {
    return surname.isEmpty() && given.isEmpty();
  }

  /** Its words, those of the surname first. */
  public List<String> words() {
    return Stream.of(surname, given)
        .flatMap(part -> Arrays.stream(part.split(" ")))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** As people write names: given names first, only the first letter of each word a capital. */
  public String written() {
    return Stream.of(given, surname)
        .flatMap(part -> Arrays.stream(part.split(" ")))
        .filter(word -> !word.isEmpty())
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  @Override
  public String toString() {
    return "MrzName[…]";
  }
}
