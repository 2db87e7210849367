package org.portolan.cases.papers;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.portolan.i18n.Countries;

/**
 * A paper that says who somebody is.
 *
 * @param id of its row
 * @param issuer ISO 3166-1 alpha-3, or a code of ICAO Doc 9303 part 3
 * @param number as {@link #normalised} writes it
 * @param expires the last day on which it is valid, if it says so
 */
public record TravelDocument(
    UUID id, Kind kind, String issuer, String number, Optional<LocalDate> expires) {

  /** Longer than the number of any paper; ICAO Doc 9303 has 9, and up to 22 in optional data. */
  public static final int LONGEST_NUMBER = 40;

  /** What kind of paper. */
  public enum Kind {
    PASSPORT,
    IDENTITY_CARD,
    /** Convention of 1951, article 28. */
    REFUGEE_TRAVEL_DOCUMENT,
    LAISSEZ_PASSER,
    RESIDENCE_PERMIT,
    SEAFARER_IDENTITY_DOCUMENT,
    BIRTH_CERTIFICATE,
    OTHER;

    /** As stored: {@code identity-card}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind with a key; empty when there is none. */
    public static Optional<Kind> find(String key) {
      for (Kind kind : values()) {
        if (kind.key().equals(key)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /** Whether it is valid no longer. */
  public boolean isExpired(LocalDate today) {
    return expires.map(day -> day.isBefore(today)).orElse(false);
  }

  /**
   * A number as it is compared: capital letters and digits of any script, those of other scripts
   * than Latin as 0 to 9, without what people put between them; ICAO's filler {@code <} too.
   *
   * @return empty when nothing is left, or more than any number has
   */
  public static Optional<String> normalised(String typed) {
    if (typed == null || typed.length() > 4 * LONGEST_NUMBER) {
      return Optional.empty();
    }
    StringBuilder number = new StringBuilder();
    Normalizer.normalize(typed, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .forEach(
            point -> {
              if (Character.isDigit(point)) {
                number.append(Character.digit(point, 10));
              } else if (Character.isLetter(point)) {
                number.appendCodePoint(point);
              }
            });
    boolean fits = number.length() > 0 && number.length() <= LONGEST_NUMBER;
    return fits ? Optional.of(number.toString()) : Optional.empty();
  }

  /** Whether a code can be an issuer's or a nationality. */
  public static boolean isCountry(String code) {
    return code != null && Countries.has(code);
  }

  @Override
  public String toString() {
    return "TravelDocument[" + kind.key() + "]";
  }
}
