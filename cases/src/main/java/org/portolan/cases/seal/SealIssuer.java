package org.portolan.cases.seal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.portolan.cases.seal.model.Seal;
import org.portolan.cases.seal.model.SealContent;
import org.portolan.cases.seal.model.SealHeader;
import org.portolan.cases.seal.model.SealWriter;
import org.portolan.cases.seal.model.VisaSeal;
import org.portolan.cases.seal.store.SealRows;
import org.portolan.cases.store.Tx;

/**
 * Seals visas, and takes seals back. Both are part of whatever the caller does in the same
 * transaction, and stand in its journal by what the caller records. Of a seal only its reference is
 * kept here, and until when its visa is valid.
 */
@Dependent
public class SealIssuer {

  private static final Pattern REASON = Pattern.compile("[a-z][a-z-]{0,39}");

  private final SealKeys keys;
  private final SealRows rows = new SealRows();

  @Inject
  public SealIssuer(SealKeys keys) {
    this.keys = keys;
  }

  /** Whether anything can be sealed now. */
  public boolean isReady(Instant now) {
    return keys.signer(day(now)).isPresent();
  }

  /**
   * The state that issues now, as machine readable zones name it: that of the key which seals;
   * empty when there is none.
   */
  public Optional<String> state(Instant now) {
    return keys.signer(day(now))
        .map(signer -> IssuingState.ofCountry(signer.name().signer().substring(0, 2)));
  }

  /**
   * Seals a visa. The issuing state is the one that its machine readable zone names.
   *
   * @param scope of the post that issues it, as of the case
   * @throws NoSealSigner when no key is set whose certificate holds today
   */
  public IssuedSeal issue(Tx tx, String scope, SealContent visa) {
    LocalDate today = day(tx.now());
    SealSigner signer = keys.signer(today).orElseThrow(NoSealSigner::new);
    SealHeader header =
        new SealHeader(
            SealHeader.NEWEST,
            visa.upperLine().substring(2, 5),
            signer.name().signer(),
            signer.name().number(),
            visa.issuedOn(),
            today,
            VisaSeal.DEFINITION,
            VisaSeal.CATEGORY);
    byte[] unsigned = SealWriter.unsigned(header, VisaSeal.features(visa));
    byte[] signature = signer.sign(unsigned);
    IssuedSeal issued =
        new IssuedSeal(SealWriter.sealed(unsigned, signature), Seal.reference(signature));
    rows.issued(tx, issued.reference(), scope, signer.name().toString(), visa.validUntil());
    return issued;
  }

  /**
   * Takes a seal back: from now on it is found revoked.
   *
   * @param reason a key, such as {@code issued-in-error}; not published
   */
  public Revocation revoke(Tx tx, String reference, String reason) {
    if (!REASON.matcher(reason).matches()) {
      throw new IllegalArgumentException("A reason is a key");
    }
    if (rows.revoked(tx, reference, reason)) {
      return Revocation.REVOKED;
    }
    return rows.isIssued(tx, reference) ? Revocation.REVOKED_BEFORE : Revocation.NOT_FOUND;
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  /** What became of taking a seal back. */
  public enum Revocation {
    REVOKED,
    REVOKED_BEFORE,
    /** There is none such for this actor. */
    NOT_FOUND
  }
}
