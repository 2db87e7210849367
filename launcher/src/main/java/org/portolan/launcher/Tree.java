package org.portolan.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory with everything in it. */
public final class Tree {

  private Tree() {}

  /** Deletes a directory and everything in it, if it is there. */
  public static void delete(Path root) throws IOException {
    if (Files.notExists(root)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /**
   * Puts a tree of files that nobody changes at a second place: as further names of the same files
   * where the file system can, else as copies.
   */
  public static void share(Path from, Path to) throws IOException {
    place(from, to, true);
  }

  /** Copies a tree of files. */
  public static void copy(Path from, Path to) throws IOException {
    place(from, to, false);
  }

  private static void place(Path from, Path to, boolean shared) throws IOException {
    List<Path> paths;
    try (Stream<Path> walked = Files.walk(from)) {
      paths = walked.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path path : paths) {
      Path target = to.resolve(from.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(target);
      } else if (!shared || !linked(path, target)) {
        Files.copy(path, target);
      }
    }
  }

  private static boolean linked(Path existing, Path link) {
    try {
      Files.createLink(link, existing);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
