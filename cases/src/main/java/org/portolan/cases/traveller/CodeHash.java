package org.portolan.cases.traveller;

import java.util.UUID;
import org.portolan.cases.keys.BlindIndex;

/** What is stored of a code: a keyed hash, bound to its ticket. */
final class CodeHash {

  private final BlindIndex index;

  CodeHash(BlindIndex index) {
    this.index = index;
  }

  byte[] of(UUID ticket, String code) {
    return index.ofSignIn("traveller code " + ticket + " " + code);
  }
}
