package org.portolan.cases.seal.model;

import java.util.function.Function;

/** What bytes turned out to be. */
public sealed interface SealReading permits SealReading.Read, SealReading.Refused {

  /** One of two ways on. */
  default <R> R fold(Function<Seal, R> read, Function<SealFault, R> refused) {
    return this instanceof Read seal
        ? read.apply(seal.seal())
        : refused.apply(((Refused) this).fault());
  }

  /** A seal, whether or not its signature holds. */
  record Read(Seal seal) implements SealReading {}

  /** Nothing that can be read. */
  record Refused(SealFault fault) implements SealReading {}
}
