package org.portolan.cases.seal.model;

import org.portolan.i18n.Keyed;

/** What is found of something that was shown as a seal. */
public enum SealVerdict implements Keyed {
  /**
   * Signed by a signer who is believed, unaltered since, not revoked, and its visa not at an end.
   */
  VALID,
  /** As valid, but the last day of its visa is past. */
  EXPIRED,
  /** The issuer has taken it back. */
  REVOKED,
  /** Something in it is not as it was signed, or somebody else signed it. */
  ALTERED,
  /** No certificate is known that it names and that held on the day of the signature. */
  UNKNOWN_SIGNER,
  /** Nothing that can be read as a seal. */
  NOT_A_SEAL;
}
