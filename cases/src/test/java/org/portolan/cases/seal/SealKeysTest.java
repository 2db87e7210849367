package org.portolan.cases.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portolan.cases.seal.Specimens.NOW;
import static org.portolan.cases.seal.Specimens.PASSWORD;
import static org.portolan.cases.seal.Specimens.TODAY;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portolan.cases.seal.model.CheckSeal;
import org.portolan.cases.seal.model.SealVerdict;
import org.portolan.cases.settings.OperatorSeal;
import org.portolan.cases.settings.Settings;

/** Where the keys that seal come from, and how one follows another. */
class SealKeysTest {

  private static final String MASTER = "a master password of this test";

  @TempDir private Path directory;

  @Test
  void the_next_key_seals_and_what_the_one_before_sealed_is_still_believed() throws Exception {
    Path first = Specimens.keystore(directory, "PT", 1, NOW.minus(Duration.ofDays(300)));
    SealKeys before = SealKeys.of(Specimens.settings(first));
    byte[] old = Specimens.sealed(before, Specimens.visaUntil(TODAY.plusDays(9)));
    Path second = Specimens.keystore(directory, "PT", 2, NOW);
    SealKeys both = SealKeys.of(Specimens.settings(together(first, second)));
    assertThat(both.signer(TODAY).orElseThrow().name()).hasToString("UTPT-2");
    assertThat(verdict(both, old)).isEqualTo(SealVerdict.VALID);
    byte[] young = Specimens.sealed(both, Specimens.visaUntil(TODAY.plusDays(9)));
    assertThat(verdict(both, young)).isEqualTo(SealVerdict.VALID);
    assertThat(verdict(before, young)).isEqualTo(SealVerdict.UNKNOWN_SIGNER);
  }

  @Test
  void a_key_that_is_no_longer_is_believed_by_its_certificate() throws Exception {
    SealKeys before = Specimens.keys(directory, "PT", 1, NOW);
    byte[] old = Specimens.sealed(before, Specimens.visaUntil(TODAY.plusDays(9)));
    Path pem = directory.resolve("retired.pem");
    Files.writeString(pem, pem(before.signers().all().get(0).bytes()));
    Map<String, String> settings = new HashMap<>();
    settings.put("PORTOLAN_SEAL_CERTIFICATES", pem.toString());
    SealKeys after = SealKeys.of(Settings.of(settings));
    assertThat(after.signer(TODAY)).isEmpty();
    assertThat(verdict(after, old)).isEqualTo(SealVerdict.VALID);
  }

  @Test
  void the_password_may_be_sealed_under_the_master_password() {
    Path file = Specimens.keystore(directory, "PT", 1, NOW);
    Map<String, String> settings =
        Map.of(
            "PORTOLAN_SEAL_KEYSTORE",
            file.toString(),
            "PORTOLAN_MASTER_PASSWORD",
            MASTER,
            "PORTOLAN_SEAL_KEYSTORE_PASSWORD",
            new OperatorSeal(MASTER.toCharArray()).sealSetting(PASSWORD));
    assertThat(SealKeys.of(Settings.of(settings)).signer(TODAY)).isPresent();
  }

  @Test
  void without_settings_nothing_is_sealed_and_nobody_believed() {
    SealKeys none = SealKeys.of(Settings.of(Map.of()));
    assertThat(none.signer(TODAY)).isEmpty();
    assertThat(none.signers().all()).isEmpty();
    assertThat(new SealIssuer(none).isReady(NOW)).isFalse();
  }

  @Test
  void what_cannot_be_opened_is_told_by_its_setting() throws Exception {
    Path file = Specimens.keystore(directory, "PT", 1, NOW);
    Path other = Files.writeString(directory.resolve("other"), "no keystore, no certificate");
    assertThatThrownBy(() -> SealKeys.of(settings(file, "wrong")))
        .isInstanceOf(UnusableSealKeys.class)
        .hasMessageContaining("PORTOLAN_SEAL_KEYSTORE")
        .hasMessageNotContaining("wrong");
    assertThatThrownBy(() -> SealKeys.of(settings(other, PASSWORD)))
        .isInstanceOf(UnusableSealKeys.class);
    assertThatThrownBy(() -> SealKeys.of(settings(directory.resolve("absent"), PASSWORD)))
        .isInstanceOf(UnusableSealKeys.class);
    assertThatThrownBy(
            () -> SealKeys.of(Settings.of(Map.of("PORTOLAN_SEAL_CERTIFICATES", other.toString()))))
        .isInstanceOf(UnusableSealKeys.class)
        .hasMessageContaining("PORTOLAN_SEAL_CERTIFICATES");
    assertThatThrownBy(
            () ->
                SealKeys.of(
                    Settings.of(
                        Map.of(
                            "PORTOLAN_SEAL_PKCS11",
                            other.toString(),
                            "PORTOLAN_SEAL_KEYSTORE_PASSWORD",
                            PASSWORD))))
        .isInstanceOf(UnusableSealKeys.class)
        .hasMessageContaining("PORTOLAN_SEAL_PKCS11");
  }

  private static SealVerdict verdict(SealKeys keys, byte[] seal) {
    return new CheckSeal(keys.signers(), reference -> false).check(seal, TODAY).verdict();
  }

  private static Settings settings(Path keystore, String password) {
    return Settings.of(
        Map.of(
            "PORTOLAN_SEAL_KEYSTORE",
            keystore.toString(),
            "PORTOLAN_SEAL_KEYSTORE_PASSWORD",
            password));
  }

  /** As an operator adds the next key: with keytool, under another alias. */
  private Path together(Path first, Path second) throws Exception {
    KeyStore both = KeyStore.getInstance("PKCS12");
    char[] password = PASSWORD.toCharArray();
    both.load(null, null);
    for (Path file : new Path[] {first, second}) {
      KeyStore one = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        one.load(in, password);
      }
      String alias = one.aliases().nextElement();
      both.setKeyEntry(
          file.getFileName().toString(),
          one.getKey(alias, password),
          password,
          one.getCertificateChain(alias));
    }
    Path file = directory.resolve("both.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      both.store(out, password);
    }
    return file;
  }

  private static String pem(byte[] der) {
    byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, newline).encodeToString(der)
        + "\n-----END CERTIFICATE-----\n";
  }
}
