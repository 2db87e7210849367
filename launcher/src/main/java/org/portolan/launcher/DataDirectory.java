package org.portolan.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where one Portolan on this machine keeps everything of its own: the database, secrets, logs and
 * the installed server ({@code .portolan} unless told otherwise). One process holds it at a time.
 */
public final class DataDirectory implements AutoCloseable {

  private final Path root;
  private final FileChannel channel;

  private DataDirectory(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /**
   * Creates the directory when it is missing and takes hold of it.
   *
   * @throws StartRefused when it cannot be written, or another process holds it
   */
  public static DataDirectory open(Path path) {
    Path root = path.toAbsolutePath().normalize();
    try {
      Files.createDirectories(root);
      OwnerOnly.restrict(root);
      FileChannel channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new StartRefused("Portolan is already running with its data in " + root + ".");
      }
      return new DataDirectory(root, channel);
    } catch (IOException e) {
      throw new StartRefused("The data directory " + root + " cannot be written.", e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  public Path root() {
    return root;
  }

  /** The cluster of the embedded PostgreSQL. */
  public Path database() {
    return root.resolve("database");
  }

  /** The programs of the embedded PostgreSQL. */
  public Path databasePrograms() {
    return root.resolve("postgresql");
  }

  /** The installed and configured server. */
  public Path server() {
    return root.resolve("server");
  }

  /** What the server itself keeps between starts. */
  public Path serverData() {
    return root.resolve("server-data");
  }

  public Path secrets() {
    return root.resolve("secrets");
  }

  /** Where the journals are anchored, unless told otherwise. */
  static Path anchors(Path root) {
    return root.toAbsolutePath().normalize().resolve("anchors");
  }

  /** Where what came with messages lies, sealed, unless told otherwise. */
  static Path files(Path root) {
    return root.toAbsolutePath().normalize().resolve("files");
  }

  /** The logs of server and database. */
  public Path log() {
    return root.resolve("log");
  }

  /** Which process the running server is, so that one left behind by a killed run is recognised. */
  public Path serverPid() {
    return root.resolve("server.pid");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
