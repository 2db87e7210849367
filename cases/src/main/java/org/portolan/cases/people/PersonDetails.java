package org.portolan.cases.people;

import java.util.Optional;
import org.portolan.i18n.Language;

/**
 * Who a person is, as far as it can be corrected.
 *
 * @param name in their own script
 * @param latinName as in their passport, if known
 */
public record PersonDetails(
    String name, Optional<String> latinName, Optional<BirthDate> born, Language language) {

  public PersonDetails {
    if (!NewPerson.isName(name) || !latinName.map(NewPerson::isName).orElse(true)) {
      throw new IllegalArgumentException("A name has 1 to 500 characters.");
    }
  }

  @Override
  public String toString() {
    return "PersonDetails[" + language + "]";
  }
}
