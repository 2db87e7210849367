package org.portolan.cases.attachments;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.portolan.cases.settings.Settings;

/**
 * Files in a directory that all nodes share. A file is written under another name, forced to the
 * disk and then renamed, so that no half of one is ever found under its own.
 */
public final class DirectoryFiles implements FileStore {

  /** What is being written; its own name never ends so. */
  private static final String UNFINISHED = ".part";

  private static final int AT_ONCE = 500;

  private final Path root;

  public DirectoryFiles(Path root) {
    this.root = root;
  }

  /** Where the operator says, or else beside what the server itself keeps. */
  public static DirectoryFiles of(Settings settings) {
    return new DirectoryFiles(
        settings
            .find("FILES_DIRECTORY")
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("jboss.server.data.dir", "."), "files")));
  }

  @Override
  public void put(UUID name, Content content) throws IOException {
    Path file = path(name);
    Files.createDirectories(file.getParent());
    if (Files.getFileStore(root).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    }
    Path part = file.resolveSibling(UUID.randomUUID() + UNFINISHED);
    try {
      try (FileChannel channel =
          FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.writeTo(new StaysOpen(Channels.newOutputStream(channel)));
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(file.getParent());
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** A rename is durable when its directory is; where a directory cannot be forced it need not. */
  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
  }

  @Override
  public Optional<InputStream> open(UUID name) throws IOException {
    try {
      return Optional.of(Files.newInputStream(path(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void delete(Collection<UUID> names) throws IOException {
    for (UUID name : names) {
      Files.deleteIfExists(path(name));
    }
  }

  @Override
  public void eachBefore(Instant before, Consumer<List<UUID>> some) throws IOException {
    if (Files.notExists(root)) {
      return;
    }
    try (Stream<Path> shelves = Files.list(root)) {
      for (Path shelf : shelves.filter(Files::isDirectory).toList()) {
        List<UUID> names = before(shelf, before);
        for (int from = 0; from < names.size(); from += AT_ONCE) {
          some.accept(names.subList(from, Math.min(names.size(), from + AT_ONCE)));
        }
      }
    }
  }

  private static List<UUID> before(Path shelf, Instant before) throws IOException {
    List<UUID> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(shelf)) {
      for (Path file : files.toList()) {
        if (!isBefore(file, before)) {
          continue;
        }
        if (file.toString().endsWith(UNFINISHED)) {
          Files.deleteIfExists(file);
        } else {
          nameOf(file).ifPresent(names::add);
        }
      }
    }
    return names;
  }

  /** One that is removed meanwhile is none. */
  private static boolean isBefore(Path file, Instant before) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** What somebody else put here is not ours to remove. */
  private static Optional<UUID> nameOf(Path file) {
    String name = file.getFileName().toString();
    try {
      return Optional.of(UUID.fromString(name)).filter(uuid -> uuid.toString().equals(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whoever writes a file may end with closing it; it is still to be forced to the disk. */
  private static final class StaysOpen extends FilterOutputStream {

    StaysOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      out.write(bytes, offset, count);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /** Some hundred directories, so that none has too many files. */
  private Path path(UUID name) {
    String text = name.toString();
    return root.resolve(text.substring(0, 2)).resolve(text);
  }
}
