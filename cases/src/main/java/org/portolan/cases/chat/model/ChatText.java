package org.portolan.cases.chat.model;

import java.util.regex.Pattern;

/**
 * What somebody typed in a chat, without what no screen shows. Marks that turn the direction of
 * writing stay: whoever shows a text isolates it from what stands around it.
 *
 * @param text never null
 */
public record ChatText(String text) {

  /** As long as somebody reads at once, in UTF-16 units. */
  public static final int LONGEST = 2_000;

  private static final Pattern NOT_SHOWN =
      Pattern.compile("[\\p{Cntrl}&&[^\\n]]|[\\x{D800}-\\x{DFFF}]");

  public ChatText {
    text =
        text == null
            ? ""
            : NOT_SHOWN
                .matcher(text.replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll("")
                .strip();
  }

  /** Whether nothing is left to say. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** Whether it is longer than {@link #LONGEST}. */
  public boolean isTooLong() {
    return text.length() > LONGEST;
  }

  @Override
  public String toString() {
    return "ChatText[" + text.length() + "]";
  }
}
