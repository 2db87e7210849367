package org.portolan.cases.journal;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.SigningKey;
import org.portolan.cases.settings.Settings;

/**
 * The file that anchors are appended to, one for all nodes. It is never rewritten: an anchor that a
 * crash left half written stays, and the reader passes over it.
 */
final class AnchorFile {

  /** Begins with the public key: keys of another store have another file. */
  private static final String NAME = "journal-anchors-%s.txt";

  private static final int LETTERS_OF_THE_KEY = 12;

  /** An anchor's head lines and the few others; whatever is longer is none of ours. */
  private static final int MOST_LINES = Anchor.MOST_HEADS + 10;

  /** Longer than any line of an anchor. */
  private static final int LONGEST_LINE = 300;

  private final Path directory;
  private final Path file;
  private final SigningKey key;

  AnchorFile(Path directory, SigningKey key) {
    this.directory = directory;
    this.file =
        directory.resolve(
            String.format(
                NAME, HexFormat.of().formatHex(key.publicKey()).substring(0, LETTERS_OF_THE_KEY)));
    this.key = key;
  }

  /** Where the operator says, or else beside what the server itself keeps. */
  static AnchorFile of(Settings settings, Keys keys) {
    Path directory =
        settings
            .find("ANCHOR_DIRECTORY")
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("jboss.server.data.dir", "."), "anchors"));
    return new AnchorFile(directory, keys.signingKey(Keys.ANCHORS));
  }

  Path path() {
    return file;
  }

  /** Appends an anchor, on the disk when this returns; where in the file it begins. */
  long append(String text) {
    try {
      Files.createDirectories(directory);
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        long begins = channel.size();
        ByteBuffer bytes = ByteBuffer.wrap(("\n" + text).getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
        return begins;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Anchors cannot be written to " + directory, e);
    }
  }

  /** Reads what stands behind a position in bytes, one anchor at a time. */
  void read(long from, Consumer<Block> each) {
    if (Files.notExists(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.position(from);
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  new ShortLines(Channels.newInputStream(channel)), StandardCharsets.ISO_8859_1));
      List<String> block = new ArrayList<>();
      long position = from;
      long begins = from;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals(AnchorText.BEGIN)) {
          block.clear();
          begins = position;
        }
        position += line.length() + 1L;
        if (block.size() < MOST_LINES) {
          block.add(line);
        }
        if (AnchorText.ends(line)) {
          each.accept(new Block(begins, AnchorText.read(block, key)));
          block.clear();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Anchors cannot be read from " + directory, e);
    }
  }

  /**
   * What stands between an anchor's first line and its signature.
   *
   * @param begins where, in bytes
   * @param read empty when it is no anchor that our key has signed
   */
  record Block(long begins, Optional<AnchorText.Read> read) {}

  /** Breaks lines that are longer than any of ours, so that no file can fill the memory. */
  private static final class ShortLines extends FilterInputStream {

    private int length;

    ShortLines(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      return next < 0 ? next : bounded(next);
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
      int read = super.read(bytes, offset, count);
      for (int i = offset; i < offset + read; i++) {
        bytes[i] = (byte) bounded(bytes[i]);
      }
      return read;
    }

    private int bounded(int next) {
      length = next == '\n' ? 0 : length + 1;
      if (length > LONGEST_LINE) {
        length = 0;
        return '\n';
      }
      return next;
    }
  }
}
