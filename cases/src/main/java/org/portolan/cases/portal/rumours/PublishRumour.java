package org.portolan.cases.portal.rumours;

import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.portal.model.PageRules;
import org.portolan.cases.portal.model.PublishedRumour;
import org.portolan.cases.portal.store.PublishedRows;
import org.portolan.cases.portal.store.RumourRows;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/**
 * The desk tells everybody what is right about a rumour, in words written for that. Only what is
 * answered is told, and only while people tell it: put away, or found out to be otherwise, it is
 * taken down.
 */
@Dependent
public class PublishRumour {

  /** What people say, at most, in UTF-16 units: as it would be told in a sentence or two. */
  public static final int LONGEST_SAYING = 300;

  /** What is right, at most, in UTF-16 units. */
  public static final int LONGEST_ANSWER = 600;

  private final RumourRows rows = new RumourRows();
  private final PublishedRows content = new PublishedRows();

  /** What became of it. */
  public enum Outcome {
    PUBLISHED,
    EMPTY,
    TOO_LONG,
    /** It holds characters that turn the direction of others, or other controls. */
    CONTROL_CHARACTERS,
    /** Nobody has found out yet, it was put away, or there is none such for this actor. */
    NOT_ANSWERED;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Tells everybody who reads a language, or falls back to it. */
  public Outcome publish(Tx tx, UUID rumour, Language language, String saying, String answer) {
    String said = clean(saying);
    String right = clean(answer);
    if (said.isEmpty() || right.isEmpty()) {
      return Outcome.EMPTY;
    }
    if (said.length() > LONGEST_SAYING || right.length() > LONGEST_ANSWER) {
      return Outcome.TOO_LONG;
    }
    if (PageRules.holdsControls(said) || PageRules.holdsControls(right)) {
      return Outcome.CONTROL_CHARACTERS;
    }
    Optional<Found> found = lock(tx, rumour);
    if (found.isEmpty()) {
      return Outcome.NOT_ANSWERED;
    }
    rows.put(
        tx,
        new PublishedRumour(
            rumour, language, said, right, found.get().verdict, found.get().page, tx.now()));
    content.changed(tx);
    tx.record(rumour, "rumour.published", Map.of("language", language.tag()));
    return Outcome.PUBLISHED;
  }

  /** Browsers send lines that end in two characters. */
  private static String clean(String typed) {
    return typed == null ? "" : typed.replace("\r\n", "\n").strip();
  }

  private static Optional<Found> lock(Tx tx, UUID rumour) {
    return tx.sql()
        .createQuery(
            """
            SELECT verdict, COALESCE(page, '') AS page FROM rumour
            WHERE case_id = :case AND state = 'answered' FOR UPDATE
            """)
        .bind("case", rumour)
        .map((row, context) -> new Found(row.getString("verdict"), row.getString("page")))
        .findOne();
  }

  /** What was found out, and the page that says so. */
  private record Found(String verdict, String page) {}

  /** Takes one down, in every language; false when the public did not read it. */
  public boolean takeDown(Tx tx, UUID rumour) {
    boolean was = rows.remove(tx, rumour) > 0;
    if (was) {
      content.changed(tx);
      tx.record(rumour, "rumour.taken-down", Map.of());
    }
    return was;
  }

  /** What the public reads of one, by language. */
  public List<PublishedRumour> of(Tx tx, UUID rumour) {
    return rows.of(tx, rumour);
  }
}
