package org.portolan.cases.staff;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A passkey as its owner sees it.
 *
 * @param name what they called the device
 */
public record Passkey(UUID id, Optional<String> name, Instant addedAt) {
  @Override
  public String toString() {
    return "Passkey[" + id + "]";
  }
}
