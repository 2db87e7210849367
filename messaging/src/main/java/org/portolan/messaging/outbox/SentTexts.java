package org.portolan.messaging.outbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.keys.KeyedHash;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.reading.SameText;
import org.portolan.messaging.asked.PageAskers;

/**
 * What was sent to which number, known by its keyed hash only: a text that somebody shows us is
 * found again when it is the same as {@link SameText} has it, also inside a message that says
 * something around it.
 */
public final class SentTexts {

  /** Longer than anything we send, and what somebody writes around it; characters. */
  public static final int LONGEST = 3_000;

  /** What people write around a text that they forward is a line or two. */
  private static final int LINES_AROUND = 3;

  private static final int LONGEST_AROUND = 120;

  private static final int MOST_DIGITS_AROUND = 2;

  private static final String ENDS_OF_A_QUESTION = ":?\uff1a\uff1f\u061f\u1361\u1366";

  private static final Pattern QUOTED = Pattern.compile("[\"“”„«»「](.+)[\"“”»«」]", Pattern.DOTALL);

  private final KeyedHash hash;
  private final ContactPoints contacts;
  private final Enquiries enquiries;
  private final PageAskers askers;

  public SentTexts(Keys keys, Enquiries enquiries) {
    this.hash = keys.secret(Keys.BLIND_INDEX);
    this.contacts = new ContactPoints(keys);
    this.enquiries = enquiries;
    this.askers = new PageAskers(keys);
  }

  /**
   * Whether a message holds a text that was handed to a provider for this address: whoever is
   * reached there, or wrote to us from there. The same work, whether or not anybody does. Texts
   * about no case are forgotten after a week.
   */
  public boolean areIn(Tx tx, Endpoint at, String message) {
    if (message.length() > LONGEST) {
      return false;
    }
    List<UUID> recipients = new ArrayList<>(contacts.at(tx, at));
    recipients.addAll(enquiries.allOf(tx, at));
    recipients.addAll(askers.allOf(tx, at));
    Set<String> exact = new LinkedHashSet<>();
    Set<String> shown = new LinkedHashSet<>();
    for (String text : candidates(message)) {
      exact.add(HexFormat.of().formatHex(SendMessages.hashOf(hash, text)));
      shown.add(HexFormat.of().formatHex(hashOf(hash, text)));
    }
    return tx.sql()
        .createQuery(
            """
            SELECT EXISTS (SELECT FROM outbox
              WHERE recipient_id = ANY (:recipients) AND accepted_at IS NOT NULL
                AND provider_id IS NOT NULL
                AND (encode(text_hash, 'hex') = ANY (:exact)
                  OR encode(shown_hash, 'hex') = ANY (:shown)))
            """)
        .bindArray("recipients", UUID.class, recipients.toArray())
        .bindArray("exact", String.class, exact.toArray())
        .bindArray("shown", String.class, shown.toArray())
        .mapTo(Boolean.class)
        .one();
  }

  /** What one text has in common with every form in which it comes back. */
  static byte[] hashOf(KeyedHash hash, String text) {
    return hash.of(
        "shown".getBytes(StandardCharsets.UTF_8),
        SameText.of(text).getBytes(StandardCharsets.UTF_8));
  }

  private static Set<String> candidates(String message) {
    String all = message.strip();
    Set<String> texts = new LinkedHashSet<>();
    withoutLinesAround("", all, texts);
    all.chars()
        .filter(c -> ENDS_OF_A_QUESTION.indexOf(c) >= 0)
        .distinct()
        .map(all::indexOf)
        .forEach(end -> withoutLinesAround(all.substring(0, end), all.substring(end + 1), texts));
    Matcher quoted = QUOTED.matcher(all);
    if (quoted.find() && harmless(all.substring(0, quoted.start()), all.substring(quoted.end()))) {
      texts.add(quoted.group(1).strip());
    }
    return texts;
  }

  private static void withoutLinesAround(String first, String text, Set<String> texts) {
    List<String> lines = text.strip().lines().toList();
    for (int before = 0; before <= Math.min(LINES_AROUND, lines.size() - 1); before++) {
      for (int after = 0; after <= LINES_AROUND && before + after < lines.size(); after++) {
        int end = lines.size() - after;
        if (harmless(
            first + "\n" + String.join("\n", lines.subList(0, before)),
            String.join("\n", lines.subList(end, lines.size())))) {
          texts.add(String.join("\n", lines.subList(before, end)).strip());
        }
      }
    }
  }

  /** Who adds to a text of ours where to pay, or what to call, has not got it from us. */
  private static boolean harmless(String before, String after) {
    String around = before + "\n" + after;
    return around.strip().length() <= LONGEST_AROUND
        && !SameText.mayLead(around)
        && around.codePoints().filter(Character::isDigit).count() <= MOST_DIGITS_AROUND;
  }
}
