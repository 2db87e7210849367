package org.portolan.cases.portal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.portal.model.Feedback;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.cases.portal.store.FeedbackRows;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.CodeLimits;
import org.portolan.cases.traveller.Turns;
import org.portolan.i18n.Language;

/**
 * Readers say whether a page helped and what was missing, without signing in: nothing of them is
 * kept but what they type, and that only for some months.
 */
@Dependent
public class HearReaders {

  /** Longer letters are for people, by the ways on the page. */
  public static final int LONGEST = 2_000;

  /** Until the page has been read again, twice. */
  private static final int KEPT_MONTHS = 6;

  private final Turns turns;
  private final FeedbackRows rows;
  private final int keptMonths;

  @Inject
  public HearReaders(Keys keys, Settings settings) {
    this.turns = new Turns(keys.blindIndex(), "page-feedback", CodeLimits.ofFeedback(settings));
    this.rows = new FeedbackRows(keys);
    this.keptMonths = settings.number("PAGE_FEEDBACK_KEPT_MONTHS", KEPT_MONTHS);
  }

  /** As whom it is kept and forgotten. */
  public static Actor actor() {
    return Actor.system("page-feedback", Compartment.INFORMATION, Compartment.TRANSIT);
  }

  /**
   * Somebody says whether a page helped.
   *
   * @param said what they wrote, of at most {@link #LONGEST} characters; may be empty
   * @param address where it came from, as limits count it
   * @return empty when it is kept; else the time from which it may be said again
   */
  public Optional<Instant> hear(
      Tx tx, PublishedPage page, boolean helped, String said, String address) {
    Optional<Instant> wait = turns.take(tx, address);
    if (wait.isEmpty()) {
      rows.add(
          tx,
          UUID.randomUUID(),
          new Feedback(page.id(), page.language(), page.number(), helped, said.strip(), tx.now()),
          month(tx.now()));
    }
    return wait;
  }

  /** What was said of a page in a language, the latest first. */
  public List<Feedback> latest(Tx tx, UUID page, Language language, int limit) {
    return rows.latest(tx, page, language, limit);
  }

  /** Forgets what has been kept long enough; returns how much it was. */
  public int forget(Tx tx) {
    return rows.forget(tx, month(tx.now()).minusMonths(keptMonths));
  }

  private static LocalDate month(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
  }
}
