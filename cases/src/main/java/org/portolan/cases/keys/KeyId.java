package org.portolan.cases.keys;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/**
 * Whose key: a person's, a case's, a staff account's, a day's transit, or a part of the system. It
 * names a row, never a person.
 *
 * <p>It is made for every value that is opened, and found among many thousands in memory: the id
 * stands in it as two numbers, because following one more reference costs more than comparing them.
 */
public final class KeyId {

  private static final String PERSON = "person";
  private static final String CASE = "case";
  private static final String STAFF = "staff";
  private static final String TRANSIT = "transit";
  private static final String SYSTEM = "system";

  private final String kind;
  private final long most;
  private final long least;
  private final String name;

  private KeyId(String kind, UUID id) {
    this.kind = kind;
    this.most = id.getMostSignificantBits();
    this.least = id.getLeastSignificantBits();
    this.name = null;
  }

  private KeyId(String kind, String name) {
    this.kind = kind;
    this.most = 0;
    this.least = 0;
    this.name = name;
  }

  /** Seals who a person is; destroyed with the person. */
  public static KeyId ofPerson(UUID person) {
    return new KeyId(PERSON, person);
  }

  /** Seals what a case holds; destroyed with the case. */
  public static KeyId ofCase(UUID caseId) {
    return new KeyId(CASE, caseId);
  }

  /** Seals a staff account. */
  public static KeyId ofStaff(UUID account) {
    return new KeyId(STAFF, account);
  }

  /** Seals messages of a day that are not yet routed; destroyed after the erasure horizon. */
  public static KeyId ofTransit(LocalDate day) {
    return new KeyId(TRANSIT, day.toString());
  }

  /** Seals what belongs to a part of the system, such as the sandbox. */
  public static KeyId ofSystem(String part) {
    return new KeyId(SYSTEM, part);
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
      case TRANSIT -> new KeyId(TRANSIT, rest);
      case SYSTEM -> ofSystem(rest);
      default -> throw new IllegalArgumentException("Not the name of a key.");
    };
  }

  /** As it is stored, such as {@code case:3f0c…}. */
  public String value() {
    return kind + ":" + (name == null ? new UUID(most, least) : name);
  }

  /** The row it names by a UUID; all zeros where it names something else. */
  public UUID id() {
    return new UUID(most, least);
  }

  /** What it is the key of, such as {@code case}. */
  String kind() {
    return kind;
  }

  /** The case whose key it is, if it is one's. */
  public boolean isOfCase() {
    return kind.equals(CASE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyId that
        && most == that.most
        && least == that.least
        && kind.equals(that.kind)
        && Objects.equals(name, that.name);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(most ^ least) * 31 + kind.hashCode() + Objects.hashCode(name);
  }

  @Override
  public String toString() {
    return value();
  }
}
