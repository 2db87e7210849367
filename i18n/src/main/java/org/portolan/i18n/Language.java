package org.portolan.i18n;

import com.ibm.icu.util.ULocale;
import java.util.Objects;
import java.util.Optional;

/**
 * A language the product writes in.
 *
 * @param tag BCP 47, as in {@code languages.json}: {@code fa-AF}
 */
public record Language(String tag) {

  /** What is used when nothing better is known. */
  public static final Language ENGLISH = new Language("en");

  public Language {
    Objects.requireNonNull(tag, "tag");
  }

  /**
   * The language of this tag.
   *
   * @throws IllegalArgumentException if the product does not have it
   */
  public static Language of(String tag) {
    return find(tag).orElseThrow(() -> new IllegalArgumentException("There is no language " + tag));
  }

  /** The language of this tag in any case, {@code fa_AF} as well as {@code fa-AF}, if there is. */
  public static Optional<Language> find(String tag) {
    return Languages.find(tag);
  }

  /** Its name as its readers write it: {@code العربية}. */
  public String ownName() {
    return Languages.facts(this).ownName();
  }

  /** Whether it is written from right to left. */
  public boolean rightToLeft() {
    return Languages.facts(this).direction().equals("rtl");
  }

  /** For ICU: with the digits of this language, the Gregorian calendar and the 24-hour clock. */
  public ULocale locale() {
    return Languages.locale(this);
  }

  /** A number in the digits its readers expect in a list: {@code ١٢} in Arabic. */
  public String digits(int number) {
    String digits = Languages.digits(this);
    String written = Integer.toString(number);
    if (digits.charAt(0) == '0') {
      return written;
    }
    StringBuilder own = new StringBuilder();
    for (char digit : written.toCharArray()) {
      own.append(digit == '-' ? '-' : digits.charAt(digit - '0'));
    }
    return own.toString();
  }

  @Override
  public String toString() {
    return tag;
  }
}
