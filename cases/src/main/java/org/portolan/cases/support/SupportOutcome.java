package org.portolan.cases.support;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a support case ended. */
public enum SupportOutcome {
  /** What was needed was given. */
  SUPPORTED,
  /** Another organisation goes on with it. */
  HANDED_ON,
  /** The person wanted no support, or no more. */
  DECLINED,
  /** The person could not be reached. */
  NOT_REACHED;

  /** As stored and as the end of its name's key: {@code handed-on}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** From what a page sends or the store says; empty when it is none. */
  public static Optional<SupportOutcome> find(String key) {
    return Stream.of(values()).filter(outcome -> outcome.key().equals(key)).findFirst();
  }
}
