package org.portolan.cases.traveller;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.people.Endpoint;

/**
 * What somebody says to be let in: the phone or e-mail address that a code shall go to, and
 * something that whoever merely reads what comes there need not know.
 */
public final class Claim {

  private static final Pattern BIRTH = Pattern.compile("(\\d{4})(-\\d{2}-\\d{2})?");

  private final Endpoint to;
  private final String reference;
  private final String birth;

  private Claim(Endpoint to, String reference, String birth) {
    this.to = to;
    this.reference = reference;
    this.birth = birth;
  }

  /**
   * Reads what was typed.
   *
   * @param proof a case's reference as people write it, or a birth year or date, {@code 1990} or
   *     {@code 1990-04-30}, in the digits of any script
   * @return empty when it is neither; it was not looked for then
   */
  public static Optional<Claim> of(Endpoint to, String proof) {
    if (proof == null || proof.length() > 40) {
      return Optional.empty();
    }
    String plain = Digits.western(proof.strip());
    if (BIRTH.matcher(plain).matches()) {
      return Optional.of(new Claim(to, null, plain));
    }
    return CaseReference.parse(plain).map(found -> new Claim(to, found.text(), null));
  }

  Endpoint to() {
    return to;
  }

  Optional<String> reference() {
    return Optional.ofNullable(reference);
  }

  /** Whether a stored birth date does not contradict the one named; a year alone suffices. */
  boolean fitsBirth(String stored) {
    Matcher known = BIRTH.matcher(stored == null ? "" : stored);
    Matcher named = BIRTH.matcher(birth);
    return known.matches()
        && named.matches()
        && known.group(1).equals(named.group(1))
        && (known.group(2) == null
            || named.group(2) == null
            || known.group(2).equals(named.group(2)));
  }

  @Override
  public String toString() {
    return "Claim";
  }
}
