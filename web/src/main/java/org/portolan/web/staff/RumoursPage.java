package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.portolan.cases.portal.rumours.Hearing;
import org.portolan.cases.portal.rumours.RecordRumour;
import org.portolan.cases.portal.rumours.RecordRumour.Outcome;
import org.portolan.cases.portal.rumours.Rumour;
import org.portolan.cases.portal.rumours.Rumours;

/** What people tell each other: the list, and what somebody heard just now. */
@Named
@ViewScoped
public class RumoursPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient Said said;
  @Inject private transient Rumours rumours;
  @Inject private transient RecordRumour recording;
  @Inject private transient Clock clock;

  private String saying;
  private HearingForm heard;
  private transient PagedRows<Rumour> lines;

  /** Those without an answer first. */
  public PagedRows<Rumour> getLines() {
    if (lines == null) {
      lines = new PagedRows<>(staff, rumours::count, rumours::page);
    }
    return lines;
  }

  /** Records it and goes to it; what is refused stays in its fields. */
  public String record() {
    Optional<Hearing> hearing = getHeard().read();
    if (hearing.isEmpty()) {
      said.error("heard:day", "staff.rumour.refused.no-such-day");
      return null;
    }
    Outcome outcome = staff.ask(tx -> recording.record(tx, saying, hearing.get()));
    return outcome.fold(
        recorded -> "/staff/rumour?faces-redirect=true&ref=" + recorded.reference(),
        refused -> {
          said.error("staff.rumour.refused." + refused.why().key());
          return null;
        });
  }

  /** The day that a rumour was heard last. */
  public String day(Rumour rumour) {
    return texts.day(rumour.lastHeard());
  }

  public HearingForm getHeard() {
    if (heard == null) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      heard = new HearingForm(today, staff.getLanguage().tag());
    }
    return heard;
  }

  public String getSaying() {
    return saying;
  }

  public void setSaying(String saying) {
    this.saying = saying;
  }
}
