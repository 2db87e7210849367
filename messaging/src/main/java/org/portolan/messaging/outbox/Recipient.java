package org.portolan.messaging.outbox;

import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.people.Channel;

/**
 * Who gets a message, by id: the number is looked up when it is sent.
 *
 * @param id a contact point's, a staff account's, the case's of an enquiry from an unknown number,
 *     that of a call from one or of its question for a page, or somebody's who follows entry rules
 * @param language the language to write in, for recipients who have none in the store
 * @param by the channel of a contact point that has several, for what belongs to one of them
 */
public record Recipient(Kind kind, UUID id, Optional<String> language, Optional<Channel> by) {

  /** A person, at one of their contact points. */
  public static Recipient contact(UUID contactPointId) {
    return new Recipient(Kind.CONTACT, contactPointId, Optional.empty(), Optional.empty());
  }

  /** A person who has just used one channel of a contact point. */
  public static Recipient contact(UUID contactPointId, Channel by) {
    return new Recipient(Kind.CONTACT, contactPointId, Optional.empty(), Optional.of(by));
  }

  /** A member of staff. */
  public static Recipient staff(UUID accountId, String language) {
    return new Recipient(Kind.STAFF, accountId, Optional.of(language), Optional.empty());
  }

  /** Whoever wrote an enquiry from a number that we do not know. */
  public static Recipient enquiry(UUID caseId, String language) {
    return new Recipient(Kind.ENQUIRY, caseId, Optional.of(language), Optional.empty());
  }

  /** Whoever called from a number that we do not know. */
  public static Recipient caller(UUID missedCall, String language) {
    return new Recipient(
        Kind.CALLER, missedCall, Optional.of(language), Optional.of(Channel.VOICE));
  }

  /** Whoever follows entry rules until their journey. */
  public static Recipient follower(UUID follower, String language) {
    return new Recipient(Kind.FOLLOWER, follower, Optional.of(language), Optional.of(Channel.SMS));
  }

  /** Whoever asked for a public page from where we know nobody. */
  public static Recipient asker(UUID asker, String language) {
    return new Recipient(Kind.ASKER, asker, Optional.of(language), Optional.empty());
  }

  /** What the id names. */
  public enum Kind {
    CONTACT,
    STAFF,
    ENQUIRY,
    CALLER,
    FOLLOWER,
    ASKER;

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Kind ofKey(String key) {
      return valueOf(key.toUpperCase(java.util.Locale.ROOT));
    }
  }
}
