package org.portolan.cases.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.cases.portal.AskedPages.AskedPage;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.reading.AnswerReader;
import org.portolan.i18n.reading.PageAsked;
import org.portolan.i18n.reading.PageAsked.ForPage;

/** What people write to get one of the pages that the product brings along. */
class AskedPagesTest {

  private static final Actor ANYBODY = new Actor("system:test", Set.of());
  private static final CaseStore STORE =
      TestStore.apart().store(Clock.fixed(Instant.parse("2026-11-27T10:00:00Z"), ZoneOffset.UTC));

  private final PublishedContent content = new PublishedContent(STORE);
  private final AskedPages pages = new AskedPages(content);
  private final AnswerReader reader = new AnswerReader();

  @BeforeAll
  static void load() {
    int loaded = STORE.call(LoadContent.ACTOR, tx -> new LoadContent(new DecideOnPage()).load(tx));
    assertThat(loaded).isGreaterThanOrEqualTo(10);
  }

  private PageAsked asked(String text, Language own) {
    return STORE.call(ANYBODY, tx -> pages.asked(tx, text, own));
  }

  @ParameterizedTest(name = "{0}: “{1}” is {2} in {3}")
  @CsvFileSource(resources = "asked-pages.csv", delimiter = '|')
  void finds_the_page(String own, String text, String slug, String language) {
    PageAsked asked = asked(text, Language.of(own));

    if (slug.equals("none")) {
      assertThat(asked).isEqualTo(new PageAsked.Nothing());
    } else {
      assertThat(asked)
          .isInstanceOfSatisfying(
              ForPage.class,
              page -> {
                assertThat(page.slug()).isEqualTo(slug);
                assertThat(page.language().tag()).isEqualTo(language);
              });
    }
  }

  @ParameterizedTest
  @MethodSource("org.portolan.i18n.Languages#travellers")
  void every_page_has_a_keyword_that_finds_it_alone_and_means_nothing_else(Language language) {
    List<PublishedPage> own =
        content.now().all().stream().filter(page -> page.language().equals(language)).toList();

    assertThat(own).isNotEmpty();
    assertThat(own)
        .allSatisfy(
            page -> {
              assertThat(asked(page.keyword(), language))
                  .isInstanceOfSatisfying(
                      ForPage.class,
                      found -> {
                        assertThat(found.slug()).isEqualTo(page.slug());
                        assertThat(found.language()).isEqualTo(language);
                      });
              assertThat(reader.keyword(page.keyword(), language)).isEmpty();
              assertThat(reader.tellsOfDanger(page.keyword())).isFalse();
            });
    assertThat(STORE.<List<String>>call(ANYBODY, tx -> pages.keywords(tx, language)))
        .hasSameSizeAs(own)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_text_is_there_as_it_was_published() {
    AskedPage before =
        STORE.<AskedPage>call(
            ANYBODY, tx -> pages.page(tx, "quarantine", Language.ENGLISH).orElseThrow());
    assertThat(before.text().sms()).contains("HELP");
    assertThat(before.page().needsEmergencyNumber()).isTrue();
    assertThat(
            STORE.<AskedPage>call(
                ANYBODY, tx -> pages.page(tx, "quarantine", Language.ENGLISH).orElseThrow()))
        .isEqualTo(before);
    assertThat(STORE.<Boolean>call(ANYBODY, tx -> pages.page(tx, "no", Language.ENGLISH).isEmpty()))
        .isTrue();
  }
}
