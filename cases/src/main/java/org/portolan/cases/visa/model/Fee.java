package org.portolan.cases.visa.model;

import java.util.List;

/**
 * What an application costs.
 *
 * @param minor in the currency's smallest unit: 9000 are 90 euros
 * @param currency ISO 4217
 * @param waivers why somebody need not pay, as in {@code visa.waiver.…}
 */
public record Fee(int minor, String currency, List<String> waivers) {
  public Fee {
    waivers = waivers == null ? List.of() : List.copyOf(waivers);
  }
}
