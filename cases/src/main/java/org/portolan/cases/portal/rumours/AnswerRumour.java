package org.portolan.cases.portal.rumours;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;

/**
 * Somebody has found out what is right about a rumour. Whoever knows better later answers it anew;
 * the journal keeps who did. What the public reads is taken down when it would now be told
 * otherwise.
 */
@Dependent
public class AnswerRumour {

  private final PublishRumour publishing = new PublishRumour();
  private final Keys keys;

  @Inject
  public AnswerRumour(Keys keys) {
    this.keys = keys;
  }

  /**
   * Answers.
   *
   * @param words what is right
   * @param page the slug of the page that puts it right; empty for none
   * @param seen how many answers the writer had seen: 0 before the first
   */
  public Outcome answer(
      Tx tx, UUID rumour, Verdict verdict, String words, Optional<String> page, long seen) {
    String said = words == null ? "" : words.strip();
    if (said.isEmpty()) {
      return Outcome.EMPTY;
    }
    if (said.length() > Rumour.LONGEST) {
      return Outcome.TOO_LONG;
    }
    if (!lock(tx, rumour)) {
      return Outcome.NOT_FOUND;
    }
    if (page.isPresent() && !isPage(tx, page.get())) {
      return Outcome.NO_SUCH_PAGE;
    }
    if (answers(tx, rumour) != seen) {
      return Outcome.ANSWERED_MEANWHILE;
    }
    tx.sql()
        .createUpdate(
            """
            UPDATE rumour SET state = 'answered', verdict = :verdict, answer = :answer,
              page = CAST(:page AS text), answered_at = :now, answered_by = :by
            WHERE case_id = :case
            """)
        .bind("case", rumour)
        .bind("verdict", verdict.key())
        .bind("answer", keys.sealer().seal(KeyId.ofCase(rumour), Rumours.answer(rumour), said))
        .bind("page", page.orElse(null))
        .bind("now", tx.now())
        .bind("by", tx.actor().id())
        .execute();
    tx.record(rumour, Rumours.ANSWERED, Map.of("verdict", verdict.key()));
    takeDownIfOtherwise(tx, rumour, verdict, page.orElse(""));
    return Outcome.ANSWERED;
  }

  private void takeDownIfOtherwise(Tx tx, UUID rumour, Verdict verdict, String page) {
    if (publishing.of(tx, rumour).stream()
        .anyMatch(told -> !told.verdict().equals(verdict.key()) || !told.page().equals(page))) {
      publishing.takeDown(tx, rumour);
    }
  }

  /** How often a rumour was answered: what an answer is written against. */
  public long answers(Tx tx, UUID rumour) {
    return tx.sql()
        .createQuery("SELECT count(*) FROM journal_event WHERE case_id = :case AND kind = :kind")
        .bind("case", rumour)
        .bind("kind", Rumours.ANSWERED)
        .mapTo(Long.class)
        .one();
  }

  private static boolean isPage(Tx tx, String slug) {
    return tx.sql()
        .createQuery("SELECT EXISTS (SELECT FROM portal_page WHERE slug = :slug)")
        .bind("slug", slug)
        .mapTo(Boolean.class)
        .one();
  }

  private static boolean lock(Tx tx, UUID rumour) {
    return tx.sql()
        .createQuery("SELECT case_id FROM rumour WHERE case_id = :case FOR UPDATE")
        .bind("case", rumour)
        .mapTo(UUID.class)
        .findOne()
        .isPresent();
  }

  /** What became of an answer. */
  public enum Outcome {
    ANSWERED,
    EMPTY,
    TOO_LONG,
    NO_SUCH_PAGE,
    /** A colleague answered after this writer had opened the page. */
    ANSWERED_MEANWHILE,
    /** There is none such for this actor. */
    NOT_FOUND;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
