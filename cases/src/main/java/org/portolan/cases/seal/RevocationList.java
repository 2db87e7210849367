package org.portolan.cases.seal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The list of seals that were taken back, signed by the key that seals: a JSON Web Signature in its
 * compact form (RFC 7515). What it says is described in docs/seals.md.
 *
 * <p>It is signed anew when more was taken back, and when a quarter of its time has passed.
 */
public final class RevocationList {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final SealKeys keys;
  private final RevokedSeals revoked;
  private final Clock clock;
  private final Duration holds;

  private volatile Signed signed;

  private record Signed(List<String> references, String signer, Instant at, String list) {}

  /**
   * @param holds after which whoever checks seals is to have asked for the next list
   */
  public RevocationList(SealKeys keys, RevokedSeals revoked, Clock clock, Duration holds) {
    this.keys = keys;
    this.revoked = revoked;
    this.clock = clock;
    this.holds = holds;
  }

  /** The list as of now; empty when there is no key to sign it with. */
  public Optional<String> now() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Optional<SealSigner> signer = keys.signer(LocalDate.ofInstant(now, ZoneOffset.UTC));
    if (signer.isEmpty()) {
      return Optional.empty();
    }
    List<String> references = revoked.inOrder();
    Signed last = signed;
    if (last == null || !isFresh(last, now, references, signer.get())) {
      last = sign(now, references, signer.get());
      signed = last;
    }
    return Optional.of(last.list);
  }

  /** Older than now, because the sandbox's clock may be set back. */
  private boolean isFresh(Signed last, Instant now, List<String> references, SealSigner signer) {
    return last.signer.equals(signer.name().toString())
        && !now.isBefore(last.at)
        && now.isBefore(last.at.plus(holds.dividedBy(4)))
        && last.references.equals(references);
  }

  private Signed sign(Instant now, List<String> references, SealSigner signer) {
    String algorithm = "ES" + signer.certificate().curve().hash().substring("SHA-".length());
    String header =
        "{\"alg\":\"%s\",\"kid\":\"%s\",\"typ\":\"revoked-seals\"}"
            .formatted(algorithm, signer.name());
    String body =
        "{\"issued\":\"%s\",\"next\":\"%s\",\"revoked\":[%s]}"
            .formatted(
                now,
                now.plus(holds),
                references.stream()
                    .map(reference -> "\"" + reference + "\"")
                    .collect(Collectors.joining(",")));
    String unsigned = encoded(header) + "." + encoded(body);
    byte[] signature = signer.sign(unsigned.getBytes(StandardCharsets.US_ASCII));
    return new Signed(
        references,
        signer.name().toString(),
        now,
        unsigned + "." + BASE64.encodeToString(signature));
  }

  private static String encoded(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
