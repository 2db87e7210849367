package org.portolan.launcher.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jboss.jandex.IndexWriter;
import org.jboss.jandex.Indexer;

/**
 * The application as a server starts it fastest: unpacked, so that the server copies no archive,
 * and with an index in each library of others, so that the server does not read their 20,000
 * classes for annotations. The index is empty: no such library has anything in it that the server
 * is to find.
 */
final class UnpackedApplication {

  /** Where WildFly looks for an index before it makes one. */
  private static final String INDEX = "META-INF/jandex.idx";

  /** Libraries in which the server finds beans, pages or servlets. */
  private static final List<String> READ_BY_THE_SERVER = List.of("portolan-", "primefaces-");

  private UnpackedApplication() {}

  /**
   * Unpacks an EAR.
   *
   * @param directory is made, and must not be there
   */
  static void of(Path ear, Path directory) throws IOException {
    unpack(ear, directory);
    try (Stream<Path> wars = Files.list(directory)) {
      for (Path war : wars.filter(file -> file.toString().endsWith(".war")).toList()) {
        Path archive = war.resolveSibling(war.getFileName() + ".packed");
        Files.move(war, archive);
        unpack(archive, war);
        Files.delete(archive);
        nothingToFindIn(war.resolve("WEB-INF/lib"));
      }
    }
    nothingToFindIn(directory.resolve("lib"));
  }

  private static void unpack(Path archive, Path directory) throws IOException {
    Files.createDirectories(directory);
    try (InputStream bytes = Files.newInputStream(archive);
        ZipInputStream entries = new ZipInputStream(bytes)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
          throw new IOException(archive + " has an entry that leads out of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(entries, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static void nothingToFindIn(Path libraries) throws IOException {
    if (Files.notExists(libraries)) {
      return;
    }
    try (Stream<Path> files = Files.list(libraries)) {
      for (Path library : files.filter(UnpackedApplication::isOfOthers).toList()) {
        index(library);
      }
    }
  }

  private static boolean isOfOthers(Path library) {
    String name = library.getFileName().toString();
    return name.endsWith(".jar") && READ_BY_THE_SERVER.stream().noneMatch(name::startsWith);
  }

  private static void index(Path library) throws IOException {
    try (FileSystem entries = FileSystems.newFileSystem(library)) {
      Path index = entries.getPath(INDEX);
      if (Files.exists(index) || Files.exists(entries.getPath("META-INF/beans.xml"))) {
        return;
      }
      Files.createDirectories(index.getParent());
      try (OutputStream bytes = Files.newOutputStream(index)) {
        new IndexWriter(bytes).write(new Indexer().complete());
      }
    }
  }
}
