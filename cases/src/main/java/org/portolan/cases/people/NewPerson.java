package org.portolan.cases.people;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/**
 * Somebody to be registered.
 *
 * @param name in their own script
 * @param latinName as in their passport, if known
 * @param birthYear four digits, if known
 * @param scope the organisation and post that registers them
 */
public record NewPerson(
    String name,
    Optional<String> latinName,
    Optional<Integer> birthYear,
    Language language,
    ZoneId timeZone,
    PhoneNumber phone,
    String scope) {

  /** In characters, whatever their script. */
  public static final int LONGEST_NAME = 500;

  public NewPerson {
    if (!isName(name) || !latinName.map(NewPerson::isName).orElse(true)) {
      throw new IllegalArgumentException("A name has 1 to 500 characters.");
    }
  }

  /** Who they are, as it can be corrected later. */
  PersonDetails details() {
    return new PersonDetails(
        name,
        latinName,
        birthYear.map(year -> BirthDate.ofStored(String.format(Locale.ROOT, "%04d", year))),
        language,
        List.of(),
        timeZone,
        Optional.empty());
  }

  /** Whether this can be a name: anything of 1 to 500 characters that is not only blank. */
  public static boolean isName(String text) {
    return !text.isBlank() && text.codePointCount(0, text.length()) <= LONGEST_NAME;
  }

  @Override
  public String toString() {
    return "NewPerson[" + language + "]";
  }
}
