package org.portolan.cases.attachments.checks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.cases.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks ClamAV's daemon, over TCP or a socket of this machine. What it does not call clean, it does
 * not let through: an error, an unknown answer or none means that nobody knows.
 */
public final class ClamAv implements MalwareScanner {

  private static final Logger LOG = LoggerFactory.getLogger(ClamAv.class);

  private static final String SETTING = "CLAMAV";
  private static final String UNIX = "unix:";
  private static final Pattern HOST_AND_PORT = Pattern.compile("\\[?([^\\]]+?)\\]?:(\\d{1,5})");
  private static final int LAST_PORT = 65_535;

  /** Far longer than it takes for the largest file, also where the daemon loads its signatures. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final String host;
  private final int port;
  private final Duration longest;

  /**
   * @param where {@code host:port} or {@code unix:/path/of/its/socket}
   * @param longest after that the daemon is taken for not answering
   * @throws IllegalArgumentException when it is neither
   */
  ClamAv(String where, Duration longest) {
    Matcher parts = HOST_AND_PORT.matcher(where);
    boolean unix = where.startsWith(UNIX);
    if (!unix && (!parts.matches() || Integer.parseInt(parts.group(2)) > LAST_PORT)) {
      throw new IllegalArgumentException("PORTOLAN_CLAMAV must be host:port or unix:/path.");
    }
    this.host = unix ? where : parts.group(1);
    this.port = unix ? 0 : Integer.parseInt(parts.group(2));
    this.longest = longest;
  }

  /** The operator's scanner, or {@link MalwareScanner#NONE}. */
  public static MalwareScanner of(Settings settings) {
    return settings
        .find(SETTING)
        .<MalwareScanner>map(where -> new ClamAv(where.strip(), LONGEST))
        .orElse(NONE);
  }

  @Override
  public Verdict scan(byte[] content) {
    boolean unix = host.startsWith(UNIX);
    SocketAddress daemon =
        unix
            ? UnixDomainSocketAddress.of(host.substring(UNIX.length()))
            : new InetSocketAddress(host, port);
    try (SocketChannel channel =
            unix ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
        ClamAvExchange exchange = new ClamAvExchange(channel, longest)) {
      exchange.connect(daemon);
      exchange.send(content);
      return verdict(exchange.answer());
    } catch (ClamAvExchange.CutOff e) {
      LOG.error("ClamAV does not take a whole file: {}", e.getMessage());
      return Verdict.UNKNOWN;
    } catch (IOException | UnresolvedAddressException e) {
      LOG.warn("ClamAV cannot be asked: {}", e.getClass().getSimpleName());
      return Verdict.UNKNOWN;
    }
  }

  private static Verdict verdict(String answer) {
    if (answer.equals("stream: OK")) {
      return Verdict.CLEAN;
    }
    if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) {
      LOG.warn("ClamAV found malware in a file");
      return Verdict.INFECTED;
    }
    LOG.error("ClamAV does not say whether a file is clean: {}", answer);
    return Verdict.UNKNOWN;
  }
}
