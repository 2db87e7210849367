package org.portolan.cases.people;

import java.time.ZoneId;
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

  public NewPerson {
    if (name.isBlank() || name.length() > 200) {
      throw new IllegalArgumentException("A name has 1 to 200 characters.");
    }
  }

  @Override
  public String toString() {
    return "NewPerson[" + language + "]";
  }
}
