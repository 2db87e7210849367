package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.portolan.cases.portal.rumours.RumourTrends;
import org.portolan.cases.portal.rumours.RumourTrends.Share;
import org.portolan.cases.portal.rumours.RumourTrends.Week;
import org.portolan.i18n.Languages;

/** Where, how and how much rumours go round, as a drawing and as numbers. */
@Named
@RequestScoped
public class RumourTrendsPart {

  /** The height of the highest bar, in the drawing's own units. */
  private static final int HIGHEST = 100;

  @Inject private StaffSession staff;
  @Inject private StaffTexts texts;
  @Inject private Choices choices;
  @Inject private RumourTrends trends;

  private List<Week> weeks;

  public List<Week> getWeeks() {
    if (weeks == null) {
      weeks = staff.ask(trends::weeks);
    }
    return weeks;
  }

  /** Whether there is anything to draw. */
  public boolean isAny() {
    return most() > 0;
  }

  /** The day on which a week begins. */
  public String monday(Week week) {
    return texts.day(week.monday());
  }

  /** How often something was heard, as a height; what there is, is seen. */
  public long height(long times) {
    return times == 0 ? 0 : Math.max(1, times * HIGHEST / most());
  }

  /** Where a bar begins, from the top, that stands on another. */
  public long top(long times, long below) {
    return HIGHEST - height(times) - height(below);
  }

  private long most() {
    return getWeeks().stream().mapToLong(Week::heard).max().orElse(0);
  }

  public List<Line> getCountries() {
    return staff.ask(trends::countries).stream().map(share -> line(share, country(share))).toList();
  }

  public List<Line> getLanguages() {
    return staff.ask(trends::languages).stream()
        .map(share -> line(share, language(share.what())))
        .toList();
  }

  public List<Line> getMedia() {
    return staff.ask(trends::media).stream()
        .map(share -> line(share, texts.of("staff.rumour.medium." + share.what())))
        .toList();
  }

  private String country(Share share) {
    return share.what() == null
        ? texts.of("staff.rumour.country-unknown")
        : choices.country(share.what());
  }

  private String language(String tag) {
    return Languages.travellers().stream()
        .filter(each -> each.tag().equals(tag))
        .findFirst()
        .map(each -> each.ownName())
        .orElse(texts.of("staff.rumour.language-other"));
  }

  private static Line line(Share share, String name) {
    return new Line(name, share.times());
  }

  /** A line of a table. */
  public record Line(String name, long times) {}
}
