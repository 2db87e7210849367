package org.portolan.messaging.routes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.portolan.cases.store.Tx;

/**
 * The routes as they stand, read anew every few seconds: who changes one sees it used at once, and
 * no batch of messages pays for it.
 */
public final class Routes {

  private static final Duration GOOD_FOR = Duration.ofSeconds(5);

  private final InstantSource realTime;
  private volatile Map<String, Route> byCountry = Map.of();
  private volatile Instant readAt = Instant.EPOCH;

  public Routes(InstantSource realTime) {
    this.realTime = realTime;
  }

  /** Reads them if it is time to; as an actor who may read routes. */
  public void refresh(Tx tx) {
    if (realTime.instant().isBefore(readAt.plus(GOOD_FOR))) {
      return;
    }
    Map<String, Route> read = new HashMap<>();
    KeepRoutes.all(tx).forEach(route -> read.put(route.country(), route));
    byCountry = Map.copyOf(read);
    readAt = realTime.instant();
  }

  /** The route to a country, ISO 3166-1 alpha-2. */
  public Route to(String country) {
    Map<String, Route> known = byCountry;
    Route own = known.get(country);
    return own != null ? own : known.getOrDefault(Route.ELSEWHERE, Route.standard(country));
  }
}
