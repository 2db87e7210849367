package org.portolan.cases.visa.model;

import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.seal.model.Seal;
import org.portolan.cases.seal.model.SealContent;
import org.portolan.cases.seal.model.VisaSeal;

/**
 * A visa that was issued and not taken back: whose it is, and its seal, which says what it says.
 *
 * @param member of the application whom it is for
 * @param seal as it was signed
 */
public record IssuedVisa(UUID member, Seal seal) {

  /** From the bytes of a seal; empty for what is none. */
  public static Optional<IssuedVisa> of(UUID member, byte[] bytes) {
    return Seal.read(bytes)
        .fold(seal -> Optional.of(new IssuedVisa(member, seal)), fault -> Optional.empty());
  }

  /** What it says. */
  public SealContent content() {
    return VisaSeal.content(seal).orElseThrow();
  }

  @Override
  public String toString() {
    return "IssuedVisa[" + member + "]";
  }
}
