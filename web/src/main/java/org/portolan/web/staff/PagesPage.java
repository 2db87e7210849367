package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.portal.LinksOfPages;
import org.portolan.cases.portal.LinksOfPages.Failing;
import org.portolan.cases.portal.PageMatrix;
import org.portolan.cases.portal.PageMatrix.Cell;
import org.portolan.cases.portal.PageMatrix.DeadLink;
import org.portolan.cases.portal.PageMatrix.Row;
import org.portolan.cases.portal.model.TranslationState;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/** The information pages in all languages, and what there is to do about them. */
@Named
@RequestScoped
public class PagesPage {

  /** Long enough to ask whoever knows. */
  private static final int DAYS_BEFORE_REVIEW = 30;

  @Inject private StaffSession staff;
  @Inject private PageMatrix matrix;
  @Inject private LinksOfPages links;
  @Inject private Clock clock;

  private String language;
  private List<Row> rows;
  private List<DeadLink> dead;
  private List<Failing> failing;

  /** Every page. */
  public List<Row> getRows() {
    if (rows == null) {
      rows = staff.ask(matrix::all);
    }
    return rows;
  }

  /** Links that lead to nothing on the web, where they are looked at. */
  public List<Failing> getFailing() {
    if (failing == null) {
      failing = staff.ask(links::failing);
    }
    return failing;
  }

  /** The day since which a link fails, UTC. */
  public LocalDate since(Failing link) {
    return LocalDate.ofInstant(link.since(), ZoneOffset.UTC);
  }

  /** The language whose work is listed; null for all side by side. */
  public Language getChosen() {
    return Language.find(language).orElse(null);
  }

  /** What there is to do in the chosen language. */
  public List<Row> getWork() {
    Language chosen = getChosen();
    return getRows().stream()
        .filter(
            row -> {
              Cell cell = row.in(chosen);
              return cell.inReview()
                  || cell.translation().filter(TranslationState::isWork).isPresent()
                  || row.facts().reference().equals(chosen) && (!cell.published() || overdue(row));
            })
        .toList();
  }

  /** Texts that wait for a second person, whatever their language. */
  public List<Waiting> getWaiting() {
    return getRows().stream()
        .flatMap(
            row -> row.cells().stream().filter(Cell::inReview).map(cell -> new Waiting(row, cell)))
        .toList();
  }

  /** A text that waits. */
  public record Waiting(Row row, Cell cell) {}

  /** Pages that are to be read again soon or should have been. */
  public List<Row> getReview() {
    LocalDate soon = today().plusDays(DAYS_BEFORE_REVIEW);
    return getRows().stream().filter(row -> !row.facts().reviewBy().isAfter(soon)).toList();
  }

  /** Whether a page should have been read again by now. */
  public boolean overdue(Row row) {
    return row.facts().reviewBy().isBefore(today());
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** Links that lead nowhere any more. */
  public List<DeadLink> getDead() {
    if (dead == null) {
      dead = staff.ask(matrix::deadLinks);
    }
    return dead;
  }

  /** Every language of travellers. */
  public List<Language> getLanguages() {
    return Languages.travellers();
  }

  /** Where a page in a language is written. */
  public String address(Row row, Language in) {
    return "/staff/page?page=" + row.facts().slug() + "&language=" + in.tag();
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = Optional.ofNullable(language).orElse("");
  }
}
