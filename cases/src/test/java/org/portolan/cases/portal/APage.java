package org.portolan.cases.portal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.portal.DecideOnPage.Asked;
import org.portolan.cases.portal.WritePages.Draft;
import org.portolan.cases.portal.WritePages.Outcome;
import org.portolan.cases.portal.WritePages.Saved;
import org.portolan.cases.portal.model.PageFacts;
import org.portolan.cases.portal.model.PageKind;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.Source;
import org.portolan.cases.portal.model.Topic;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.Language;

/** A page of its own with people who write and approve it. */
final class APage {

  static final Language EN = Language.ENGLISH;
  static final Language AR = Language.of("ar");

  final TestStore test = TestStore.shared();
  final WritePages write = new WritePages(new PageLimits(Settings.of(Map.of())));
  final DecideOnPage decide = new DecideOnPage();
  final Actor author = worker("information/desk");
  final Actor second = worker("another-authority/harbour");
  final String slug = "page-" + UUID.randomUUID();
  final UUID id;

  private Instant now = Instant.parse("2026-11-27T09:00:00Z");

  APage() {
    this(PageKind.INFORMATION);
  }

  APage(PageKind kind) {
    id =
        store()
            .call(
                author,
                tx -> {
                  write.putTopic(tx, 99, new Topic("tests", Map.of("en", "Tests")));
                  return write
                      .begin(
                          tx,
                          new PageFacts(
                              slug,
                              "tests",
                              kind,
                              1,
                              EN,
                              "",
                              Map.of(),
                              List.of(new Source("Rules", "Somebody", "https://rules.example/")),
                              LocalDate.of(2026, 11, 1),
                              LocalDate.of(2027, 2, 1)))
                      .orElseThrow();
                });
  }

  static Actor worker(String scope) {
    return new Actor(
        "staff:" + UUID.randomUUID(), Set.of(new Grant(Compartment.INFORMATION, scope)));
  }

  CaseStore store() {
    return test.store(clock());
  }

  Clock clock() {
    return new Clock() {
      @Override
      public java.time.ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  Instant later(long seconds) {
    now = now.plusSeconds(seconds);
    return now;
  }

  static PageText text(String title, String body) {
    return new PageText(title, "What " + title + " is about.", "", body);
  }

  Outcome write(Actor by, Language language, int after, PageText text, boolean major) {
    OptionalInt translates = language.equals(EN) ? OptionalInt.empty() : OptionalInt.of(1);
    return store()
        .call(
            by,
            tx -> write.write(tx, id, new Draft(language, after, text, false, major, translates)));
  }

  /** Written by the one, approved by the other, published. */
  int published(Language language, int after, String title, boolean major) {
    int number =
        ((Saved) write(author, language, after, text(title, title + " says this."), major))
            .number();
    Asked asked = new Asked(id, language, number);
    store().run(author, tx -> decide.submit(tx, asked));
    store().run(second, tx -> decide.approve(tx, asked, false));
    store().run(second, tx -> decide.publish(tx, asked, java.util.Optional.empty()));
    return number;
  }
}
