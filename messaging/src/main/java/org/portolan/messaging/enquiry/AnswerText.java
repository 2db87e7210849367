package org.portolan.messaging.enquiry;

import org.portolan.i18n.sms.SmsParts;

/**
 * What somebody typed to be sent as a text message: without what no telephone shows, and with line
 * ends as messages have them, so that it costs what the person was told.
 *
 * @param text never null
 */
public record AnswerText(String text) {

  /** What Twilio takes at most in one message, in UTF-16 units (its error 21617). */
  public static final int LONGEST = 1_600;

  public AnswerText {
    text =
        text == null
            ? ""
            : text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cntrl}&&[^\\n]]|[\\x{D800}-\\x{DFFF}]", "")
                .strip();
  }

  /** Whether nothing is left to send. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** How many units it has too many, 0 when it fits. */
  public int tooLongBy() {
    return Math.max(0, text.length() - LONGEST);
  }

  /** How many messages the carrier makes of it, 0 of none; only of a text that fits. */
  public int parts() {
    return isEmpty() || tooLongBy() > 0 ? 0 : SmsParts.of(text).parts();
  }

  @Override
  public String toString() {
    return "AnswerText[" + text.length() + "]";
  }
}
