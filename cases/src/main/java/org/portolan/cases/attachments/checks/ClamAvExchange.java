package org.portolan.cases.attachments.checks;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One exchange by the command {@code INSTREAM} of clamd(8): {@code zINSTREAM} and a zero byte,
 * parts with their length before them in four bytes, a part of length 0; the answer ends with a
 * zero byte. All of it together takes no longer than it may.
 */
final class ClamAvExchange implements Closeable {

  private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
  private static final int PART = 64 * 1024;
  private static final int LONGEST_ANSWER = 1_024;
  private static final long NANOS_OF_A_MILLISECOND = 1_000_000;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final long until;

  ClamAvExchange(SocketChannel channel, Duration longest) throws IOException {
    this.channel = channel;
    this.selector = Selector.open();
    this.until = System.nanoTime() + longest.toNanos();
    channel.configureBlocking(false);
    this.key = channel.register(selector, 0);
  }

  void connect(SocketAddress daemon) throws IOException {
    if (!channel.connect(daemon)) {
      do {
        await(SelectionKey.OP_CONNECT);
      } while (!channel.finishConnect());
    }
  }

  /**
   * Hands a file over.
   *
   * @throws CutOff when the daemon takes no more of it: most often it is longer than its
   *     StreamMaxLength
   */
  void send(byte[] content) throws IOException {
    try {
      write(ByteBuffer.wrap(COMMAND));
      for (int from = 0; from < content.length; from += PART) {
        int length = Math.min(PART, content.length - from);
        write(ByteBuffer.allocate(4).putInt(length).flip());
        write(ByteBuffer.wrap(content, from, length));
      }
      write(ByteBuffer.allocate(4));
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      // it says why before it hangs up
      throw new CutOff(answer(), e);
    }
  }

  /** The daemon has hung up before it had the whole file; its message is what it said. */
  static final class CutOff extends IOException {
    CutOff(String said, IOException cause) {
      super(said, cause);
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.write(bytes) == 0) {
        await(SelectionKey.OP_WRITE);
      }
    }
  }

  /** What the daemon says, without the zero byte. */
  String answer() throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_ANSWER);
    while (answer.size() <= LONGEST_ANSWER) {
      await(SelectionKey.OP_READ);
      bytes.clear();
      int read = channel.read(bytes);
      if (read < 0) {
        throw new IOException("The answer is cut off.");
      }
      for (int at = 0; at < read; at++) {
        if (bytes.get(at) == 0) {
          return answer.toString(StandardCharsets.US_ASCII).strip();
        }
        answer.write(bytes.get(at));
      }
    }
    throw new IOException("The answer has no end.");
  }

  private void await(int operation) throws IOException {
    key.interestOps(operation);
    long left = (until - System.nanoTime()) / NANOS_OF_A_MILLISECOND;
    if (left <= 0 || selector.select(left) == 0) {
      throw new SocketTimeoutException("No answer in time.");
    }
    selector.selectedKeys().clear();
  }

  @Override
  public void close() throws IOException {
    selector.close();
  }
}
