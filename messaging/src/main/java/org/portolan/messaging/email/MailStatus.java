package org.portolan.messaging.email;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.messaging.channel.FailureClass;

/**
 * An enhanced status code (RFC 3463), such as {@code 5.1.1}: no such mailbox.
 *
 * @param kind 2 done, 4 not now, 5 not ever
 */
record MailStatus(int kind, int subject, int detail) {

  private static final Pattern FORM = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");

  /** Of 5.1: no such mailbox, no such domain, no address, moved, no mail taken (RFC 7505). */
  private static final Set<Integer> NO_SUCH_ADDRESS = Set.of(0, 1, 2, 3, 6, 10);

  /** The first in a text. */
  static Optional<MailStatus> in(String text) {
    Matcher found = FORM.matcher(text == null ? "" : text);
    return found.find()
        ? Optional.of(
            new MailStatus(
                Integer.parseInt(found.group(1)),
                Integer.parseInt(found.group(2)),
                Integer.parseInt(found.group(3))))
        : Optional.empty();
  }

  /** Whether nobody has this address, now or ever. */
  boolean noSuchAddress() {
    return kind == 5 && (subject == 1 && NO_SUCH_ADDRESS.contains(detail) || isDisabled());
  }

  private boolean isDisabled() {
    return subject == 2 && detail == 1;
  }

  /** Whether a mailbox is full, which passes whatever the server says. */
  boolean isFull() {
    return subject == 2 && detail == 2;
  }

  /** What it means when a server has given up. */
  FailureClass ended() {
    return noSuchAddress() ? FailureClass.INVALID : FailureClass.STOP;
  }

  /** As a number: 511 of 5.1.1. */
  int code() {
    return kind * 100 + Math.min(subject, 9) * 10 + Math.min(detail, 9);
  }
}
