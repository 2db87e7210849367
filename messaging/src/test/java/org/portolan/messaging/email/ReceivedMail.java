package org.portolan.messaging.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A mail as a server has it, byte for byte. */
final class ReceivedMail {

  static final String OURS = "desk@portolan.example";

  private final Map<String, String> headers = new LinkedHashMap<>();
  private String body = "Well";
  private Charset charset = StandardCharsets.UTF_8;

  private ReceivedMail() {
    with("From", "Leila <leila@example.org>");
    with("To", OURS);
    with("Subject", "Re: A message for you");
    with("Message-ID", "<1@example.org>");
    with("Date", "Fri, 27 Nov 2026 10:00:00 +0100");
    with("MIME-Version", "1.0");
    with("Content-Type", "text/plain; charset=utf-8");
    with("Content-Transfer-Encoding", "8bit");
  }

  static ReceivedMail aMail() {
    return new ReceivedMail();
  }

  ReceivedMail with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  ReceivedMail without(String header) {
    headers.remove(header);
    return this;
  }

  ReceivedMail saying(String text) {
    body = text;
    return this;
  }

  ReceivedMail html(String page) {
    return with("Content-Type", "text/html; charset=utf-8").saying(page);
  }

  ReceivedMail in(Charset written) {
    charset = written;
    return this;
  }

  MimeMessage mime() throws MessagingException {
    StringBuilder all = new StringBuilder();
    headers.forEach((name, value) -> all.append(name).append(": ").append(value).append("\r\n"));
    all.append("\r\n").append(body.replace("\n", "\r\n"));
    Properties properties = new Properties();
    properties.setProperty("mail.mime.allowutf8", "true");
    Session session = Session.getInstance(properties);
    return new MimeMessage(session, new ByteArrayInputStream(all.toString().getBytes(charset)));
  }

  ReadMail read() throws MessagingException {
    return new MailReader(settings()).read(mime());
  }

  static MailSettings settings() {
    return new MailSettings(
        Optional.of(OURS),
        "Portolan",
        Optional.empty(),
        Optional.empty(),
        "INBOX",
        Optional.empty(),
        true,
        Optional.empty(),
        1_000_000,
        20_000,
        Duration.ofSeconds(5));
  }
}
