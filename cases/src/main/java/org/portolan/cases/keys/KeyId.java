package org.portolan.cases.keys;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Whose key: a person's, a case's, a staff account's, a day's transit, or a part of the system.
 *
 * @param value such as {@code case:3f0c…}; it names a row, never a person
 */
public record KeyId(String value) {

  /** Seals who a person is; destroyed with the person. */
  public static KeyId ofPerson(UUID person) {
    return new KeyId("person:" + person);
  }

  /** Seals what a case holds; destroyed with the case. */
  public static KeyId ofCase(UUID caseId) {
    return new KeyId("case:" + caseId);
  }

  /** Seals a staff account. */
  public static KeyId ofStaff(UUID account) {
    return new KeyId("staff:" + account);
  }

  /** Seals messages of a day that are not yet routed; destroyed after the erasure horizon. */
  public static KeyId ofTransit(LocalDate day) {
    return new KeyId("transit:" + day);
  }

  /** Seals what belongs to a part of the system, such as the sandbox. */
  public static KeyId ofSystem(String part) {
    return new KeyId("system:" + part);
  }
}
