package org.portolan.cases.traveller;

import java.util.Set;
import java.util.UUID;

/**
 * Somebody who has shown that they hold the phone of a person and know of them.
 *
 * @param contactPoint that the code went to
 * @param shared whether others may read that phone: then no health or support case is opened, nor
 *     its readings in the access log
 * @param unlocked the cases with a secret of their own that they have opened with it
 */
public record Traveller(UUID person, UUID contactPoint, boolean shared, Set<UUID> unlocked) {
  public Traveller {
    unlocked = Set.copyOf(unlocked);
  }

  /** Somebody who has opened nothing with a secret. */
  public Traveller(UUID person, UUID contactPoint, boolean shared) {
    this(person, contactPoint, shared, Set.of());
  }
}
