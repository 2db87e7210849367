package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Function;
import org.portolan.cases.portal.rumours.RumourTrends;
import org.portolan.cases.portal.rumours.RumourTrends.Share;
import org.portolan.cases.portal.rumours.RumourTrends.Week;
import org.portolan.cases.store.Tx;
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
  private List<Line> countries;
  private List<Line> languages;
  private List<Line> media;

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
    if (countries == null) {
      countries = lines(trends::countries, this::country);
    }
    return countries;
  }

  public List<Line> getLanguages() {
    if (languages == null) {
      languages = lines(trends::languages, share -> language(share.what()));
    }
    return languages;
  }

  public List<Line> getMedia() {
    if (media == null) {
      media = lines(trends::media, share -> texts.of("staff.rumour.medium." + share.what()));
    }
    return media;
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

  private List<Line> lines(Function<Tx, List<Share>> question, Function<Share, String> name) {
    return staff.ask(question).stream()
        .map(share -> new Line(name.apply(share), share.times()))
        .toList();
  }

  /** A line of a table. */
  public record Line(String name, long times) {}
}
