package org.portolan.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Predicate;

/** The file of the master password, and beside it for a moment the one that will take its place. */
final class PasswordFile {

  private final Path file;
  private final Path coming;

  PasswordFile(Path file) {
    this.file = file;
    this.coming = file.resolveSibling(file.getFileName() + ".new");
  }

  /**
   * The password of a change that was cut off after it began to hold; one that does not hold is
   * thrown away.
   *
   * @param opens whether a password opens the keyset
   */
  Optional<String> begun(Predicate<char[]> opens) {
    try {
      if (Files.notExists(coming)) {
        return Optional.empty();
      }
      String password = Files.readString(coming).stripTrailing();
      if (opens.test(password.toCharArray())) {
        return Optional.of(password);
      }
      Files.delete(coming);
      return Optional.empty();
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /** Writes the password that is coming, readable by its owner only. */
  void prepare(String password) {
    try {
      OwnerOnly.write(coming, password);
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /** It takes the place of the old one. */
  void replace() {
    try {
      Files.move(coming, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw refused(e);
    }
  }

  private StartRefused refused(IOException e) {
    return new StartRefused("The file " + coming + " cannot be written.", e);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
