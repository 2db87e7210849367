package org.portolan.cases.enquiry;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;

/**
 * What somebody who asked on a page comes back with to read the answer: {@code 7K3M-9QX4-0TBD}.
 *
 * <p>Twelve random symbols of Crockford's base 32 (no I, L, O, U), 60 bits. Whoever has it reads
 * what was asked and answered; it is shown once, and kept as a keyed hash alone.
 *
 * @param text in its canonical form
 */
public record PageTicket(String text) {

  private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;
  private static final int GROUP = 4;
  private static final Pattern FORM = Pattern.compile("[0-9A-HJKMNP-TV-Z]{12}");
  private static final Pattern BETWEEN = Pattern.compile("[\\s-]");
  private static final int LONGEST_TYPED = 40;

  private static final SecureRandom RANDOM = new SecureRandom();

  public PageTicket {
    if (!FORM.matcher(text.replace("-", "")).matches()) {
      throw new IllegalArgumentException("Not a ticket");
    }
  }

  /** A new one. */
  public static PageTicket draw() {
    return new PageTicket(written(symbols(LENGTH)));
  }

  /** Random symbols of the same alphabet, five bits each. */
  public static String symbols(int number) {
    StringBuilder drawn = new StringBuilder(number);
    for (int i = 0; i < number; i++) {
      drawn.append(SYMBOLS.charAt(RANDOM.nextInt(SYMBOLS.length())));
    }
    return drawn.toString();
  }

  /**
   * Reads what a person typed: any case, with or without hyphens and spaces, O for 0, I and L for
   * 1. Empty when it is none.
   */
  public static Optional<PageTicket> parse(String typed) {
    if (typed == null || typed.length() > LONGEST_TYPED) {
      return Optional.empty();
    }
    String plain = plain(typed);
    return FORM.matcher(plain).matches()
        ? Optional.of(new PageTicket(written(plain)))
        : Optional.empty();
  }

  /** Symbols as a person typed them, in their canonical form; whatever else is in it stays. */
  public static String plain(String typed) {
    return BETWEEN
        .matcher(typed.toUpperCase(Locale.ROOT))
        .replaceAll("")
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1');
  }

  /** Where enquiries that are asked with it come from. */
  public Endpoint endpoint() {
    return new Endpoint(Channel.WEB, text);
  }

  private static String written(String plain) {
    return plain.substring(0, GROUP)
        + "-"
        + plain.substring(GROUP, 2 * GROUP)
        + "-"
        + plain.substring(2 * GROUP);
  }

  @Override
  public String toString() {
    return "PageTicket";
  }
}
