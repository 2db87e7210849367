package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;
import org.portolan.messaging.routes.KeepRoutes;
import org.portolan.messaging.routes.Route;
import org.portolan.messaging.spending.Budgets;
import org.portolan.messaging.spending.Budgets.WhatFor;
import org.portolan.messaging.spending.UnverifiedNumbers;

/**
 * What is decided at the moment of sending: by which number, for what money, and whether at all.
 */
class AtTheGateTest {

  private static final Map<String, String> A_CENT =
      Map.of(
          "PORTOLAN_SMS_PRICES", "ET 0.01 EUR",
          "PORTOLAN_BUDGETS", "case 0.01 EUR/day, form 5 EUR/month");

  private final APost post = new APost();
  private final PhoneNumber phone = APost.aPhone();

  private void route(Route route) {
    post.store.run(
        APost.SYSTEM,
        tx ->
            assertThat(new KeepRoutes().keep(tx, KeepRoutes.find(tx, route.country()), route))
                .isEmpty());
  }

  private static String of(String column, String where) {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            h ->
                h.createQuery("SELECT " + column + "::text FROM outbox WHERE " + where)
                    .mapTo(String.class)
                    .list()
                    .toString());
  }

  private static UUID contactOf(PhoneNumber number, APost post) {
    return post.store.call(
        APost.SYSTEM,
        tx ->
            new org.portolan.cases.people.ContactPoints(post.keys)
                .at(tx, Endpoint.sms(number))
                .get(0));
  }

  private static void send(APost post, Purpose purpose, PhoneNumber to, String key) {
    Map<String, Object> code = Map.of("code", "123456", "address", "https://p.example");
    UUID contact = contactOf(to, post);
    post.store.run(
        APost.SYSTEM,
        tx ->
            post.outbox.enqueue(
                tx,
                OutboundMessage.general(
                    Recipient.contact(contact), purpose, Wording.of(key, code))));
    post.later(Duration.ofSeconds(2)).works();
  }

  @Test
  void a_question_by_a_one_way_route_carries_the_number_to_answer_to() {
    route(new Route("ET", "Portolan", false, "+15005550009"));
    post.quarantine("Selam Gebre", "en", phone, 5);
    post.at("10:00").works();

    assertThat(post.texts(phone))
        .singleElement()
        .asString()
        .endsWith("\nYou can reply to +15005550009.");
    assertThat(of("sender", "purpose = 'check-in'")).isEqualTo("[Portolan]");
  }

  @Test
  void where_an_answer_would_not_come_back_the_question_becomes_a_call() {
    APost calling = new APost(true);
    route(new Route("ET", "Portolan", false, ""));
    UUID caseId = calling.quarantine("Selam Gebre", "en", phone, 5);
    calling.at("10:00").works();
    calling.telephones.takes(phone).presses(phone, "1").presses(phone, "1").presses(phone, "1#");

    assertThat(calling.checkIn(caseId)).isEqualTo("complete");
    assertThat(calling.texts(phone)).isEmpty();
    calling.telephones.close();
    calling.carrier.close();
  }

  @Test
  void nobody_is_asked_what_they_cannot_answer() {
    route(new Route("ET", "Portolan", false, ""));
    UUID caseId = post.quarantine("Selam Gebre", "en", phone, 5);
    post.at("10:00").works();

    assertThat(post.texts(phone)).isEmpty();
    assertThat(of("reason", "purpose = 'check-in'")).isEqualTo("[one-way]");
    assertThat(post.checkIn(caseId)).isEqualTo("not-reached");
  }

  @Test
  void a_number_of_ours_sends_no_more_in_a_second_than_its_network_takes() {
    APost slow = new APost(Map.of("PORTOLAN_SMS_PER_SECOND_AND_SENDER", "2"));
    for (int person = 0; person < 5; person++) {
      slow.quarantine("Selam Gebre", "en", APost.aPhone(), 5);
    }

    slow.at("10:00").works();
    assertThat(slow.carrier.accepted()).hasSize(2);
    slow.later(Duration.ofSeconds(1)).works();
    assertThat(slow.carrier.accepted()).hasSize(4);
    slow.later(Duration.ofSeconds(1)).works();
    assertThat(slow.carrier.accepted()).hasSize(5);
    assertThat(of("attempts", "purpose = 'check-in'")).isEqualTo("[1, 1, 1, 1, 1]");
    slow.carrier.close();
  }

  @Test
  void other_countries_go_by_the_route_for_all_others() {
    route(new Route(Route.ELSEWHERE, "+15005550007", true, ""));
    post.quarantine("Selam Gebre", "en", phone, 5);
    post.at("10:00").works();

    assertThat(post.texts(phone)).singleElement().asString().doesNotContain("You can reply");
    assertThat(of("sender", "purpose = 'check-in'")).isEqualTo("[+15005550007]");
  }

  @Test
  void a_route_that_makes_no_sense_is_not_kept() {
    assertThat(new Route("XX", "", true, "").fault()).contains("no-country");
    assertThat(new Route("ET", "a name that is too long", false, "").fault()).contains("no-sender");
    assertThat(new Route("ET", "Portolan", true, "").fault()).contains("name-takes-none");
    assertThat(new Route("ET", "Portolan", false, "12").fault()).contains("no-reply-to");
    assertThat(new Route("*", "MG0123456789abcdef0123456789abcdef", true, "").fault()).isEmpty();
  }

  @Test
  void a_form_texts_a_number_that_never_wrote_to_us_once_a_day() {
    post.quarantine("Selam Gebre", "en", phone, 5);
    post.at("10:00").works();
    int before = post.texts(phone).size();
    send(post, Purpose.CODE, phone, "traveller.code");
    send(post, Purpose.CODE, phone, "traveller.code");
    send(post, Purpose.DOUBT, phone, "doubt.yours");
    assertThat(post.texts(phone)).hasSize(before + 1);
    assertThat(of("reason", "state = 'suppressed'"))
        .isEqualTo("[unverified number, unverified number]");

    verified();
    send(post, Purpose.CODE, phone, "traveller.code");
    send(post, Purpose.CODE, phone, "traveller.code");
    assertThat(post.texts(phone)).hasSize(before + 3);
  }

  private static void verified() {
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(h -> h.execute("UPDATE contact_point SET verified_at = now()"));
  }

  @Test
  void of_many_who_ask_for_a_text_to_one_number_at_once_one_gets_it() throws Exception {
    int many = 6;
    UnverifiedNumbers unverified = new UnverifiedNumbers(post.keys, post.settings);
    CyclicBarrier together = new CyclicBarrier(many);
    ExecutorService askers = Executors.newFixedThreadPool(many);
    Callable<Optional<String>> asks =
        () ->
            post.store.call(
                Actor.system("tests", Compartment.TRANSIT),
                tx -> {
                  meet(together);
                  return unverified.refuses(tx, phone.e164(), phone.region());
                });
    List<Optional<String>> answers = new ArrayList<>();
    for (Future<Optional<String>> one : askers.invokeAll(Collections.nCopies(many, asks))) {
      answers.add(one.get());
    }
    askers.shutdown();

    assertThat(answers).containsOnlyOnce(Optional.empty());
  }

  private static void meet(CyclicBarrier together) {
    try {
      together.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_waits_for_money_has_not_taken_its_number_s_turn() {
    APost poor =
        new APost(
            Map.of("PORTOLAN_SMS_PRICES", "ET 0.01 EUR", "PORTOLAN_BUDGETS", "form 0.01 EUR/day"));
    poor.at("10:00");
    PhoneNumber first = APost.aPhone();
    poor.quarantine("Selam Gebre", "en", phone, 5);
    poor.quarantine("Jean Petit", "en", first, 5);
    send(poor, Purpose.CODE, first, "traveller.code");
    poor.later(Duration.ofSeconds(2)).works();
    assertThat(poor.spending.spent()).containsExactly(WhatFor.FORM);

    send(poor, Purpose.DOUBT, phone, "doubt.yours");

    assertThat(of("reason", "purpose = 'doubt' AND state = 'waiting'")).isEqualTo("[budget]");
    UnverifiedNumbers unverified = new UnverifiedNumbers(poor.keys, poor.settings);
    Optional<String> refused =
        poor.store.call(
            Actor.system("tests", Compartment.TRANSIT),
            tx -> unverified.refuses(tx, phone.e164(), phone.region()));
    assertThat(refused).isEmpty();
  }

  @Test
  void a_form_texts_few_numbers_of_one_range() {
    APost strict = new APost(Map.of("PORTOLAN_UNVERIFIED_OF_RANGE_AN_HOUR", "2"));
    strict.at("10:00");
    for (int i = 0; i < 4; i++) {
      PhoneNumber one = new PhoneNumber("+25191177000" + i);
      strict.quarantine("Person " + i, "en", one, 5);
      send(strict, Purpose.CODE, one, "traveller.code");
    }
    assertThat(of("reason", "purpose = 'code' AND state = 'suppressed'"))
        .isEqualTo("[too many unverified, too many unverified]");
  }

  @Test
  void a_form_texts_few_numbers_of_one_country_in_an_hour_and_those_of_others_go_on() {
    APost strict = new APost(Map.of("PORTOLAN_UNVERIFIED_OF_COUNTRY_AN_HOUR", "2"));
    strict.at("10:00");
    for (int i = 0; i < 4; i++) {
      PhoneNumber one = new PhoneNumber("+2519118" + i + "0000");
      strict.quarantine("Person " + i, "en", one, 5);
      send(strict, Purpose.CODE, one, "traveller.code");
    }
    assertThat(of("reason", "purpose = 'code' AND state = 'suppressed'"))
        .isEqualTo("[too many unverified, too many unverified]");

    PhoneNumber elsewhere = new PhoneNumber("+254712345678");
    strict.quarantine("Wanjiru Kamau", "en", elsewhere, 5);
    send(strict, Purpose.CODE, elsewhere, "traveller.code");
    assertThat(strict.texts(elsewhere)).anyMatch(text -> text.contains("123456"));

    PhoneNumber later = new PhoneNumber("+251911890000");
    strict.quarantine("Person later", "en", later, 5);
    strict.later(Duration.ofMinutes(61));
    send(strict, Purpose.CODE, later, "traveller.code");
    assertThat(strict.texts(later)).anyMatch(text -> text.contains("123456"));
  }

  @Test
  void what_is_owed_goes_out_when_the_money_is_spent_and_what_is_not_waits() {
    APost poor = new APost(A_CENT);
    poor.quarantine("Selam Gebre", "en", phone, 5);
    poor.at("10:00").works();
    assertThat(of("price", "purpose = 'check-in'")).isEqualTo("[0.010000]");
    poor.later(Duration.ofSeconds(2)).works();
    assertThat(poor.spending.spent()).containsExactly(WhatFor.CASE);

    send(poor, Purpose.NOTICE, phone, "traveller.answered");
    assertThat(of("reason", "purpose = 'notice'")).isEqualTo("[budget]");
    poor.hears(phone, "1");
    assertThat(poor.texts(phone)).hasSize(2);
    assertThat(poor.spending.standings().get(0).isSpent()).isTrue();
    assertThat(poor.spending.standings().get(1).isSpent()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"broadcast 200", "news 2 EUR/day", "case 2 EEE/day", "case -1 EUR/day"})
  void a_budget_that_cannot_be_read_stops_the_start(String entry) {
    Settings settings = Settings.of(Map.of("PORTOLAN_BUDGETS", "case 1 EUR/day," + entry));
    assertThatThrownBy(() -> Budgets.of(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("entry 2");
  }

  @Test
  void when_the_provider_says_stop_an_officer_looks_after_everybody_on_the_phone() {
    UUID one = post.quarantine("Ousmane Ba", "fr", phone, 5);
    UUID other = post.quarantine("Aminata Ba", "fr", phone, 5);
    post.carrier.next(Carrier.Behaviour.refuse(400, 21610));
    post.at("10:00").works();

    assertThat(post.alerts(one)).contains("opted-out");
    assertThat(post.alerts(other)).contains("opted-out");
    int before = post.texts(phone).size();
    post.later(Duration.ofDays(1)).works();
    assertThat(post.texts(phone)).hasSize(before);
  }

  @Test
  void the_end_of_an_order_becomes_a_task_for_everybody_on_a_stopped_phone() {
    List<UUID> cases =
        List.of(
            post.quarantine("Ousmane Ba", "fr", phone, 1),
            post.quarantine("Aminata Ba", "fr", phone, 1));
    post.at("10:00").works().hears(phone, "STOP");
    post.at("20:30").works();

    assertThat(cases).allSatisfy(id -> assertThat(post.alerts(id)).contains("not-told"));
  }
}
