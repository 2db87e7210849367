package org.portolan.cases.quarantine.model;

import java.util.List;

/** A protocol says something that cannot be followed. */
public final class InvalidProtocol extends IllegalArgumentException {

  private final transient List<String> errors;

  InvalidProtocol(List<String> errors) {
    super("Protocol: " + String.join("; ", errors));
    this.errors = List.copyOf(errors);
  }

  /** Each thing that is wrong, in words. */
  public List<String> errors() {
    return errors;
  }
}
