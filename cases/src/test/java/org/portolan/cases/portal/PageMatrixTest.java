package org.portolan.cases.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.cases.portal.APage.AR;
import static org.portolan.cases.portal.APage.EN;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.DecideOnPage.Asked;
import org.portolan.cases.portal.PageMatrix.DeadLink;
import org.portolan.cases.portal.PageMatrix.Row;
import org.portolan.cases.portal.WritePages.Draft;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.i18n.Language;

class PageMatrixTest {

  private static final Language FR = Language.of("fr");

  private final APage page = new APage();
  private final PageMatrix matrix = new PageMatrix();

  private Row row() {
    return page.store().call(page.author, matrix::all).stream()
        .filter(row -> row.id().equals(page.id))
        .findFirst()
        .orElseThrow();
  }

  private String state(Language language) {
    return row().in(language).key();
  }

  @Test
  void every_state_of_a_page_and_its_translations_is_seen() {
    assertThat(state(EN)).isEqualTo("missing");
    assertThat(state(AR)).isEqualTo("missing");
    page.write(page.author, EN, 0, APage.text("First", "Text."), true);
    assertThat(state(EN)).isEqualTo("draft");
    page.published(EN, 1, "First", true);
    assertThat(state(EN)).isEqualTo("published");
    assertThat(state(AR)).isEqualTo("fallback");
    page.write(page.author, AR, 0, APage.text("أول", "نص."), false);
    assertThat(state(AR)).isEqualTo("in-translation");
    page.store().run(page.author, tx -> page.decide.submit(tx, new Asked(page.id, AR, 1)));
    assertThat(state(AR)).isEqualTo("in-review");
    assertThat(row().title()).isEqualTo("First");
  }

  @Test
  void a_machines_draft_is_one_until_a_native_speaker_has_read_it() {
    page.published(EN, 0, "First", true);
    machine(AR, 0, false);
    assertThat(state(AR)).isEqualTo("machine-drafted");
    assertThat(shown(AR).machine()).isTrue();
    assertThat(shown(AR).nativeRead()).isFalse();
    machine(AR, 1, true);
    assertThat(state(AR)).isEqualTo("up-to-date");
    assertThat(shown(AR).machine()).isFalse();
    assertThat(shown(AR).nativeRead()).isTrue();
    page.published(EN, 1, "Other", true);
    assertThat(state(AR)).isEqualTo("outdated");
  }

  private void machine(Language language, int after, boolean nativeRead) {
    Draft draft =
        new Draft(language, after, APage.text("أول", "نص."), true, false, OptionalInt.of(1));
    Asked asked = new Asked(page.id, language, after + 1);
    page.store().run(page.author, tx -> page.write.write(tx, page.id, draft));
    page.store().run(page.author, tx -> page.decide.submit(tx, asked));
    page.store().run(page.second, tx -> page.decide.approve(tx, asked, nativeRead));
    page.store().run(page.second, tx -> page.decide.publish(tx, asked, Optional.empty()));
  }

  private PublishedPage shown(Language language) {
    return new PublishedContent(page.store()).now().page(language, page.slug).orElseThrow();
  }

  @Test
  void a_link_is_found_that_leads_nowhere_since_a_page_was_withdrawn() {
    APage other = new APage();
    other.published(EN, 0, "Other", true);
    page.write(page.author, FR, 0, APage.text("Un", "[autre](page:" + other.slug + ")"), false);
    Asked asked = new Asked(page.id, FR, 1);
    page.store().run(page.author, tx -> page.decide.submit(tx, asked));
    page.store().run(page.second, tx -> page.decide.approve(tx, asked, false));
    page.store().run(page.second, tx -> page.decide.publish(tx, asked, Optional.empty()));
    assertThat(dead()).isEmpty();
    other
        .store()
        .run(
            other.author,
            tx -> other.decide.withdraw(tx, new Asked(other.id, EN, 1), Optional.empty()));
    assertThat(dead()).containsExactly(new DeadLink(page.slug, FR, "page:" + other.slug));
  }

  private List<DeadLink> dead() {
    return page.store().call(page.author, matrix::deadLinks).stream()
        .filter(link -> link.slug().equals(page.slug))
        .toList();
  }
}
