package org.portolan.messaging.email;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ids that our mails carry: the outbox's id, which says nothing to anybody else. Whoever
 * answers sends it back as what they answer, or in the address that they write to.
 *
 * @param address ours, such as {@code desk@portolan.example}
 */
record MailIds(String address) {

  private static final String UUID_FORM =
      "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";

  /** The id of the mail that carries a message, without its angle brackets. */
  String of(UUID outboxId) {
    return "o." + outboxId + "@" + domain();
  }

  /** The address to answer to: ours, with the message's id in it. */
  String answersTo(UUID outboxId) {
    int at = address.lastIndexOf('@');
    return address.substring(0, at) + "+" + outboxId + address.substring(at);
  }

  /** Which message of ours a header names, as what is answered or as where the answer goes. */
  Optional<UUID> in(String header) {
    if (header == null) {
      return Optional.empty();
    }
    Matcher found = inMails().matcher(header);
    return found.find() ? Optional.of(UUID.fromString(first(found))) : Optional.empty();
  }

  private static String first(Matcher found) {
    String id = found.group(1) == null ? found.group(2) : found.group(1);
    return id.toLowerCase(java.util.Locale.ROOT);
  }

  private Pattern inMails() {
    String local = address.substring(0, address.lastIndexOf('@'));
    return Pattern.compile(
        "\\bo\\."
            + UUID_FORM
            + "@"
            + Pattern.quote(domain())
            + "|"
            + Pattern.quote(local)
            + "\\+"
            + UUID_FORM
            + "@"
            + Pattern.quote(domain()),
        Pattern.CASE_INSENSITIVE);
  }

  private String domain() {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
