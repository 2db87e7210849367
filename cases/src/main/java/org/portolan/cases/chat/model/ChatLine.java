package org.portolan.cases.chat.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.portolan.cases.attachments.Attachment;

/**
 * Something that was said in a chat.
 *
 * @param seq its number in the chat, from 1
 * @param entry its entry on the timeline
 * @param files what came with it
 * @param texted whether the visitor sent it by text, from wherever the chat's code was texted
 */
public record ChatLine(
    long seq,
    UUID entry,
    Side side,
    Instant at,
    String text,
    List<Attachment> files,
    boolean texted) {

  /** Something that was written on a page. */
  public ChatLine(
      long seq, UUID entry, Side side, Instant at, String text, List<Attachment> files) {
    this(seq, entry, side, at, text, files, false);
  }

  /** Something that no file came with. */
  public ChatLine(long seq, UUID entry, Side side, Instant at, String text) {
    this(seq, entry, side, at, text, List.of());
  }

  @Override
  public String toString() {
    return "ChatLine[" + seq + "]";
  }
}
