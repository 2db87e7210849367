package org.portolan.messaging.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.cases.keys.KeyedHash;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;

/**
 * What was sent to whom, known by its keyed hash only: a text that somebody shows us is found again
 * when it is the same to the letter, also inside a message that says something around it.
 */
public final class SentTexts {

  /** Longer than anything we send, and what somebody writes around it. */
  private static final int LONGEST = 3_000;

  /** What people write around a text that they forward is a line or two. */
  private static final int LINES_AROUND = 3;

  private static final Pattern QUOTED = Pattern.compile("[\"“”„«»「](.+)[\"“”»«」]", Pattern.DOTALL);

  private final KeyedHash hash;

  public SentTexts(Keys keys) {
    this.hash = keys.secret(Keys.BLIND_INDEX);
  }

  /**
   * Whether a message holds a text that was handed to the provider for one of these recipients.
   * Texts about no case are forgotten after a week.
   *
   * @param recipients ids as in {@link Recipient}
   */
  public boolean areIn(Tx tx, Collection<UUID> recipients, String message) {
    if (recipients.isEmpty() || message.length() > LONGEST) {
      return false;
    }
    Set<String> hashes = new LinkedHashSet<>();
    for (String text : candidates(message)) {
      hashes.add(java.util.HexFormat.of().formatHex(SendMessages.hashOf(hash, text)));
    }
    return tx.sql()
        .createQuery(
            """
            SELECT EXISTS (SELECT FROM outbox
              WHERE recipient_id = ANY (:recipients) AND provider_id IS NOT NULL
                AND encode(text_hash, 'hex') = ANY (:hashes))
            """)
        .bindArray("recipients", UUID.class, recipients.toArray())
        .bindArray("hashes", String.class, hashes.toArray())
        .mapTo(Boolean.class)
        .one();
  }

  private static List<String> candidates(String message) {
    String all = message.strip();
    List<String> texts = new ArrayList<>();
    withoutLinesAround(all, texts);
    int colon = all.indexOf(':');
    if (colon >= 0) {
      withoutLinesAround(all.substring(colon + 1), texts);
    }
    int question = all.indexOf('?');
    if (question >= 0) {
      withoutLinesAround(all.substring(question + 1), texts);
    }
    Matcher quoted = QUOTED.matcher(all);
    if (quoted.find()) {
      texts.add(quoted.group(1).strip());
    }
    return texts;
  }

  private static void withoutLinesAround(String text, List<String> texts) {
    List<String> lines = text.strip().lines().toList();
    for (int before = 0; before <= Math.min(LINES_AROUND, lines.size() - 1); before++) {
      for (int after = 0; after <= LINES_AROUND && before + after < lines.size(); after++) {
        texts.add(String.join("\n", lines.subList(before, lines.size() - after)).strip());
      }
    }
  }
}
