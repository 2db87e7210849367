package org.portolan.i18n.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A phone number that can exist. Its text form is masked, so that no log shows it by accident; ask
 * for {@link #e164()} where the number itself is meant.
 *
 * @param e164 {@code +} and up to 15 digits
 */
public record PhoneNumber(String e164) {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{4,14}");

  private static final Set<PhoneNumberType> ORDINARY =
      EnumSet.of(
          PhoneNumberType.FIXED_LINE,
          PhoneNumberType.MOBILE,
          PhoneNumberType.FIXED_LINE_OR_MOBILE,
          PhoneNumberType.VOIP);

  private static final int LONGEST_CALLING_CODE = 3;

  /** The library's name for numbers that are no country's, such as satellite telephones. */
  private static final String NO_COUNTRY = "001";

  /** Longer than any number with its spaces and extension; more is not looked at. */
  private static final int LONGEST_INPUT = 64;

  /** Shown at the end of the masked form. */
  private static final int DIGITS_SHOWN = 2;

  public PhoneNumber {
    Objects.requireNonNull(e164, "e164");
    if (!E164.matcher(e164).matches()) {
      throw new IllegalArgumentException("Not a number in E.164 form");
    }
  }

  /**
   * Reads a number as people write it, with spaces, brackets, digits of any script.
   *
   * @param defaultRegion country of numbers without a country code, ISO 3166, or null
   * @return empty when it is none, or cannot exist in its country
   */
  public static Optional<PhoneNumber> parse(String raw, String defaultRegion) {
    if (raw == null || raw.length() > LONGEST_INPUT) {
      return Optional.empty();
    }
    try {
      Phonenumber.PhoneNumber number = NUMBERS.parse(raw, defaultRegion);
      if (!NUMBERS.isValidNumber(number) || number.hasExtension()) {
        return Optional.empty();
      }
      return Optional.of(new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164)));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /** Its country, ISO 3166, or {@code ZZ} when it belongs to none. */
  public String region() {
    return onlyCountry().orElseGet(this::countryOfSeveral);
  }

  /** Most calling codes are one country's, and no code begins with another. */
  private Optional<String> onlyCountry() {
    int code = 0;
    for (int digits = 1; digits <= LONGEST_CALLING_CODE; digits++) {
      code = code * 10 + (e164.charAt(digits) - '0');
      List<String> countries = NUMBERS.getRegionCodesForCountryCode(code);
      if (!countries.isEmpty()) {
        return countries.size() == 1
            ? Optional.of(countries.get(0)).filter(country -> !country.equals(NO_COUNTRY))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private String countryOfSeveral() {
    try {
      String region = NUMBERS.getRegionCodeForNumber(NUMBERS.parse(e164, null));
      return region == null || region.equals(NO_COUNTRY) ? "ZZ" : region;
    } catch (NumberParseException e) {
      return "ZZ";
    }
  }

  /**
   * Whether calling it costs what calls to people cost: a telephone at home or in a pocket. A
   * premium or shared-cost number, one of no country, and one of a kind that nobody knows is not.
   */
  public boolean isOrdinary() {
    try {
      return !region().equals("ZZ")
          && ORDINARY.contains(NUMBERS.getNumberType(NUMBERS.parse(e164, null)));
    } catch (NumberParseException e) {
      return false;
    }
  }

  /** As read out or shown to staff: {@code +251 91 123 4567}. */
  public String international() {
    try {
      return NUMBERS.format(NUMBERS.parse(e164, null), PhoneNumberFormat.INTERNATIONAL);
    } catch (NumberParseException e) {
      return e164;
    }
  }

  /** Masked: {@code +•• ••• ••42}. Says nothing of length or country. */
  @Override
  public String toString() {
    return "+•• ••• ••" + e164.substring(e164.length() - DIGITS_SHOWN);
  }
}
