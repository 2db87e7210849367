package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.portal.OpenPage;
import org.portolan.cases.portal.OpenPage.Opened;
import org.portolan.cases.portal.model.Version;
import org.portolan.cases.portal.model.WordDiff;
import org.portolan.cases.portal.model.WordDiff.Piece;

/** What has changed between versions of a page's text, word by word. */
@Named
@RequestScoped
public class PageDiffs {

  @Inject private PagePage page;
  @Inject private StaffSession staff;
  @Inject private OpenPage pages;

  /** What has changed of the original since the version that the newest translation says. */
  public List<Piece> getChanges() {
    Opened opened = page.getPage();
    Optional<Version> before =
        opened
            .latest()
            .filter(latest -> latest.translates().isPresent())
            .flatMap(
                latest ->
                    staff.ask(tx -> pages.original(tx, opened, latest.translates().getAsInt())));
    return before.isEmpty() || opened.reference().isEmpty()
        ? List.of()
        : WordDiff.between(
            opened.facts().reference(),
            before.get().text().body(),
            opened.reference().get().text().body());
  }

  /** What has changed between a chosen version of this text and the newest. */
  public List<Piece> getCompared() {
    Opened opened = page.getPage();
    return number()
        .flatMap(one -> opened.versions().stream().filter(v -> v.number() == one).findFirst())
        .map(
            old ->
                WordDiff.between(
                    opened.language(),
                    old.text().body(),
                    opened.latest().orElseThrow().text().body()))
        .orElse(List.of());
  }

  private Optional<Integer> number() {
    return page.getWith() != null && page.getWith().matches("\\d{1,6}")
        ? Optional.of(Integer.valueOf(page.getWith()))
        : Optional.empty();
  }
}
