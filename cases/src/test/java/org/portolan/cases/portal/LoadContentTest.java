package org.portolan.cases.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portolan.cases.portal.APage.AR;
import static org.portolan.cases.portal.APage.EN;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.DecideOnPage.Asked;
import org.portolan.cases.portal.WritePages.Draft;
import org.portolan.cases.portal.model.PageFacts;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.i18n.Language;

class LoadContentTest {

  private final APage people = new APage();
  private final String slug = "brought-" + UUID.randomUUID();
  private final Map<String, String> files = new HashMap<>();

  LoadContentTest() {
    files.put(
        "pages.json",
        """
        {"topics": [{"slug": "tests", "titles": {"en": "Tests"}}],
         "pages": [{"slug": "%s", "topic": "tests", "kind": "crisis", "keyword": "WAIT",
           "keywords": {"ar": "انتظر"},
           "sources": [{"title": "Rules", "publisher": "WHO", "url": "https://who.int/"}],
           "dated": "2026-11-27", "reviewBy": "2027-02-27"}]}
        """
            .formatted(slug));
    files.put(slug + "/en.md", "---\ntitle: Wait: how\nsummary: How.\nsms: Wait.\n---\nWait.\n");
    files.put(slug + "/ar.md", "---\ntitle: انتظر\nsummary: كيف.\nsms: انتظر.\n---\nانتظر.\n");
  }

  private int load() {
    ContentFiles content =
        new ContentFiles(
            name ->
                files.containsKey(name)
                    ? new ByteArrayInputStream(files.get(name).getBytes(StandardCharsets.UTF_8))
                    : null);
    return people
        .store()
        .call(LoadContent.ACTOR, tx -> new LoadContent(people.decide, content).load(tx));
  }

  private PublishedPage shown(Language language) {
    return new PublishedContent(people.store()).now().page(language, slug).orElseThrow();
  }

  @Test
  void what_the_product_brings_is_published_once_and_says_that_a_machine_translated_it() {
    assertThat(load()).isEqualTo(2);
    assertThat(shown(EN).title()).isEqualTo("Wait: how");
    assertThat(shown(EN).machine()).isFalse();
    assertThat(shown(EN).keyword()).isEqualTo("WAIT");
    assertThat(shown(AR).machine()).isTrue();
    assertThat(shown(AR).nativeRead()).isFalse();
    assertThat(shown(AR).outdated()).isFalse();
    assertThat(shown(AR).keyword()).isEqualTo("انتظر");
    long version = new PublishedContent(people.store()).now().version();
    assertThat(load()).isZero();
    assertThat(new PublishedContent(people.store()).now().version()).isEqualTo(version);
  }

  @Test
  void a_later_product_brings_other_texts_but_never_over_what_somebody_wrote() {
    load();
    UUID page = shown(EN).id();
    people
        .store()
        .run(
            people.author,
            tx ->
                people.write.write(
                    tx,
                    page,
                    new Draft(AR, 1, APage.text("لنا", "لنا."), false, false, OptionalInt.of(1))));
    files.put(slug + "/en.md", "---\ntitle: Wait\nsummary: How.\nsms: Wait.\n---\nAnew.\n");
    files.put(slug + "/ar.md", "---\ntitle: جديد\nsummary: كيف.\nsms: انتظر.\n---\nجديد.\n");
    assertThat(load()).isEqualTo(1);
    assertThat(shown(EN).title()).isEqualTo("Wait");
    assertThat(shown(AR).title()).isEqualTo("انتظر");
  }

  @Test
  void a_later_product_brings_other_sources_dates_and_keywords_unless_somebody_has_changed_them() {
    load();
    files.computeIfPresent(
        "pages.json",
        (name, json) ->
            json.replace("2027-02-27", "2027-05-01")
                .replace("\"WAIT\"", "\"STAY\"")
                .replace("انتظر", "ابق")
                .replace("who.int/", "who.int/ihr"));
    load();
    assertThat(shown(EN).reviewBy()).hasToString("2027-05-01");
    assertThat(shown(EN).keyword()).isEqualTo("STAY");
    assertThat(shown(AR).keyword()).isEqualTo("ابق");
    assertThat(shown(AR).sources()).singleElement().asString().contains("who.int/ihr");
    long version = new PublishedContent(people.store()).now().version();
    load();
    assertThat(new PublishedContent(people.store()).now().version()).isEqualTo(version);

    UUID page = shown(EN).id();
    people
        .store()
        .run(
            people.author,
            tx -> {
              PageFacts facts = new OpenPage().open(tx, slug, EN).orElseThrow().facts();
              people.write.change(tx, page, facts, facts, Optional.empty());
            });
    files.computeIfPresent("pages.json", (name, json) -> json.replace("\"STAY\"", "\"HOLD\""));
    load();
    assertThat(shown(EN).keyword()).isEqualTo("STAY");
  }

  @Test
  void a_later_original_outdates_translations_that_did_not_come_with_it() {
    files.put(slug + "/fr.md", "---\ntitle: Attendre\nsummary: Ici.\nsms: Att.\n---\nAttendez.\n");
    load();
    files.put(slug + "/en.md", "---\ntitle: Wait: how\nsummary: How!\nsms: Wait.\n---\nWait!\n");
    load();
    assertThat(shown(AR).outdated()).as("after other signs alone").isFalse();

    files.put(slug + "/en.md", "---\ntitle: Wait\nsummary: How.\nsms: Wait.\n---\nWait longer.\n");
    files.put(slug + "/ar.md", "---\ntitle: انتظر\nsummary: كيف.\nsms: انتظر.\n---\nأطول.\n");
    load();
    assertThat(shown(AR).outdated()).isFalse();
    assertThat(shown(Language.of("fr")).outdated()).isTrue();
  }

  @Test
  void what_was_withdrawn_stays_so() {
    load();
    Asked asked = new Asked(shown(EN).id(), AR, 1);
    people.store().run(people.author, tx -> people.decide.withdraw(tx, asked, Optional.empty()));
    assertThat(load()).isZero();
    assertThat(shown(AR).language()).isEqualTo(EN);
  }

  @Test
  void a_file_that_cannot_be_read_is_named() {
    files.put(slug + "/ar.md", "انتظر.");
    assertThatThrownBy(this::load).hasMessageContaining(slug + "/ar.md");
  }

  @Test
  void the_products_own_pages_keep_the_rules_of_pages() {
    ContentFiles content = ContentFiles.ofProduct();
    var rules = new PageLimits(org.portolan.cases.settings.Settings.of(Map.of())).rules();
    var pages = content.content().pages();
    var slugs = pages.stream().map(ContentFiles.PageLine::slug).toList();
    for (ContentFiles.PageLine line : pages) {
      String page = line.slug();
      for (Language language : org.portolan.i18n.Languages.travellers()) {
        content
            .text(page, language)
            .ifPresent(
                text -> {
                  assertThat(rules.faults(text, line.facts(0).kind()))
                      .as(page + " in " + language)
                      .isEmpty();
                  assertThat(PageMarkdown.badLinks(text.body(), slugs::contains))
                      .as(page + " in " + language)
                      .isEmpty();
                });
      }
    }
  }
}
