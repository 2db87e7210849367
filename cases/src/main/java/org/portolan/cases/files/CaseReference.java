package org.portolan.cases.files;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person reads over the phone to name a case: {@code Q-7K3M-9QX4}.
 *
 * <p>A letter for the kind of case, seven random symbols of Crockford's base 32 (no I, L, O, U) and
 * a check symbol. The check is a weighted sum modulo 31 over the values of the letter and the
 * seven, with the weights 8 and 1 to 7: as 31 is prime and larger than any weight and any
 * difference of two weights, it notices every single wrong symbol and every swap of two, the letter
 * included. The symbol Z, whose value 31 equals 0 modulo 31, is therefore never used.
 *
 * @param text in its canonical form
 */
public record CaseReference(String text) {

  private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXY";
  private static final int LENGTH = 7;
  private static final Pattern FORM = Pattern.compile("([A-KM-Z])([0-9A-HJKMNP-TV-Y]{8})");
  private static final int WEIGHT_OF_KIND = 8;

  /** With a digit and a hyphen or two, nobody means a name. */
  private static final Pattern LIKE_ONE =
      Pattern.compile("(?=.*\\d)\\p{Alpha}[-\\s]?\\w{3,5}[-\\s]?\\w{3,5}");

  private static final SecureRandom RANDOM = new SecureRandom();

  public CaseReference {
    if (!FORM.matcher(text.replace("-", "")).matches()) {
      throw new IllegalArgumentException("Not a case reference");
    }
  }

  /**
   * A new reference of a kind of case, drawn at random: it tells nothing of how many there are.
   *
   * @param kind a capital letter but L
   */
  public static CaseReference draw(char kind) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      body.append(SYMBOLS.charAt(RANDOM.nextInt(SYMBOLS.length())));
    }
    return new CaseReference(written(kind, body.append(check(kind, body)).toString()));
  }

  /**
   * Reads what a person typed or heard: any case, with or without hyphens and spaces, O for 0, I
   * and L for 1. Empty when it is none, or its check symbol does not fit.
   */
  public static Optional<CaseReference> parse(String typed) {
    if (typed == null || typed.length() > 40) {
      return Optional.empty();
    }
    String plain = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    String body = plain.substring(1).replace('O', '0').replace('I', '1').replace('L', '1');
    if (!FORM.matcher(plain.charAt(0) + body).matches()
        || check(plain.charAt(0), body.substring(0, LENGTH)) != body.charAt(LENGTH)) {
      return Optional.empty();
    }
    return Optional.of(new CaseReference(written(plain.charAt(0), body)));
  }

  /**
   * Whether what was typed looks like a reference, though it need not be one: then its writer made
   * an error and did not mean a name. One in 20 has no digit; with its hyphens it is no name
   * either.
   */
  public static boolean looksLikeOne(String typed) {
    return typed != null
        && (LIKE_ONE.matcher(typed.strip()).matches()
            || parse(typed).filter(one -> one.text.equalsIgnoreCase(typed.strip())).isPresent());
  }

  private static char check(char kind, CharSequence body) {
    int sum = WEIGHT_OF_KIND * valueOf(kind);
    for (int i = 0; i < LENGTH; i++) {
      sum += (i + 1) * SYMBOLS.indexOf(body.charAt(i));
    }
    return SYMBOLS.charAt(sum % SYMBOLS.length());
  }

  /**
   * As among the symbols; those that are none have values of their own, or of what they are for.
   */
  private static int valueOf(char kind) {
    return switch (kind) {
      case 'O' -> 0;
      case 'I' -> 1;
      case 'U' -> 2;
      case 'Z' -> 3;
      default -> SYMBOLS.indexOf(kind);
    };
  }

  private static String written(char kind, String body) {
    return kind + "-" + body.substring(0, 4) + "-" + body.substring(4);
  }

  @Override
  public String toString() {
    return text;
  }
}
