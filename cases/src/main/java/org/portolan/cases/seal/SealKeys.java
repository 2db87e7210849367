package org.portolan.cases.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.seal.model.SignerCertificate;
import org.portolan.cases.seal.model.Signers;
import org.portolan.cases.settings.Settings;

/**
 * The keys that seal, and the certificates that are believed, as they are set: a PKCS#12 file
 * ({@code SEAL_KEYSTORE}) or a device ({@code SEAL_PKCS11}, a configuration of the JDK's PKCS#11
 * provider), opened by {@code SEAL_KEYSTORE_PASSWORD}; further certificates, such as those of keys
 * that are no longer, in a PEM file ({@code SEAL_CERTIFICATES}).
 *
 * <p>A key is replaced by adding the next one: of the keys whose certificates hold on a day, that
 * with the youngest certificate seals. What the others sealed is believed as before.
 */
public final class SealKeys {

  private static final String KEYSTORE = "SEAL_KEYSTORE";
  private static final String DEVICE = "SEAL_PKCS11";
  private static final String PASSWORD = "SEAL_KEYSTORE_PASSWORD";
  private static final String CERTIFICATES = "SEAL_CERTIFICATES";

  private final List<SealSigner> keys;
  private final Signers believed;

  private SealKeys(List<SealSigner> keys, Collection<SignerCertificate> others) {
    this.keys = List.copyOf(keys);
    List<SignerCertificate> all = new ArrayList<>();
    keys.forEach(key -> all.add(key.certificate()));
    all.addAll(others);
    this.believed = new Signers(all);
  }

  /**
   * As the settings say; without any, nothing can be sealed and nobody is believed.
   *
   * @throws UnusableSealKeys when what is set cannot be opened, or is nothing that seals
   */
  public static SealKeys of(Settings settings) {
    List<SealSigner> keys = new ArrayList<>();
    List<SignerCertificate> others = new ArrayList<>();
    settings.find(KEYSTORE).ifPresent(file -> open(Path.of(file), settings, keys, others));
    settings.find(DEVICE).ifPresent(configuration -> open(configuration, settings, keys, others));
    settings.find(CERTIFICATES).ifPresent(file -> others.addAll(certificates(Path.of(file))));
    return new SealKeys(keys, others);
  }

  /** The key that seals on a day. */
  public Optional<SealSigner> signer(LocalDate day) {
    return keys.stream()
        .filter(key -> key.certificate().holdsOn(day))
        .max(Comparator.comparing(key -> key.certificate().certificate().getNotBefore()));
  }

  /** Whose seals are believed. */
  public Signers signers() {
    return believed;
  }

  private static void open(
      Path file, Settings settings, List<SealSigner> keys, List<SignerCertificate> others) {
    char[] password = settings.require(PASSWORD).toCharArray();
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      read(store, password, Optional.empty(), keys, others);
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(KEYSTORE, "cannot be opened with its password", e);
    }
  }

  private static void open(
      String configuration,
      Settings settings,
      List<SealSigner> keys,
      List<SignerCertificate> others) {
    char[] pin = settings.require(PASSWORD).toCharArray();
    try {
      Provider device = Security.getProvider("SunPKCS11").configure(configuration);
      KeyStore store = KeyStore.getInstance("PKCS11", device);
      store.load(null, pin);
      read(store, null, Optional.of(device), keys, others);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw unusable(DEVICE, "does not lead to a device that this password opens", e);
    }
  }

  private static void read(
      KeyStore store,
      char[] password,
      Optional<Provider> device,
      List<SealSigner> keys,
      List<SignerCertificate> others)
      throws GeneralSecurityException {
    for (String alias : Collections.list(store.aliases())) {
      Optional<SignerCertificate> certificate =
          Optional.ofNullable(store.getCertificate(alias)).flatMap(SealKeys::signer);
      if (certificate.isEmpty()) {
        continue;
      }
      if (store.isKeyEntry(alias)
          && store.getKey(alias, password) instanceof PrivateKey key
          && certificate.get().curve().isInBrowsers()) {
        keys.add(new SealSigner(key, certificate.get(), device));
      } else {
        others.add(certificate.get());
      }
    }
  }

  private static List<SignerCertificate> certificates(Path file) {
    Collection<? extends Certificate> read;
    try (InputStream in = Files.newInputStream(file)) {
      read = CertificateFactory.getInstance("X.509").generateCertificates(in);
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(CERTIFICATES, "cannot be read as certificates", e);
    }
    List<SignerCertificate> signers = read.stream().flatMap(one -> signer(one).stream()).toList();
    if (signers.isEmpty() || signers.size() < read.size()) {
      throw unusable(
          CERTIFICATES, "has a certificate that names no signer of seals, or has none", null);
    }
    return signers;
  }

  private static Optional<SignerCertificate> signer(Certificate certificate) {
    return certificate instanceof X509Certificate x509
        ? SignerCertificate.of(x509)
        : Optional.empty();
  }

  private static UnusableSealKeys unusable(String setting, String why, Exception cause) {
    return new UnusableSealKeys("PORTOLAN_" + setting + " " + why + ".", cause);
  }
}
