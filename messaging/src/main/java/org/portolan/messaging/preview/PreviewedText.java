package org.portolan.messaging.preview;

import java.util.List;
import org.portolan.i18n.sms.ForcingCharacter;
import org.portolan.i18n.sms.SmsParts;

/**
 * What a text costs the sender.
 *
 * @param forcing the characters that force it into UCS-2, in the order they come; none in GSM 7
 */
public record PreviewedText(String text, SmsParts size, List<ForcingCharacter> forcing) {

  public PreviewedText {
    forcing = List.copyOf(forcing);
  }

  /** Counts a text. */
  public static PreviewedText of(String text) {
    return new PreviewedText(text, SmsParts.of(text), ForcingCharacter.in(text));
  }

  @Override
  public String toString() {
    return "PreviewedText[" + size + "]";
  }
}
