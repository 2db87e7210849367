package org.portolan.cases.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.cases.portal.APage.AR;
import static org.portolan.cases.portal.APage.EN;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.DecideOnPage.Asked;
import org.portolan.cases.portal.SearchPages.Found;
import org.portolan.i18n.Language;
import org.portolan.i18n.search.SearchQuery;

class SearchPagesTest {

  private final APage page = new APage();
  private long nanos;

  private SearchPages searching() {
    return new SearchPages(content(), page.store(), Runnable::run);
  }

  private PublishedContent content() {
    return new PublishedContent(page.store(), () -> nanos);
  }

  /** The languages in which the page is found, the one that is shown first. */
  private List<Language> found(SearchPages search, String typed) {
    Found found = search.search(SearchQuery.of(typed), EN);
    return found.pages().stream()
        .filter(each -> each.document().page().equals(page.slug))
        .flatMap(
            each ->
                java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(each.document().language()), each.also().stream()))
        .toList();
  }

  /** After it has to be asked whether something has changed. */
  private void aMoment() {
    nanos += 550_000_000;
  }

  @Test
  void what_is_published_is_found_and_what_is_changed_or_withdrawn_is_not() {
    page.published(EN, 0, "Xylophones", true);
    SearchPages search = searching();
    assertThat(found(search, "xylophone")).containsExactly(EN);

    page.published(AR, 0, "زيلوفون", true);
    int second = page.published(EN, 1, "Zithers", true);
    aMoment();
    assertThat(found(search, "xylophone")).isEmpty();
    assertThat(found(search, "zithers")).containsExactly(EN);
    assertThat(found(search, "زيلوفون")).containsExactly(AR);

    page.store()
        .run(
            page.second,
            tx -> page.decide.withdraw(tx, new Asked(page.id, EN, second), Optional.empty()));
    aMoment();
    assertThat(found(search, "zithers")).isEmpty();
  }

  @Test
  void while_a_change_is_taken_up_people_go_on_with_what_there_was() {
    page.published(EN, 0, "Harmoniums", true);
    Queue<Runnable> waiting = new ArrayDeque<>();
    SearchPages search =
        new SearchPages(
            content(),
            page.store(),
            work -> {
              if (waiting.isEmpty()) {
                work.run();
              }
              waiting.add(work);
            });
    assertThat(found(search, "harmonium")).containsExactly(EN);

    page.published(EN, 1, "Bandoneons", true);
    aMoment();
    assertThat(found(search, "harmonium")).containsExactly(EN);
    waiting.forEach(Runnable::run);
    assertThat(found(search, "harmonium")).isEmpty();
    assertThat(found(search, "bandoneon")).containsExactly(EN);
  }

  @Test
  void readers_words_are_searched_and_not_where_links_lead() {
    PageWords words =
        PageWords.of("## Before *you* go\n\nAsk [us](portolan:ask),\nor `wait`.\n\n- <b>One</b>\n");
    assertThat(words.headings()).containsExactly("Before you go");
    assertThat(words.body()).isEqualTo("Before you go\nAsk us, or wait.\n<b>One</b>");
  }
}
