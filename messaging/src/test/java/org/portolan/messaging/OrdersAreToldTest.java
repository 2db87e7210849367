package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.people.IdentityCheck;
import org.portolan.cases.people.KeepContacts;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.quarantine.ChangeOrder;
import org.portolan.cases.quarantine.ChangeOrder.Outcome;
import org.portolan.cases.quarantine.OrderNotices;
import org.portolan.cases.quarantine.Protocols;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.prompts.Prompt;

/**
 * What the law owes whom an order binds: the order, that it was changed, and that it has ended.
 * Each of a household is told, by whatever channel takes it; who cannot be told is an officer's
 * task.
 */
class OrdersAreToldTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 11, 23);
  private static final LocalDate LAST = FIRST.plusDays(13);
  private static final LocalDate LATER = FIRST.plusDays(20);

  private static final Language TIGRINYA = Language.of("ti");

  private final APost post = new APost(true);
  private final PhoneNumber phone = APost.aPhone();
  private final ChangeOrder orders = new ChangeOrder(new Protocols(), new OrderNotices());

  @AfterEach
  void stop() {
    post.carrier.close();
    post.telephones.close();
  }

  private UUID ordered(String name, String language) {
    return post.ordered(name, language, phone, 14, false);
  }

  private Outcome until(UUID caseId, LocalDate seen, LocalDate wanted) {
    return post.as(StaffRole.QUARANTINE_OFFICER, tx -> orders.until(tx, caseId, seen, wanted));
  }

  private Outcome release(UUID caseId, LocalDate seen) {
    return post.as(StaffRole.QUARANTINE_OFFICER, tx -> orders.release(tx, caseId, seen));
  }

  private static String said(String key, LocalDate day) {
    return Texts.product().text(Language.ENGLISH, key, Map.of("day", day));
  }

  private static String closing() {
    return Texts.product().text(Language.ENGLISH, "closing.last-day");
  }

  private List<String> purposes() {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            h ->
                h.createQuery("SELECT purpose || ' ' || state FROM outbox ORDER BY position")
                    .mapTo(String.class)
                    .list());
  }

  @Test
  void an_order_is_told_in_the_morning_once_and_one_that_was_handed_over_is_not() {
    post.at("07:00");
    ordered("Jean Petit", "en");
    PhoneNumber told = APost.aPhone();
    post.quarantine("Aminata Ba", "en", told, 14);
    post.at("07:30").works();
    assertThat(post.texts(phone)).isEmpty();

    post.at("08:01").works().later(Duration.ofMinutes(5)).works();

    assertThat(post.texts(phone)).containsExactly(said("order.until", LAST));
    assertThat(said("order.until", LAST)).contains("Dec 6");
    assertThat(post.texts(told)).isEmpty();
  }

  @Test
  void each_of_a_household_is_told_by_initials_of_the_order_its_change_and_its_end() {
    UUID layla = ordered("Layla Haddad", "en");
    UUID omar = ordered("Omar Haddad", "en");
    post.at("08:01").works().later(Duration.ofMinutes(1)).works();
    assertThat(post.texts(phone))
        .hasSize(2)
        .allMatch(text -> text.endsWith(said("order.until", LAST)))
        .anyMatch(text -> text.contains("L. H."))
        .anyMatch(text -> text.contains("O. H."));

    assertThat(until(omar, LAST, LATER)).isEqualTo(Outcome.DONE);
    post.later(Duration.ofMinutes(1)).works();
    assertThat(post.texts(phone).get(2)).contains("O. H.").endsWith(said("order.changed", LATER));

    assertThat(release(layla, LAST)).isEqualTo(Outcome.DONE);
    post.later(Duration.ofMinutes(1)).works();
    assertThat(post.texts(phone)).hasSize(4);
    assertThat(post.texts(phone).get(3)).contains("L. H.").endsWith(closing());
  }

  @Test
  void whoever_is_released_is_asked_no_more_and_of_what_was_changed_before_nothing_is_said() {
    UUID caseId = post.quarantine("Jean Petit", "en", phone, 14);
    post.at("08:00");
    assertThat(until(caseId, LAST, LATER)).isEqualTo(Outcome.DONE);
    assertThat(release(caseId, LATER)).isEqualTo(Outcome.DONE);

    post.at("10:00").works();

    assertThat(post.texts(phone)).containsExactly(closing());
    assertThat(release(caseId, LATER)).isEqualTo(Outcome.OVERTAKEN);
    assertThat(until(caseId, LATER, LAST)).isEqualTo(Outcome.OVERTAKEN);
  }

  @Test
  void a_mind_changed_twice_is_told_once_and_what_came_to_nothing_or_cannot_be_is_not() {
    UUID caseId = post.quarantine("Jean Petit", "en", phone, 14);
    post.at("08:30");
    assertThat(until(caseId, LAST, LATER)).isEqualTo(Outcome.DONE);
    assertThat(until(caseId, LAST, LATER.plusDays(1))).isEqualTo(Outcome.OVERTAKEN);
    assertThat(until(caseId, LATER, LATER.plusDays(1))).isEqualTo(Outcome.DONE);
    LocalDate last = LATER.plusDays(1);
    assertThat(until(caseId, last, last)).isEqualTo(Outcome.THE_SAME);
    assertThat(until(caseId, last, FIRST.minusDays(1))).isEqualTo(Outcome.PAST);
    assertThat(until(caseId, last, FIRST.plusDays(90))).isEqualTo(Outcome.TOO_LONG);
    assertThat(until(caseId, last, FIRST.plusDays(89))).isEqualTo(Outcome.DONE);

    post.works();

    assertThat(post.texts(phone)).containsExactly(said("order.changed", FIRST.plusDays(89)));
  }

  @Test
  void an_order_that_is_made_longer_on_its_last_day_is_asked_about_the_next_morning() {
    UUID caseId = post.quarantine("Jean Petit", "en", phone, 1);
    post.at("10:00").works();
    assertThat(post.texts(phone)).hasSize(1);

    assertThat(until(caseId, FIRST, FIRST.plusDays(1))).isEqualTo(Outcome.DONE);
    post.at("20:30").works().later(Duration.ofHours(13)).works();

    assertThat(post.texts(phone)).hasSize(3);
    assertThat(post.texts(phone).get(1)).isEqualTo(said("order.changed", FIRST.plusDays(1)));
    post.at("20:30").works();
    assertThat(post.texts(phone)).hasSize(4).endsWith(closing());
  }

  @Test
  void nobody_else_changes_an_order() {
    UUID caseId = post.quarantine("Jean Petit", "en", phone, 14);

    assertThat(
            post.store.<Outcome>call(
                APost.officerOf("another/post"), tx -> orders.release(tx, caseId, LAST)))
        .isEqualTo(Outcome.OVERTAKEN);
    assertThat(
            post.<Outcome>as(
                StaffRole.INFORMATION_WORKER, tx -> orders.until(tx, caseId, LAST, LATER)))
        .isEqualTo(Outcome.OVERTAKEN);
  }

  @Test
  void at_the_end_each_of_a_household_is_told_by_initials_and_what_is_answered_is_nobodys() {
    UUID layla = post.quarantine("Layla Haddad", "en", phone, 1);
    UUID omar = post.quarantine("Omar Haddad", "en", phone, 1);
    post.at("09:30").works().at("20:30").works();

    assertThat(post.texts(phone).subList(2, 4))
        .allMatch(text -> text.endsWith(closing()))
        .anyMatch(text -> text.startsWith("For L. H., 36:"))
        .anyMatch(text -> text.startsWith("For O. H., 36:"));

    post.hears(phone, "1");
    assertThat(post.checkIn(layla)).isEqualTo("asked");
    assertThat(post.checkIn(omar)).isEqualTo("asked");
  }

  @Test
  void who_shares_another_of_their_numbers_is_told_by_initials_by_their_own_too() {
    UUID layla = ordered("Layla Haddad", "en");
    PhoneNumber shared = APost.aPhone();
    post.quarantine("Omar Haddad", "en", shared, 14);
    post.store.run(
        APost.SYSTEM,
        tx -> {
          UUID person =
              tx.sql()
                  .createQuery("SELECT person_id FROM case_file WHERE id = :id")
                  .bind("id", layla)
                  .mapTo(UUID.class)
                  .one();
          new KeepContacts(post.keys, new PersonJournal(post.keys))
              .add(tx, person, shared.e164(), Optional.of(IdentityCheck.ANSWERS));
        });

    post.at("08:30").works();

    assertThat(post.texts(phone)).singleElement().asString().startsWith("For L. H., 36:");
  }

  @Test
  void after_a_stop_it_becomes_a_call() {
    UUID caseId = post.quarantine("Jean Petit", "en", phone, 14);
    post.at("09:30").works().hears(phone, "STOP");
    int texts = post.texts(phone).size();

    until(caseId, LAST, LATER);
    post.later(Duration.ofMinutes(1)).works();
    post.telephones.takes(phone).presses(phone, "1");

    assertThat(post.telephones.heard(phone)).contains(said("order.changed", LATER));
    assertThat(post.texts(phone)).hasSize(texts);
    assertThat(purposes()).contains("order delivered");
  }

  @Test
  void in_a_language_that_no_voice_reads_it_is_said_in_recordings() {
    post.telephones.records(TIGRINYA, prompt -> true);
    UUID caseId = ordered("Selam Gebre", "ti");
    post.at("08:00").hears(phone, "STOP").at("10:00").works();
    post.telephones.takes(phone).presses(phone, "1");

    assertThat(post.telephones.played(phone, TIGRINYA))
        .startsWith("voice.opening-unnamed", "voice.order-until", "weekday:7", "number:6")
        .contains("month:12");
    assertThat(post.alerts(caseId)).doesNotContain("not-told");
  }

  @Test
  void without_recordings_of_the_day_an_officer_is_told_and_nobody_is_called() {
    post.telephones.records(TIGRINYA, Prompt::always);
    UUID caseId = ordered("Selam Gebre", "ti");
    post.at("08:00").hears(phone, "STOP").at("10:00").works();

    assertThat(post.alerts(caseId)).contains("not-told");
    assertThat(post.telephones.status(phone)).isEqualTo("none");
  }

  @Test
  void recordings_that_name_nobody_tell_no_household_whose_order_has_ended() {
    post.telephones.records(TIGRINYA, prompt -> true);
    UUID one = ordered("Selam Gebre", "ti");
    UUID other = ordered("Aster Gebre", "ti");
    post.at("08:00").hears(phone, "STOP").at("10:00").works();

    assertThat(post.alerts(one)).contains("not-told");
    assertThat(post.alerts(other)).contains("not-told");
    assertThat(post.telephones.status(phone)).isEqualTo("none");
  }

  @Test
  void where_no_call_can_say_it_an_officer_is_told_of_each_of_the_household() {
    UUID one = ordered("Selam Gebre", "ti");
    UUID other = ordered("Aster Gebre", "ti");
    post.at("08:00").hears(phone, "STOP");
    post.at("10:00").works();

    assertThat(post.alerts(one)).contains("not-told");
    assertThat(post.alerts(other)).contains("not-told");
  }
}
