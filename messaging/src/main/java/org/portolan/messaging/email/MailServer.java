package org.portolan.messaging.email;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.portolan.cases.settings.Settings;

/**
 * A server that takes mails or keeps them.
 *
 * @param login empty for a server that lets us in as we come
 */
public record MailServer(String host, int port, Security security, Optional<Login> login) {

  private static final Duration CONNECT = Duration.ofSeconds(3);

  /**
   * From settings that begin alike, such as {@code MAIL_SMTP_}.
   *
   * @return empty when no host is named
   */
  static Optional<MailServer> of(Settings settings, String prefix, Protocol protocol) {
    return settings
        .find(prefix + "HOST")
        .map(
            host -> {
              Security security =
                  settings.find(prefix + "SECURITY").map(Security::of).orElse(protocol.usual);
              return new MailServer(
                  host,
                  settings.number(prefix + "PORT", protocol.port(security)),
                  security,
                  settings
                      .find(prefix + "USER")
                      .map(user -> new Login(user, settings.require(prefix + "PASSWORD"))));
            });
  }

  /** What Jakarta Mail wants to know, for {@code smtp} or {@code imap}. */
  Properties properties(Protocol protocol, Duration longest) {
    String prefix = "mail." + protocol.key() + ".";
    Properties properties = new Properties();
    properties.setProperty(prefix + "host", host);
    properties.setProperty(prefix + "port", String.valueOf(port));
    properties.setProperty(prefix + "ssl.enable", String.valueOf(security == Security.TLS));
    properties.setProperty(prefix + "starttls.enable", "true");
    properties.setProperty(
        prefix + "starttls.required", String.valueOf(security == Security.STARTTLS));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "connectiontimeout", String.valueOf(CONNECT.toMillis()));
    properties.setProperty(prefix + "timeout", String.valueOf(longest.toMillis()));
    properties.setProperty(prefix + "writetimeout", String.valueOf(longest.toMillis()));
    properties.setProperty("mail.mime.address.strict", "false");
    properties.setProperty("mail.mime.allowutf8", "true");
    return properties;
  }

  /** What is spoken with a server. */
  enum Protocol {
    SMTP(Security.STARTTLS, 587, 465),
    IMAP(Security.TLS, 143, 993);

    private final Security usual;
    private final int port;
    private final int tlsPort;

    Protocol(Security usual, int port, int tlsPort) {
      this.usual = usual;
      this.port = port;
      this.tlsPort = tlsPort;
    }

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    private int port(Security security) {
      return security == Security.TLS ? tlsPort : port;
    }
  }

  /** How what is said to a server is kept from others. */
  public enum Security {
    /** Encrypted from the first byte. */
    TLS,
    /** Encrypted before anything is said; a server that cannot is not used. */
    STARTTLS,
    /** In clear: for a server on the same machine only. */
    NONE;

    static Security of(String setting) {
      return valueOf(setting.strip().toUpperCase(Locale.ROOT));
    }
  }

  /** By whom we are let in. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login";
    }
  }
}
