package org.portolan.web.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.portolan.cases.alerts.Alerts.Alert;
import org.portolan.cases.people.Channel;
import org.portolan.cases.quarantine.overview.CasePage;
import org.portolan.cases.timeline.Timeline.Entry;
import org.portolan.cases.timeline.TimelinePart;
import org.portolan.i18n.Language;
import org.portolan.i18n.reading.Deceptive;

/**
 * One line of a case's timeline: an entry or an alert, at its time where the person is.
 *
 * @param day of the first item of a day; null for the others
 * @param time where the person is
 * @param entry or null
 * @param alert or null
 */
public record TimelineItem(Instant at, LocalDate day, LocalTime time, Entry entry, Alert alert) {

  /** What is read of a case, the latest first. */
  static List<TimelineItem> of(CasePage.View page) {
    return of(page.part(), page.alerts(), page.zone());
  }

  /**
   * Entries and the alerts of their time, the latest first. An open alert is always among the
   * latest.
   */
  static List<TimelineItem> of(TimelinePart part, List<Alert> alerts, ZoneId zone) {
    List<TimelineItem> items = new ArrayList<>();
    part.entries().forEach(e -> items.add(at(e.at(), zone, e, null)));
    alerts.stream()
        .filter(a -> a.open() && part.before().isEmpty() || part.covers(a.raisedAt()))
        .forEach(a -> items.add(at(a.raisedAt(), zone, null, a)));
    items.sort(Comparator.comparing((TimelineItem item) -> item.at).reversed());
    LocalDate day = null;
    for (int i = 0; i < items.size(); i++) {
      LocalDate itsDay = items.get(i).day();
      items.set(i, itsDay.equals(day) ? items.get(i).withoutDay() : items.get(i));
      day = itsDay;
    }
    return items;
  }

  private static TimelineItem at(Instant at, ZoneId zone, Entry entry, Alert alert) {
    var local = at.atZone(zone);
    return new TimelineItem(at, local.toLocalDate(), local.toLocalTime(), entry, alert);
  }

  private TimelineItem withoutDay() {
    return new TimelineItem(at, null, time, entry, alert);
  }

  /** The class of its look: {@code received}, {@code sent}, {@code note} or {@code alert}. */
  public String kind() {
    return entry == null ? "alert" : entry.kind().name().toLowerCase(java.util.Locale.ROOT);
  }

  /** By which channel somebody wrote or was written to; null for what nobody sent. */
  public String channel() {
    return entry == null ? null : Channel.find(entry.channel()).map(Channel::key).orElse(null);
  }

  /** What somebody wrote, and what of it is not what it looks like. */
  public Deceptive said() {
    return Deceptive.in(entry.body() == null ? "" : entry.body());
  }

  /** The direction of the text. */
  public String direction() {
    return entry == null || entry.language() == null
        ? "auto"
        : Language.of(entry.language()).rightToLeft() ? "rtl" : "ltr";
  }
}
