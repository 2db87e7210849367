package org.portolan.cases.seal.model;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;

/** Checks what somebody shows as a seal. Nothing of it is kept. */
public final class CheckSeal {

  private final Signers signers;
  private final Predicate<String> revoked;

  /**
   * @param revoked whether the seal with a reference was taken back
   */
  public CheckSeal(Signers signers, Predicate<String> revoked) {
    this.signers = signers;
    this.revoked = revoked;
  }

  /**
   * What is found.
   *
   * @param seal what it is, if it could be read; only where the verdict is valid, expired or
   *     revoked is it known who wrote it
   * @param visa what it says, where it is a visa's
   * @param signer whose certificate it names, where we have it
   * @param fault why it could not be read
   */
  public record Result(
      SealVerdict verdict,
      Optional<Seal> seal,
      Optional<SealContent> visa,
      Optional<SignerCertificate> signer,
      Optional<SealFault> fault) {

    private Result(SealFault fault) {
      this(
          SealVerdict.NOT_A_SEAL,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(fault));
    }
  }

  /** Looks at bytes, whatever they are. */
  public Result check(byte[] bytes, LocalDate today) {
    return Seal.read(bytes).fold(seal -> check(seal, today), Result::new);
  }

  private Result check(Seal seal, LocalDate today) {
    Optional<SealContent> visa = VisaSeal.content(seal);
    Optional<SignerCertificate> signer =
        signers
            .find(seal.header().certificateName())
            .filter(certificate -> certificate.holdsOn(seal.header().signed()));
    SealVerdict verdict = verdict(seal, visa, signer, today);
    return verdict == SealVerdict.NOT_A_SEAL
        ? new Result(SealFault.BAD_VISA)
        : new Result(verdict, Optional.of(seal), visa, signer, Optional.empty());
  }

  private SealVerdict verdict(
      Seal seal, Optional<SealContent> visa, Optional<SignerCertificate> signer, LocalDate today) {
    if (signer.isEmpty()) {
      return SealVerdict.UNKNOWN_SIGNER;
    }
    if (!signer.get().hasSigned(seal.signed(), seal.signature())) {
      return SealVerdict.ALTERED;
    }
    if (VisaSeal.isVisa(seal) && visa.isEmpty()) {
      return SealVerdict.NOT_A_SEAL;
    }
    if (revoked.test(seal.reference())) {
      return SealVerdict.REVOKED;
    }
    boolean over = visa.map(one -> one.validUntil().isBefore(today)).orElse(false);
    return over ? SealVerdict.EXPIRED : SealVerdict.VALID;
  }
}
