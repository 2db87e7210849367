package org.portolan.cases.support;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a support case stands. What leads from one to another is {@link SupportAct}'s table. */
public enum SupportState {
  /** Nobody has it. */
  WAITING,
  /** A support worker has it. */
  ACTIVE,
  /** It ended with an outcome. */
  CLOSED;

  /** As stored and as the end of its name's key. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From what an address or the store says; empty when it is none. */
  public static Optional<SupportState> find(String key) {
    return Stream.of(values()).filter(state -> state.key().equals(key)).findFirst();
  }
}
