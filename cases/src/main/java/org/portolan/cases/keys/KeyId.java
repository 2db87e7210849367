package org.portolan.cases.keys;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Whose key: a person's, a case's, a staff account's, a day's transit, or a part of the system. It
 * names a row, never a person.
 *
 * <p>It is made for every value that is opened; what is compared is the row's id, not its text.
 *
 * @param kind such as {@code case}
 * @param id the row it names, null where it names no row by a UUID
 * @param name what it names instead, null where there is an id
 */
public record KeyId(String kind, UUID id, String name) {

  private static final String PERSON = "person";
  private static final String CASE = "case";
  private static final String STAFF = "staff";
  private static final String TRANSIT = "transit";
  private static final String SYSTEM = "system";

  /** Seals who a person is; destroyed with the person. */
  public static KeyId ofPerson(UUID person) {
    return new KeyId(PERSON, person, null);
  }

  /** Seals what a case holds; destroyed with the case. */
  public static KeyId ofCase(UUID caseId) {
    return new KeyId(CASE, caseId, null);
  }

  /** Seals a staff account. */
  public static KeyId ofStaff(UUID account) {
    return new KeyId(STAFF, account, null);
  }

  /** Seals messages of a day that are not yet routed; destroyed after the erasure horizon. */
  public static KeyId ofTransit(LocalDate day) {
    return new KeyId(TRANSIT, null, day.toString());
  }

  /** Seals what belongs to a part of the system, such as the sandbox. */
  public static KeyId ofSystem(String part) {
    return new KeyId(SYSTEM, null, part);
  }

  /**
   * As it was stored.
   *
   * @param value such as {@code case:3f0c…}
   * @throws IllegalArgumentException when it is nobody's
   */
  public static KeyId parse(String value) {
    int end = value.indexOf(':');
    if (end < 0) {
      throw new IllegalArgumentException("Not the name of a key.");
    }
    String rest = value.substring(end + 1);
    return switch (value.substring(0, end)) {
      case PERSON -> ofPerson(UUID.fromString(rest));
      case CASE -> ofCase(UUID.fromString(rest));
      case STAFF -> ofStaff(UUID.fromString(rest));
      case TRANSIT -> new KeyId(TRANSIT, null, rest);
      case SYSTEM -> ofSystem(rest);
      default -> throw new IllegalArgumentException("Not the name of a key.");
    };
  }

  /** As it is stored, such as {@code case:3f0c…}. */
  public String value() {
    return kind + ":" + (id == null ? name : id);
  }

  /** The case whose key it is, if it is one's. */
  public boolean isOfCase() {
    return kind.equals(CASE);
  }
}
