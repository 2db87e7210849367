package org.portolan.cases.staff;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.portolan.cases.store.Compartment;

/** What somebody does here, and the compartments that this opens within their scope. */
public enum StaffRole {
  /** Follows people through quarantine. */
  QUARANTINE_OFFICER(Compartment.IDENTITY, Compartment.HEALTH),
  /** Sees what waits too long; acknowledges what nobody else did. */
  SUPERVISOR(Compartment.IDENTITY, Compartment.HEALTH, Compartment.INFORMATION),
  /** Watches over an organisation's use of the store; sees no case. */
  DATA_PROTECTION_OFFICER();

  private final List<Compartment> compartments;

  StaffRole(Compartment... compartments) {
    this.compartments = List.copyOf(Arrays.asList(compartments));
  }

  List<Compartment> compartments() {
    return compartments;
  }

  /** As stored, and as the key of its name in {@code i18n}: {@code quarantine-officer}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static StaffRole ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
