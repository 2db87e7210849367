package org.portolan.cases.seal.model;

import org.portolan.i18n.Keyed;

/** Why bytes are no seal that can be read. */
public enum SealFault implements Keyed {
  /** They do not begin as a seal does: something else was shown, or nothing. */
  NOT_A_SEAL,
  /** More than any barcode holds. */
  TOO_LONG,
  /** A version of the header other than 3 and 4. */
  UNKNOWN_VERSION,
  /** They end before what was announced. */
  CUT_OFF,
  /** The issuing state is no text in C40. */
  BAD_COUNTRY,
  /** The signer, or the reference of its certificate, is no text in C40 of the length it says. */
  BAD_SIGNER,
  /** A day that is in no calendar. */
  BAD_DATE,
  /** The length of a feature is not written as lengths are. */
  BAD_LENGTH,
  /** The same feature twice: which of them holds? */
  FEATURE_TWICE,
  NO_FEATURES,
  NO_SIGNATURE,
  /** Not two numbers of the same length, or of one that no curve has. */
  BAD_SIGNATURE,
  /** Something stands behind the signature, which nobody signed. */
  MORE_BEHIND,
  /** A visa's seal without what each must have, or with something that does not fit. */
  BAD_VISA;
}
