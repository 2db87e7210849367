package org.portolan.cases.seal.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.seal.model.SealHeader.CertificateName;

/** The certificates whose seals are believed: of today's signer, and of those before it. */
public final class Signers {

  private final Map<CertificateName, SignerCertificate> byName = new LinkedHashMap<>();

  /** Of several with the same name the first is believed. */
  public Signers(Collection<SignerCertificate> certificates) {
    certificates.forEach(one -> byName.putIfAbsent(one.name(), one));
  }

  /** The certificate that a seal names. */
  public Optional<SignerCertificate> find(CertificateName name) {
    return Optional.ofNullable(byName.get(name));
  }

  public List<SignerCertificate> all() {
    return List.copyOf(byName.values());
  }
}
