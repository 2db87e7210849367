package org.portolan.messaging.outreach;

import java.util.Optional;
import org.portolan.cases.outreach.BroadcastMessage;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** A broadcast as its reader gets it. */
public final class BroadcastText {

  private BroadcastText() {}

  /**
   * What was written, in the reader's language or the first of those they may read, which is then
   * said above it; below it how to get no more. Empty when nothing was written that they may read.
   */
  public static Optional<String> of(BroadcastMessage message, Language reader) {
    Texts texts = Texts.product();
    return message
        .in(reader)
        .map(
            text ->
                (text.own() ? "" : texts.text(reader, "broadcast.other-language") + "\n")
                    + text.body()
                    + "\n"
                    + texts.text(reader, "broadcast.stop"));
  }
}
