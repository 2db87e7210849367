package org.portolan.cases.attachments;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that came with a message of a case. First it is fetched and checked; then it lies in
 * the store of files, or it was refused.
 *
 * @param entryId the message on the case's timeline
 * @param place its place among what came with the message, from 1
 * @param type empty until it is stored
 * @param bytes its size; 0 until it is stored
 * @param refusal why it is not there; empty when it is, or still may be
 * @param name what its sender called it; empty when they did not
 * @param unchecked whether it waits for a scanner that cannot be asked
 */
public record Attachment(
    UUID id,
    UUID caseId,
    UUID entryId,
    int place,
    Instant arrivedAt,
    Optional<FileType> type,
    long bytes,
    Optional<Refusal> refusal,
    Optional<String> name,
    boolean unchecked) {

  /** Why something that came is not kept. */
  public enum Refusal {
    /** Larger than the operator allows. */
    TOO_LARGE,
    /** Nothing that is kept, by its own bytes. */
    WRONG_TYPE,
    /** One of too many with one message. */
    TOO_MANY,
    /** The provider does not have it any more, or never gave it. */
    GONE,
    /** It ends too early, or is not built as files of its kind are. */
    DAMAGED,
    /** A picture that claims to have more points than may be. */
    TOO_MANY_POINTS,
    /** A paper with more pages than may be. */
    TOO_MANY_PAGES,
    /** Another file is in it or behind it, such as an archive. */
    HIDES_FILES,
    /** A paper in which something runs when it is opened, or that cannot be looked through. */
    RUNS,
    /** A paper that is encrypted. */
    ENCRYPTED,
    /** The scanner found malware in it. */
    INFECTED,
    /** The scanner could not be asked for too long. */
    UNCHECKED;

    /** As stored, and as the end of the key of its name in {@code i18n}. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Refusal ofKey(String key) {
      return valueOf(key.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
  }

  /** Whether it can be opened. */
  public boolean isStored() {
    return type.isPresent();
  }

  /** Whether it is still on its way to us. */
  public boolean isComing() {
    return type.isEmpty() && refusal.isEmpty();
  }

  @Override
  public String toString() {
    return "Attachment[" + id + "]";
  }
}
