package org.portolan.cases.chat.model;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that was said in a chat.
 *
 * @param seq its number in the chat, from 1
 * @param entry its entry on the timeline
 */
public record ChatLine(long seq, UUID entry, Side side, Instant at, String text) {

  @Override
  public String toString() {
    return "ChatLine[" + seq + "]";
  }
}
