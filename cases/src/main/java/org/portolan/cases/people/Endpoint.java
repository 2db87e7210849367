package org.portolan.cases.people;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.i18n.phone.PhoneNumber;

/**
 * Where somebody is reached: a number or address, and by which channel. Its text form is masked, so
 * that no log shows it by accident.
 *
 * @param value a number in E.164; for e-mail an address as its holder writes it; for a page what
 *     its reader comes back with
 */
public record Endpoint(Channel channel, String value) {

  /** RFC 5321, section 4.5.3.1.3. */
  private static final int LONGEST_ADDRESS = 254;

  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>,;]{1,64}@[^\\s@<>,;]+\\.[^\\s@<>,;.]+");

  public Endpoint {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(value, "value");
  }

  /** A telephone that takes texts. */
  public static Endpoint sms(PhoneNumber number) {
    return new Endpoint(Channel.SMS, number.e164());
  }

  /**
   * Reads an address of a channel as people and providers write it.
   *
   * @return empty when it is none, or a number that cannot exist in its country
   */
  public static Optional<Endpoint> parse(Channel channel, String raw) {
    if (raw == null || !channel.sends()) {
      return Optional.empty();
    }
    if (channel == Channel.EMAIL) {
      String plain = raw.strip();
      boolean fits = plain.length() <= LONGEST_ADDRESS && ADDRESS.matcher(plain).matches();
      return fits ? Optional.of(new Endpoint(channel, plain)) : Optional.empty();
    }
    return PhoneNumber.parse(raw, null).map(number -> new Endpoint(channel, number.e164()));
  }

  /** Its number; empty where there is none. */
  public Optional<PhoneNumber> phone() {
    return switch (channel) {
      case SMS, WHATSAPP, VOICE -> Optional.of(new PhoneNumber(value));
      case EMAIL, WEB -> Optional.empty();
    };
  }

  /** The country of its number, ISO 3166-1 alpha-2; {@code ZZ} when it has none. */
  public String region() {
    return phone().map(PhoneNumber::region).orElse("ZZ");
  }

  /** What equality look-ups compare: the same for all channels that one number has. */
  public byte[] index(BlindIndex index) {
    return switch (channel) {
      case SMS, WHATSAPP, VOICE -> index.ofPhone(value);
      case EMAIL -> index.ofEmail(value);
      case WEB -> index.ofTicket(value);
    };
  }

  @Override
  public String toString() {
    return "Endpoint[" + channel + "]";
  }
}
