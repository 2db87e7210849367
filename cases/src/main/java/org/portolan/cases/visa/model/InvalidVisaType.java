package org.portolan.cases.visa.model;

import java.util.List;

/** A visa type says something that cannot be followed. */
public final class InvalidVisaType extends IllegalArgumentException {

  private final transient List<String> errors;

  InvalidVisaType(String id, List<String> errors) {
    super("Visa type " + id + ": " + String.join("; ", errors));
    this.errors = List.copyOf(errors);
  }

  /** Each thing that is wrong, in words. */
  public List<String> errors() {
    return errors;
  }
}
