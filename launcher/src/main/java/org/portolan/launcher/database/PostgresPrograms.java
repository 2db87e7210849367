package org.portolan.launcher.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.portolan.launcher.StartRefused;
import org.portolan.launcher.Tree;

/** PostgreSQL's own programs, unpacked from the bundle for this machine. */
final class PostgresPrograms {

  private final Path home;

  private PostgresPrograms(Path home) {
    this.home = home;
  }

  /** The programs in {@code home}, unpacked there when they are not yet. */
  static PostgresPrograms in(Path home) throws IOException {
    if (Files.notExists(home)) {
      Path unfinished = home.resolveSibling(home.getFileName() + ".unfinished");
      Tree.delete(unfinished);
      unpack(unfinished);
      Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresPrograms(home);
  }

  /**
   * The command line of one of the programs. PostgreSQL refuses to run as root; where root runs us,
   * as in many containers, it gets a user namespace in which it is not.
   */
  List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static void unpack(Path target) throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String os =
        system.startsWith("mac") ? "Darwin" : system.startsWith("win") ? "Windows" : "Linux";
    String machine = ArchUtils.normalize(System.getProperty("os.arch"));
    try (InputStream bundle = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(os, machine);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZCompressorInputStream(bundle))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        unpack(e, tar, target);
      }
    } catch (IllegalStateException | NullPointerException e) {
      throw new StartRefused(
          "There is no embedded PostgreSQL for this machine; set PORTOLAN_DATABASE_URL.", e);
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    Path file = target.resolve(entry.getName()).normalize();
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink() || entry.isLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, file);
      if (file.getParent().endsWith("bin")) {
        file.toFile().setExecutable(true, true);
      }
    }
  }
}
