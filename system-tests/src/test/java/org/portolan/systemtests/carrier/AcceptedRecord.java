package org.portolan.systemtests.carrier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What the carrier accepted, in a file that is forced to disk line by line. */
public final class AcceptedRecord {

  private final Path file;
  private final FileChannel channel;

  public AcceptedRecord(Path file) throws IOException {
    this.file = file;
    this.channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  synchronized void append(AcceptedMessage message) throws IOException {
    channel.write(ByteBuffer.wrap(message.toLine().getBytes(StandardCharsets.UTF_8)));
    channel.force(false);
  }

  synchronized List<AcceptedMessage> all() throws IOException {
    return read(file);
  }

  /** The record as it stands on disk; for the test, which is another process. */
  public static List<AcceptedMessage> read(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(AcceptedMessage::ofLine).toList();
  }
}
