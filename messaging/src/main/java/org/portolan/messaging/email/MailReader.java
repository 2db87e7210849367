package org.portolan.messaging.email;

import jakarta.mail.Address;
import jakarta.mail.FolderClosedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads mails that came in. */
final class MailReader {

  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@,;:\"]{1,64}@[^\\s<>@,;:\"]+");

  private static final List<String> OF_ANSWERING_MACHINES =
      List.of("X-Autoreply", "X-Autorespond", "X-Autoresponse", "X-Auto-Reply-From", "List-Id");

  private static final List<String> PRECEDENCES = List.of("bulk", "junk", "list", "auto_reply");

  private static final List<String> WHAT_IT_ANSWERS =
      List.of("In-Reply-To", "References", "To", "Cc", "Delivered-To", "X-Original-To");

  private static final int LONGEST_SUBJECT = 500;

  private final MailIds ids;
  private final SenderChecks checks;
  private final int longestText;
  private final long largest;

  MailReader(MailSettings settings) {
    this.ids = new MailIds(settings.from().orElseThrow());
    this.checks = new SenderChecks(settings.authority());
    this.longestText = settings.longestText();
    this.largest = settings.largestBytes();
  }

  /**
   * Reads a mail; of one that is too large, only what stands outside.
   *
   * @throws MessagingException when the server does not give it
   */
  ReadMail read(MimeMessage mail) throws MessagingException {
    String from = from(mail);
    ReadMail.Kind kind = kind(mail);
    String subject = subject(mail);
    boolean open = mail.getSize() <= largest && kind == ReadMail.Kind.PERSON;
    MailParts parts = new MailParts(longestText);
    String text = open ? ReplyText.of(parts.read(mail).text()) : "";
    if (mail.getFolder() != null && !mail.getFolder().isOpen()) {
      throw new FolderClosedException(mail.getFolder(), "The mail came in part only.");
    }
    return new ReadMail(
        id(mail, from, subject),
        from,
        answers(mail),
        text.isEmpty() ? subject : text,
        open ? parts.attachments() : 1,
        parts.files(),
        kind,
        checks.refuse(mail.getHeader("Authentication-Results"), from));
  }

  private static String from(MimeMessage mail) throws MessagingException {
    try {
      Address[] from = mail.getFrom();
      if (from != null && from.length > 0 && from[0] instanceof InternetAddress address) {
        return plain(address.getAddress());
      }
    } catch (jakarta.mail.internet.AddressException e) {
      // not as RFC 5322 wants it: whatever looks like an address
    }
    return plain(mail.getHeader("From", " "));
  }

  private static String plain(String written) {
    Matcher found = ADDRESS.matcher(written == null ? "" : written);
    return found.find() ? found.group() : "";
  }

  private static ReadMail.Kind kind(MimeMessage mail) throws MessagingException {
    if (mail.isMimeType("multipart/report")) {
      return ReadMail.Kind.REPORT;
    }
    String automatic = header(mail, "Auto-Submitted");
    boolean machine =
        !automatic.isEmpty() && !automatic.startsWith("no")
            || PRECEDENCES.contains(header(mail, "Precedence"))
            || header(mail, "Return-Path").equals("<>");
    for (String header : OF_ANSWERING_MACHINES) {
      machine |= mail.getHeader(header) != null;
    }
    return machine ? ReadMail.Kind.AUTOMATIC : ReadMail.Kind.PERSON;
  }

  private static String header(MimeMessage mail, String name) throws MessagingException {
    String[] values = mail.getHeader(name);
    return values == null ? "" : values[0].strip().toLowerCase(Locale.ROOT);
  }

  private Optional<UUID> answers(MimeMessage mail) throws MessagingException {
    for (String header : WHAT_IT_ANSWERS) {
      Optional<UUID> named =
          Stream.ofNullable(mail.getHeader(header))
              .flatMap(Arrays::stream)
              .flatMap(value -> ids.in(value).stream())
              .findFirst();
      if (named.isPresent()) {
        return named;
      }
    }
    return Optional.empty();
  }

  private static String subject(MimeMessage mail) throws MessagingException {
    String[] subject = mail.getHeader("Subject");
    if (subject == null) {
      return "";
    }
    String unfolded = MimeUtility.unfold(subject[0]);
    String decoded;
    try {
      decoded = MimeUtility.decodeText(unfolded);
    } catch (UnsupportedEncodingException e) {
      decoded = unfolded;
    }
    String plain = decoded.replaceAll("\\p{Cntrl}", " ").strip();
    return plain.length() <= LONGEST_SUBJECT ? plain : plain.substring(0, LONGEST_SUBJECT);
  }

  private static String id(MimeMessage mail, String from, String subject)
      throws MessagingException {
    String[] given = mail.getHeader("Message-ID");
    String what =
        given != null && !given[0].isBlank()
            ? given[0].strip()
            : from + "\n" + mail.getHeader("Date", "") + "\n" + subject + "\n" + mail.getSize();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((from + "\n" + what).getBytes(StandardCharsets.UTF_8));
      return "mail." + HexFormat.of().formatHex(hash, 0, 24);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }
}
