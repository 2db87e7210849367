package org.portolan.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Map;
import org.portolan.cases.seal.SpecimenSigner;

/**
 * The signer of visas in the sandbox, where the operator has set none: made at the first start, of
 * Utopia, whose seals are specimens.
 */
final class SandboxSigner {

  private static final String KEYSTORE = "PORTOLAN_SEAL_KEYSTORE";
  private static final String PASSWORD = "seal-keystore-password";
  private static final String COMMON_NAME = "PT";

  private final Secrets secrets;
  private final Clock clock;

  SandboxSigner(Secrets secrets, Clock clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Sets it, unless another is. */
  void addTo(Map<String, String> environment) {
    boolean set =
        environment.keySet().stream()
            .anyMatch(name -> name.startsWith(KEYSTORE) || name.startsWith("PORTOLAN_SEAL_PKCS11"));
    if (set) {
      return;
    }
    String password = secrets.of(PASSWORD);
    Path file = secrets.file(PASSWORD).resolveSibling("seals.p12");
    if (Files.notExists(file)) {
      write(file, SpecimenSigner.keystore(COMMON_NAME, 1, clock.instant(), password.toCharArray()));
    }
    environment.put(KEYSTORE, file.toString());
    environment.put(KEYSTORE + "_PASSWORD_FILE", secrets.file(PASSWORD).toString());
  }

  /** Whole or not at all. */
  private static void write(Path file, byte[] keystore) {
    Path coming = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(coming);
      OwnerOnly.write(coming, keystore);
      Files.move(coming, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StartRefused("The file " + file + " cannot be written.", e);
    }
  }
}
