package org.portolan.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/** Passwords that a first start draws at random and later starts find again. */
public final class Secrets {

  private static final int BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path directory;

  public Secrets(Path directory) {
    this.directory = directory;
  }

  /** The secret of that name; drawn and kept when there is none yet. */
  public String of(String name) {
    try {
      return Files.readString(file(name)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file, readable by its owner only, that holds the secret of that name. */
  public Path file(String name) {
    Path file = directory.resolve(name);
    try {
      if (Files.notExists(file)) {
        Files.createDirectories(directory);
        OwnerOnly.restrict(directory);
        Path whole = Files.createTempDirectory(directory, name).resolve(name);
        OwnerOnly.write(whole, draw());
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(whole.getParent());
      }
      return file;
    } catch (IOException e) {
      throw new StartRefused("The secret " + file + " cannot be written.", e);
    }
  }

  /** A new one, which is kept nowhere. */
  static String draw() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
