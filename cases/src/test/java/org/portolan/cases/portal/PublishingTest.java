package org.portolan.cases.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portolan.cases.portal.APage.AR;
import static org.portolan.cases.portal.APage.EN;
import static org.portolan.cases.portal.APage.text;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.DecideOnPage.Asked;
import org.portolan.cases.portal.DecideOnPage.Outcome;
import org.portolan.cases.portal.WritePages.Meanwhile;
import org.portolan.cases.portal.WritePages.Saved;
import org.portolan.cases.portal.model.Published;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.i18n.Language;

class PublishingTest {

  private final APage page = new APage();

  private Published published() {
    return new PublishedContent(page.store()).now();
  }

  private Optional<PublishedPage> shown(Language language) {
    return published().page(language, page.slug);
  }

  private Outcome approve(Actor by, int number) {
    return page.store()
        .call(by, tx -> page.decide.approve(tx, new Asked(page.id, EN, number), false));
  }

  @Test
  void the_public_reads_what_one_wrote_and_another_approved() {
    long before = published().version();
    assertThat(page.write(page.author, EN, 0, text("Rules", "Bring it."), true))
        .isEqualTo(new Saved(1));
    Asked asked = new Asked(page.id, EN, 1);
    assertThat(approve(page.second, 1)).isEqualTo(Outcome.MOVED_MEANWHILE);
    page.store().run(page.author, tx -> page.decide.submit(tx, asked));
    assertThat(approve(page.author, 1)).isEqualTo(Outcome.OWN);
    assertThat(page.store().<Outcome>call(page.author, tx -> publish(tx, asked)))
        .isEqualTo(Outcome.MOVED_MEANWHILE);
    assertThat(approve(page.second, 1)).isEqualTo(Outcome.DONE);
    assertThat(shown(EN)).isEmpty();
    assertThat(page.store().<Outcome>call(page.author, tx -> publish(tx, asked)))
        .isEqualTo(Outcome.DONE);
    assertThat(shown(EN)).map(PublishedPage::title).hasValue("Rules");
    assertThat(published().version()).isGreaterThan(before);
  }

  private Outcome publish(org.portolan.cases.store.Tx tx, Asked asked) {
    return page.decide.publish(tx, asked, Optional.empty());
  }

  @Test
  void who_corrects_a_word_of_anothers_text_does_not_approve_it_and_neither_does_the_other() {
    page.write(page.author, EN, 0, text("Rules", "Brign it."), true);
    page.write(page.second, EN, 1, text("Rules", "Bring it."), false);
    page.store().run(page.author, tx -> page.decide.submit(tx, new Asked(page.id, EN, 2)));
    assertThat(approve(page.author, 2)).isEqualTo(Outcome.OWN);
    assertThat(approve(page.second, 2)).isEqualTo(Outcome.OWN);
    assertThat(approve(APage.worker("information/desk"), 2)).isEqualTo(Outcome.DONE);
  }

  @Test
  void what_is_written_over_an_older_version_is_not_kept() {
    page.write(page.author, EN, 0, text("Rules", "One."), true);
    page.write(page.second, EN, 1, text("Rules", "Two."), true);
    assertThat(page.write(page.author, EN, 1, text("Rules", "Three."), true))
        .isEqualTo(new Meanwhile(2));
  }

  @Test
  void a_draft_changes_nothing_of_what_the_public_reads() {
    page.published(EN, 0, "First", true);
    page.write(page.author, EN, 1, text("Second", "Not yet."), true);
    assertThat(shown(EN)).map(PublishedPage::title).hasValue("First");
  }

  @Test
  void it_is_published_and_withdrawn_at_its_time() {
    page.write(page.author, EN, 0, text("Rules", "Soon."), true);
    Asked asked = new Asked(page.id, EN, 1);
    page.store().run(page.author, tx -> page.decide.submit(tx, asked));
    approve(page.second, 1);
    Instant from = page.later(1).plusSeconds(60);
    assertThat(at(asked, from.minusSeconds(600), false)).isEqualTo(Outcome.IN_THE_PAST);
    assertThat(at(asked, from, false)).isEqualTo(Outcome.DONE);
    assertThat(at(asked, from.plusSeconds(60), true)).isEqualTo(Outcome.DONE);
    due();
    assertThat(shown(EN)).isEmpty();
    page.later(60);
    due();
    assertThat(shown(EN)).isPresent();
    page.later(60);
    due();
    assertThat(shown(EN)).isEmpty();
  }

  @Test
  void withdrawn_before_its_time_it_is_never_published() {
    page.write(page.author, EN, 0, text("Rules", "Soon."), true);
    Asked asked = new Asked(page.id, EN, 1);
    page.store().run(page.author, tx -> page.decide.submit(tx, asked));
    approve(page.second, 1);
    at(asked, page.later(1).plusSeconds(60), false);

    assertThat(
            page.store()
                .<Outcome>call(
                    page.second, tx -> page.decide.withdraw(tx, asked, Optional.empty())))
        .isEqualTo(Outcome.DONE);
    page.later(120);
    due();
    assertThat(shown(EN)).isEmpty();
    assertThat(page.store().<Outcome>call(page.author, tx -> publish(tx, asked)))
        .as("it is still approved")
        .isEqualTo(Outcome.DONE);
  }

  @Test
  void what_waits_is_not_published_after_a_withdrawal_unless_somebody_says_so_afterwards() {
    Asked asked = nextVersionWaits();
    Instant time = page.later(1).plusSeconds(60);
    at(asked, time, false);
    page.store().run(page.second, tx -> page.decide.withdraw(tx, asked, Optional.empty()));
    page.later(120);
    due();
    assertThat(shown(EN)).isEmpty();

    page.store().<Outcome>call(page.author, tx -> publish(tx, asked));
    assertThat(shown(EN)).map(PublishedPage::title).hasValue("Second");
  }

  @Test
  void a_withdrawal_at_a_time_drops_what_would_be_published_later() {
    Asked asked = nextVersionWaits();
    Instant time = page.later(1).plusSeconds(60);
    at(asked, time.plusSeconds(60), false);
    at(asked, time, true);
    page.later(240);
    due();
    due();
    assertThat(shown(EN)).isEmpty();

    Instant later = page.later(1).plusSeconds(60);
    at(asked, later, false);
    page.later(120);
    due();
    assertThat(shown(EN)).map(PublishedPage::title).hasValue("Second");
  }

  @Test
  void when_both_times_are_over_the_later_of_them_holds() {
    Asked asked = nextVersionWaits();
    Instant time = page.later(1).plusSeconds(60);
    at(asked, time, false);
    at(asked, time.plusSeconds(60), true);
    page.later(240);
    due();
    assertThat(shown(EN)).as("published first, then withdrawn").isEmpty();
  }

  /** The first version is public, the second approved. */
  private Asked nextVersionWaits() {
    page.published(EN, 0, "First", true);
    page.write(page.author, EN, 1, text("Second", "Waits."), true);
    Asked asked = new Asked(page.id, EN, 2);
    page.store().run(page.author, tx -> page.decide.submit(tx, asked));
    approve(page.second, 2);
    return asked;
  }

  private Outcome at(Asked asked, Instant when, boolean withdraw) {
    return page.store()
        .call(
            page.second,
            tx ->
                withdraw
                    ? page.decide.withdraw(tx, asked, Optional.of(when))
                    : page.decide.publish(tx, asked, Optional.of(when)));
  }

  private void due() {
    page.store()
        .run(Actor.system("publishing", Compartment.INFORMATION), tx -> page.decide.due(tx, 100));
  }

  @Test
  void a_major_change_makes_translations_outdated_and_a_small_one_does_not() {
    page.published(EN, 0, "First", true);
    page.published(AR, 0, "أول", false);
    assertThat(shown(AR)).map(PublishedPage::outdated).hasValue(false);
    page.published(EN, 1, "First, spelt right", false);
    assertThat(shown(AR)).map(PublishedPage::outdated).hasValue(false);
    page.published(EN, 2, "Something else", true);
    assertThat(shown(AR)).map(PublishedPage::outdated).hasValue(true);
  }

  @Test
  void a_reader_is_given_the_next_best_language() {
    page.published(EN, 0, "First", true);
    Language tigrinya = Language.of("ti");
    assertThat(shown(tigrinya)).map(PublishedPage::language).hasValue(EN);
    page.published(Language.of("am"), 0, "መጀመሪያ", false);
    assertThat(shown(tigrinya)).map(PublishedPage::language).hasValue(Language.of("am"));
  }

  @Test
  void drafts_are_for_information_workers_and_nobody_elses_to_write_or_publish() {
    page.published(EN, 0, "First", true);
    Actor officer =
        new Actor(
            "staff:" + java.util.UUID.randomUUID(),
            Set.of(new Grant(Compartment.HEALTH, "health-authority/harbour")));
    assertThatThrownBy(() -> page.write(officer, EN, 0, text("Mine", "No."), true))
        .isInstanceOfAny(JdbiException.class, IllegalStateException.class);
    assertThat(
            page.store()
                .<Outcome>call(
                    officer,
                    tx -> page.decide.withdraw(tx, new Asked(page.id, EN, 1), Optional.empty())))
        .isEqualTo(Outcome.NOT_FOUND);
    assertThatThrownBy(
            () ->
                page.store()
                    .run(
                        officer,
                        tx -> {
                          if (tx.sql().execute("UPDATE portal_published SET title = 'x'") == 0) {
                            throw new IllegalStateException("nothing there to change");
                          }
                        }))
        .isInstanceOfAny(JdbiException.class, IllegalStateException.class);
    assertThat(shown(EN)).map(PublishedPage::title).hasValue("First");
  }

  @Test
  void a_version_once_written_is_never_changed_or_taken_away() {
    page.published(EN, 0, "First", true);
    for (String sql :
        new String[] {
          "UPDATE portal_version SET body = 'x'",
          "DELETE FROM portal_version",
          "UPDATE portal_event SET actor = 'staff:x'",
          "DELETE FROM portal_event"
        }) {
      assertThatThrownBy(() -> page.store().run(page.author, tx -> tx.sql().execute(sql)))
          .hasStackTraceContaining("permission denied");
    }
  }
}
