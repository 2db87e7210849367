package org.portolan.messaging.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.messaging.attachments.ArrivedFiles.Coming;

/**
 * Goes through the parts of a mail: collects what is text and counts what is not, without opening
 * that. What a mail says of itself may be wrong: an unknown or untrue character set, a broken
 * encoding or structure costs a few characters, never the mail.
 */
final class MailParts {

  private static final int DEEPEST = 10;
  private static final int MOST_PARTS = 100;
  private static final int LONGEST_NAME = 200;

  /** Bytes of one character in the longest encoding, and what markup adds. */
  private static final int BYTES_PER_CHARACTER = 12;

  private static final Charset WESTERN = Charset.forName("windows-1252");

  private final int longest;
  private final List<String> texts = new ArrayList<>();
  private final List<Coming> files = new ArrayList<>();
  private int attachments;
  private int parts;

  /**
   * @param longest characters of text that are read
   */
  MailParts(int longest) {
    this.longest = longest;
  }

  /** Reads a mail. */
  MailParts read(Part mail) throws MessagingException {
    read(mail, 0);
    return this;
  }

  /** What is written in it. */
  String text() {
    String all = String.join("\n", texts).strip();
    return all.length() <= longest ? all : all.substring(0, longest);
  }

  /** The files in it that can be kept; their bytes come from the mailbox when they are opened. */
  List<Coming> files() {
    return files;
  }

  /** How many files are in it. */
  int attachments() {
    return attachments;
  }

  private void read(Part part, int depth) throws MessagingException {
    if (++parts > MOST_PARTS || depth > DEEPEST) {
      attachments++;
      return;
    }
    if (isFile(part)) {
      file(part);
    } else if (part.isMimeType("multipart/alternative")) {
      best(part, depth);
    } else if (part.isMimeType("multipart/*")) {
      for (Part inner : inner(part)) {
        read(inner, depth + 1);
      }
    } else if (part.isMimeType("text/*")) {
      String text = decoded(part);
      texts.add(part.isMimeType("text/html") ? HtmlText.of(text) : text);
    } else {
      file(part);
    }
  }

  private void file(Part part) {
    attachments++;
    files.add(new Coming(name(part), () -> content(part)));
  }

  private static Optional<String> name(Part part) {
    try {
      String written = part.getFileName();
      return written == null
          ? Optional.empty()
          : Optional.of(MimeUtility.decodeText(written)).map(MailParts::shortened);
    } catch (MessagingException | UnsupportedEncodingException e) {
      return Optional.empty();
    }
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }

  private static InputStream content(Part part) throws IOException {
    try {
      return part.getInputStream();
    } catch (MessagingException e) {
      throw new IOException("A file cannot be fetched from the mailbox", e);
    }
  }

  /** The same in several forms: as plain text if there is any of it, else as what can be read. */
  private void best(Part part, int depth) throws MessagingException {
    List<Part> forms = inner(part);
    for (Part form : forms) {
      if (form.isMimeType("text/plain")) {
        String text = decoded(form);
        if (!text.isBlank()) {
          texts.add(text);
          return;
        }
      }
    }
    for (Part form : forms) {
      if (!form.isMimeType("text/plain")
          && (form.isMimeType("text/*") || form.isMimeType("multipart/*"))) {
        read(form, depth + 1);
        return;
      }
    }
  }

  private static List<Part> inner(Part part) throws MessagingException {
    List<Part> parts = new ArrayList<>();
    try {
      if (part.getContent() instanceof Multipart several) {
        for (int i = 0; i < Math.min(several.getCount(), MOST_PARTS); i++) {
          parts.add(several.getBodyPart(i));
        }
      }
    } catch (ParseException e) {
      return parts;
    } catch (IOException e) {
      throw new MessagingException("The parts cannot be fetched.", e);
    }
    return parts;
  }

  private static boolean isFile(Part part) {
    try {
      return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || part.getFileName() != null;
    } catch (MessagingException e) {
      return false;
    }
  }

  private String decoded(Part part) throws MessagingException {
    byte[] bytes = bytes(part);
    Charset declared = charset(part);
    if (declared.equals(StandardCharsets.ISO_8859_1) || declared.equals(WESTERN)) {
      return otherwise(bytes, WESTERN);
    }
    try {
      return strictly(bytes, declared);
    } catch (CharacterCodingException e) {
      return otherwise(bytes, declared);
    }
  }

  /** Hardly any western text could be UTF-8 by chance, and much UTF-8 says that it is western. */
  private static String otherwise(byte[] bytes, Charset declared) {
    try {
      return strictly(bytes, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      return new String(bytes, declared.equals(StandardCharsets.UTF_8) ? WESTERN : declared);
    }
  }

  private static String strictly(byte[] bytes, Charset charset) throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(bytes))
        .toString();
  }

  private static Charset charset(Part part) {
    try {
      String name = new ContentType(part.getContentType()).getParameter("charset");
      return name == null
          ? StandardCharsets.UTF_8
          : Charset.forName(MimeUtility.javaCharset(name.strip()));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException | MessagingException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /** What can be had of it: a broken encoding ends where it breaks. */
  private byte[] bytes(Part part) throws MessagingException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] some = new byte[8_192];
    int most = longest * BYTES_PER_CHARACTER;
    try (InputStream in = stream(part)) {
      int n = in.read(some);
      while (n >= 0 && bytes.size() < most) {
        bytes.write(some, 0, n);
        n = in.read(some);
      }
    } catch (IOException e) {
      return bytes.toByteArray();
    }
    return bytes.toByteArray();
  }

  private static InputStream stream(Part part) throws MessagingException, IOException {
    try {
      return part.getInputStream();
    } catch (IOException e) {
      if (part instanceof MimeBodyPart inner) {
        return inner.getRawInputStream();
      }
      if (part instanceof MimeMessage mail) {
        return mail.getRawInputStream();
      }
      throw e;
    }
  }
}
