package org.portolan.cases.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import org.portolan.cases.keys.KeyedHash;

/**
 * Makes the short-lived token that tells the database who acts.
 *
 * <p>A bare setting could be set by an injected statement to any actor; the policies believe only a
 * token whose keyed hash {@code guard.grants()} has verified with a key that the application's role
 * cannot read. Form: {@code v1|actor|grants|expiry|hash}, expiry in seconds since 1970, hash
 * HMAC-SHA-256 in hexadecimal over all that stands before it.
 */
final class ActorTokens {

  /** Longer than any transaction should take; a token is bound to its transaction besides. */
  private static final Duration LIFETIME = Duration.ofMinutes(2);

  private final KeyedHash hash;

  /** The real time, also in the sandbox: the database compares with its own clock. */
  private final InstantSource realTime;

  ActorTokens(KeyedHash hash, InstantSource realTime) {
    this.hash = hash;
    this.realTime = realTime;
  }

  String tokenOf(Actor actor) {
    long expiry = realTime.instant().plus(LIFETIME).getEpochSecond();
    String claim = "v1|" + actor.id() + "|" + actor.grantKeys() + "|" + expiry;
    byte[] mac = hash.of(claim.getBytes(StandardCharsets.UTF_8));
    return claim + "|" + HexFormat.of().formatHex(mac);
  }
}
