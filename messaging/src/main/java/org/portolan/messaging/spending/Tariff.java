package org.portolan.messaging.spending;

import java.util.Optional;

/** What the provider takes for one part of a text. */
public interface Tariff {

  /** For one part to a country, ISO 3166-1 alpha-2; empty when no price is set for it. */
  Optional<Cost.Money> forOnePart(String country);
}
