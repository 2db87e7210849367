package org.portolan.cases.papers.mrz;

import org.portolan.i18n.Keyed;

/** What stands in a zone. */
public enum MrzField implements Keyed {
  DOCUMENT(Letters.ANY),
  ISSUER(Letters.ALPHABET),
  NAME(Letters.ALPHABET),
  NUMBER(Letters.ANY),
  NUMBER_CHECK(Letters.DIGITS),
  NATIONALITY(Letters.ALPHABET),
  BIRTH(Letters.DIGITS),
  BIRTH_CHECK(Letters.DIGITS),
  SEX(Letters.ALPHABET),
  EXPIRY(Letters.DIGITS),
  EXPIRY_CHECK(Letters.DIGITS),
  /** Whatever the issuer likes; in a TD1 also the end of a number longer than nine. */
  OPTIONAL(Letters.ANY),
  OPTIONAL_CHECK(Letters.DIGITS),
  /** The second such field of a TD1. */
  FURTHER(Letters.ANY),
  /** The composite check digit. */
  WHOLE_CHECK(Letters.DIGITS);

  private final Letters letters;

  MrzField(Letters letters) {
    this.letters = letters;
  }

  Letters letters() {
    return letters;
  }

  /** Whether a letter may stand where a digit may, so that only check digits tell which it is. */
  boolean isMixed() {
    return letters == Letters.ANY && this != DOCUMENT;
  }

  /** Which characters a field can have, besides the filler. */
  enum Letters {
    ALPHABET,
    DIGITS,
    ANY
  }
}
