package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.journal.AnchorJournals;
import org.portolan.cases.journal.Finding;
import org.portolan.cases.journal.JournalChecks;
import org.portolan.cases.journal.JournalChecks.Check;

/** Whether the journals hold: starts a verification and shows how the newest one goes. */
@Named
@RequestScoped
public class JournalPage {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  @Inject private StaffSession staff;
  @Inject private StaffTexts texts;
  @Inject private JournalChecks checks;
  @Inject private AnchorJournals anchors;

  private Optional<Check> check;
  private PagedRows<Line> findings;

  /** For anybody else there is no such page. */
  public void enter() throws IOException {
    if (!isTheirs()) {
      FacesContext context = FacesContext.getCurrentInstance();
      context.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
      context.responseComplete();
    }
  }

  /** Whether this person watches over journals. */
  public boolean isTheirs() {
    return JournalChecks.areOpenTo(staff.getMember());
  }

  /** Has all journals verified; the page shows the one under way when there is one. */
  public String start() {
    checks.start(staff.getMember());
    return "/staff/journal?faces-redirect=true";
  }

  /** The newest verification; null before the first. */
  public Check getCheck() {
    if (check == null) {
      check = checks.newest(staff.getMember());
    }
    return check.orElse(null);
  }

  /** Asks again how it goes. */
  public void refresh() {
    check = null;
  }

  /** Whether nothing is under way. */
  public boolean isSettled() {
    return getCheck() == null || !getCheck().open();
  }

  public String getEnded() {
    return getCheck().endedAt().map(WHEN::format).orElse("");
  }

  /** When the newest anchor was made; null before the first. */
  public String getAnchored() {
    return anchors.newest().map(JournalPage::when).orElse(null);
  }

  private static String when(Instant at) {
    return WHEN.format(at);
  }

  public String getCounts() {
    return texts.with(
        "staff.journal.counts",
        Map.of(
            "cases", getCheck().cases(),
            "events", getCheck().events(),
            "anchors", getCheck().anchors()));
  }

  /** What it has found, a page at a time. */
  public PagedRows<Line> getFindings() {
    if (findings == null) {
      findings = new PagedRows<>(() -> getCheck().findings(), this::part);
    }
    return findings;
  }

  private List<Line> part(int from, int most) {
    return checks.findings(staff.getMember(), from, most).stream().map(this::line).toList();
  }

  private Line line(Finding finding) {
    String what = texts.of("staff.damage." + finding.damage().key());
    if (finding instanceof Finding.OfCase ofCase) {
      return ofCase.reference() == null
          ? new Line(texts.of("staff.journal.case-gone"), false, finding.number(), what)
          : new Line(ofCase.reference(), true, finding.number(), what);
    }
    return new Line(texts.of("staff.journal.of-anchor"), false, finding.number(), what);
  }

  /**
   * How a finding reads.
   *
   * @param reference whether {@code where} is a case's reference
   */
  public record Line(String where, boolean reference, long number, String what) {}
}
