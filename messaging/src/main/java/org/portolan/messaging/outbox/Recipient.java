package org.portolan.messaging.outbox;

import java.util.Optional;
import java.util.UUID;

/**
 * Who gets a message, by id: the number is looked up when it is sent.
 *
 * @param id a contact point's, a staff account's, or the case's of an enquiry from an unknown
 *     number
 * @param language the language to write in, for recipients who have none in the store
 */
public record Recipient(Kind kind, UUID id, Optional<String> language) {

  /** A person, at one of their contact points. */
  public static Recipient contact(UUID contactPointId) {
    return new Recipient(Kind.CONTACT, contactPointId, Optional.empty());
  }

  /** A member of staff. */
  public static Recipient staff(UUID accountId, String language) {
    return new Recipient(Kind.STAFF, accountId, Optional.of(language));
  }

  /** Whoever wrote an enquiry from a number that we do not know. */
  public static Recipient enquiry(UUID caseId, String language) {
    return new Recipient(Kind.ENQUIRY, caseId, Optional.of(language));
  }

  /** What the id names. */
  public enum Kind {
    CONTACT,
    STAFF,
    ENQUIRY;

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Kind ofKey(String key) {
      return valueOf(key.toUpperCase(java.util.Locale.ROOT));
    }
  }
}
