package org.portolan.messaging.routes;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.portolan.i18n.phone.PhoneNumber;

/**
 * How texts go to a country.
 *
 * @param country ISO 3166-1 alpha-2, or {@link #ELSEWHERE}
 * @param sender a number in E.164, the id of a messaging service, or a name of up to eleven letters
 *     and digits; empty for the number of the settings
 * @param replies whether an answer to such a text comes back to us
 * @param replyTo where none comes back, the number that people can write to; may be empty
 */
public record Route(String country, String sender, boolean replies, String replyTo) {

  /** Every country without a line of its own. */
  public static final String ELSEWHERE = "*";

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Pattern SERVICE = Pattern.compile("MG[0-9a-f]{32}");
  private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}");

  /** As the settings say, and answered the same way. */
  static Route standard(String country) {
    return new Route(country, "", true, "");
  }

  /** Whether texts have a number of their own for this country. */
  public Optional<String> from() {
    return sender.isEmpty() ? Optional.empty() : Optional.of(sender);
  }

  /** What is wrong with it, as the end of the key of a text; empty when it can be kept. */
  public Optional<String> fault() {
    if (!country.equals(ELSEWHERE) && !COUNTRIES.contains(country)) {
      return Optional.of("no-country");
    }
    boolean service = SERVICE.matcher(sender).matches();
    boolean name = !service && NAME.matcher(sender).matches();
    boolean number = PhoneNumber.parse(sender, null).isPresent();
    if (!sender.isEmpty() && !service && !name && !number) {
      return Optional.of("no-sender");
    }
    if (name && replies) {
      return Optional.of("name-takes-none");
    }
    boolean fits = replyTo.isEmpty() || PhoneNumber.parse(replyTo, null).isPresent();
    return fits ? Optional.empty() : Optional.of("no-reply-to");
  }
}
