package org.portolan.cases.portal.entry.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Something that a traveller holds or is to bring. */
public enum Item {
  PASSPORT(Kind.PAPER),
  IDENTITY_CARD(Kind.PAPER),
  /** A travel document under article 28 of the Convention relating to the Status of Refugees. */
  REFUGEE_DOCUMENT(Kind.PAPER),
  /** A travel document under article 28 of the Convention on the Status of Stateless Persons. */
  STATELESS_DOCUMENT(Kind.PAPER),
  EMERGENCY_DOCUMENT(Kind.PAPER),
  VISA(Kind.PAPER),
  RESIDENCE_PERMIT(Kind.PAPER),
  /** In the international certificate of IHR annex 6, as the next ones. */
  YELLOW_FEVER(Kind.VACCINE),
  POLIO(Kind.VACCINE),
  MENINGITIS(Kind.VACCINE),
  MEASLES(Kind.VACCINE),
  COVID_19(Kind.VACCINE),
  NEGATIVE_TEST(Kind.OTHER),
  HEALTH_FORM(Kind.OTHER),
  RETURN_TICKET(Kind.OTHER),
  PROOF_OF_STAY(Kind.OTHER),
  INSURANCE(Kind.OTHER),
  INVITATION(Kind.OTHER),
  PARENTS_CONSENT(Kind.OTHER);

  /** What kind of thing it is. */
  public enum Kind {
    PAPER,
    VACCINE,
    OTHER
  }

  private final Kind kind;

  Item(Kind kind) {
    this.kind = kind;
  }

  /** What kind of thing it is. */
  public Kind kind() {
    return kind;
  }

  /** All of a kind. */
  public static List<Item> of(Kind kind) {
    return Arrays.stream(values()).filter(item -> item.kind == kind).toList();
  }

  /** As in a form and the keys of its texts: {@code yellow-fever}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** From what {@link #key()} wrote; empty for anything else. */
  public static Optional<Item> ofKey(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
  }
}
