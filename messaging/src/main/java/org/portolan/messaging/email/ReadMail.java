package org.portolan.messaging.email;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.messaging.attachments.ArrivedFiles.Coming;

/**
 * What a mail says, as far as Portolan reads it.
 *
 * @param id a hash of its Message-ID, or of what it is when it has none; the same mail has the same
 * @param from the address it says it comes from, without a name; empty when there is none
 * @param answers the message of ours that it answers
 * @param text the writer's own words, else the subject
 * @param attachments how many files came with it
 * @param files those of them that can be kept
 * @param kind who wrote it
 * @param doubtful whether our mail server found that it is not from where it says
 */
record ReadMail(
    String id,
    String from,
    Optional<UUID> answers,
    String text,
    int attachments,
    List<Coming> files,
    Kind kind,
    boolean doubtful) {

  @Override
  public String toString() {
    return "ReadMail[" + kind + "]";
  }

  /** Who writes. */
  enum Kind {
    /** Somebody. */
    PERSON,
    /** A machine that answers for somebody, or writes to many: nobody answers it. */
    AUTOMATIC,
    /** A server that tells what became of a mail of ours. */
    REPORT
  }
}
