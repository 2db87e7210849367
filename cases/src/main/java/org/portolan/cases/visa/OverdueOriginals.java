package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.OverduePapers;
import org.portolan.cases.visa.store.Papers;

/** Passports and other originals that should have come, or gone back, by now. */
@Dependent
public class OverdueOriginals {

  /** As many as somebody looks into in a day. */
  static final int MOST = 200;

  private final Papers papers;
  private final int daysOnTheWay;
  private final int daysHere;

  /**
   * {@code VISA_ORIGINALS_DAYS_ON_THE_WAY}: after so many days what was sent should be here. {@code
   * VISA_ORIGINALS_DAYS_HERE}: so many days after the end it should be on its way back.
   */
  @Inject
  public OverdueOriginals(Keys keys, Settings settings) {
    this.papers = new Papers(keys);
    this.daysOnTheWay = settings.number("VISA_ORIGINALS_DAYS_ON_THE_WAY", 14);
    this.daysHere = settings.number("VISA_ORIGINALS_DAYS_HERE", 7);
  }

  /** Those of the posts that this actor has, the longest first. */
  public List<OverduePapers> all(Tx tx) {
    LocalDate today = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
    return papers.overdue(
        tx, today.minusDays(daysOnTheWay), tx.now().minus(Duration.ofDays(daysHere)), MOST);
  }
}
