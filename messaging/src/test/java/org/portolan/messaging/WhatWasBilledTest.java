package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.channel.Bills;
import org.portolan.messaging.channel.Bills.Billed;
import org.portolan.messaging.outbox.AskPrices;
import org.portolan.messaging.outbox.Charges;
import org.portolan.messaging.outbox.Charges.Charge;
import org.portolan.messaging.spending.Cost.Money;

/** What the provider billed takes the place of what was expected. */
class WhatWasBilledTest {

  private static final Map<String, String> CENTS =
      Map.of(
          "PORTOLAN_SMS_PRICES", "ET 0.01 EUR",
          "PORTOLAN_BUDGETS", "case 0.05 EUR/day, case 1 USD/day");

  private static final Instant BEGIN = Instant.parse("2026-11-23T10:00:00Z");
  private static final Bills.Page NOTHING = new Bills.Page(List.of(), Optional.empty());

  private final APost post = new APost(CENTS);
  private final PhoneNumber phone = APost.aPhone();
  private final Deque<Bills.Page> answers = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private boolean toldOfAll;
  private Instant real = BEGIN;
  private final AskPrices prices =
      new AskPrices(
          post.store,
          Map.of("messages", this::sent),
          post.spending,
          post.settings,
          Duration.ofHours(1),
          () -> real);

  WhatWasBilledTest() {
    Jdbi.create(TestStore.shared().asOwner()).useHandle(h -> h.execute("DELETE FROM price_asking"));
    post.quarantine("Selam Gebre", "en", phone, 5);
    post.at("10:00").works().later(Duration.ofSeconds(2)).works();
    prices.step();
  }

  /** What was sent before the test began is asked for as well, and is nothing. */
  private Bills.Page sent(Instant from, Instant until, Optional<String> page) {
    if (from.isBefore(BEGIN.minus(Duration.ofHours(1))) && !toldOfAll) {
      return NOTHING;
    }
    asked.add(from + "/" + until + page.map(name -> " " + name).orElse(""));
    if (answers.isEmpty() && !toldOfAll) {
      throw new IllegalStateException("The provider is away");
    }
    return answers.isEmpty() ? NOTHING : answers.remove();
  }

  private Bills.Page page(String amount, String currency, String next) {
    String sid = post.accepted(phone).get(0).sid();
    return new Bills.Page(
        List.of(
            new Billed(sid, new BigDecimal(amount), currency),
            new Billed("SM-of-somebody-else", BigDecimal.TEN, "EUR")),
        Optional.ofNullable(next));
  }

  private void passes(String time) {
    real = real.plus(Duration.parse(time));
    while (prices.step()) {}
  }

  private BigDecimal spent(int budget) {
    return post.spending.standings().get(budget).spent();
  }

  @Test
  void a_price_is_kept_with_its_message_and_counts_against_the_budget() {
    assertThat(spent(0)).isEqualByComparingTo("0.01");
    answers.add(page("0.0425", "EUR", null));
    passes("PT30M");

    assertThat(asked).containsExactly("2026-11-23T09:00:00Z/2026-11-23T09:30:00Z");
    assertThat(spent(0)).isEqualByComparingTo("0.0425");
    assertThat(new Charges(post.store).ofLate())
        .contains(
            new Charge(
                "ET",
                1,
                Optional.of(new Money(new BigDecimal("0.010000"), "EUR")),
                new Money(new BigDecimal("0.042500"), "EUR")));
  }

  @Test
  void what_was_billed_in_another_currency_counts_there() {
    answers.add(page("0.06", "USD", null));
    passes("PT30M");

    assertThat(spent(0)).isEqualByComparingTo("0");
    assertThat(spent(1)).isEqualByComparingTo("0.06");
  }

  @Test
  void the_same_price_again_counts_once_and_another_one_in_its_place() {
    answers.add(page("0.04", "EUR", "the next"));
    answers.add(page("0.04", "EUR", null));
    answers.add(page("0.05", "EUR", null));
    passes("PT30M");
    assertThat(spent(0)).isEqualByComparingTo("0.04");
    passes("PT30M");

    assertThat(asked)
        .containsExactly(
            "2026-11-23T09:00:00Z/2026-11-23T09:30:00Z",
            "2026-11-23T09:00:00Z/2026-11-23T09:30:00Z the next",
            "2026-11-23T09:30:00Z/2026-11-23T10:00:00Z");
    assertThat(spent(0)).isEqualByComparingTo("0.05");
  }

  @Test
  void a_provider_that_does_not_answer_is_asked_later_from_the_beginning() {
    answers.add(page("0.04", "EUR", "the next"));
    passes("PT30M");
    passes("PT5M");
    answers.add(page("0.04", "EUR", null));
    passes("PT10M");

    assertThat(asked)
        .containsExactly(
            "2026-11-23T09:00:00Z/2026-11-23T09:30:00Z",
            "2026-11-23T09:00:00Z/2026-11-23T09:30:00Z the next",
            "2026-11-23T09:00:00Z/2026-11-23T09:45:00Z");
  }

  @Test
  void nobody_is_asked_more_often_than_every_ten_minutes_nor_for_more_than_an_hour() {
    passes("PT9M");
    assertThat(asked).isEmpty();
    answers.add(page("0.04", "EUR", null));
    passes("PT10H");
    assertThat(asked).first().isEqualTo("2026-11-23T09:00:00Z/2026-11-23T10:00:00Z");
  }

  @Test
  void no_list_keeps_another_waiting() {
    Bills calls =
        (from, until, page) -> {
          asked.add("calls");
          return NOTHING;
        };
    AskPrices both =
        new AskPrices(
            post.store,
            Map.of("calls", calls, "messages", this::sent),
            post.spending,
            post.settings,
            Duration.ofSeconds(10),
            () -> real);
    answers.add(page("0.04", "EUR", null));
    for (int seconds = 0; seconds < 40; seconds += 5) {
      real = real.plusSeconds(5);
      both.step();
    }
    assertThat(asked).contains("calls");
    assertThat(spent(0)).isEqualByComparingTo("0.04");
  }

  @Test
  void what_was_late_is_asked_for_a_day_later() {
    toldOfAll = true;
    passes("PT48H");
    assertThat(asked).filteredOn("2026-11-23T09:00:00Z/2026-11-23T10:00:00Z"::equals).hasSize(2);
  }

  @Test
  void every_time_that_the_provider_took_a_message_is_billed_and_counts() {
    post.tells(phone, "undelivered", 30008);
    post.later(Duration.ofMinutes(1)).works();
    assertThat(post.accepted(phone)).as("sent once more").hasSize(2);
    assertThat(spent(0)).isEqualByComparingTo("0.02");
    String first = post.accepted(phone).get(0).sid();
    String second = post.accepted(phone).get(1).sid();
    answers.add(
        new Bills.Page(
            List.of(
                new Billed(first, new BigDecimal("0.04"), "EUR"),
                new Billed(second, new BigDecimal("0.05"), "EUR")),
            Optional.empty()));
    passes("PT30M");

    assertThat(spent(0)).isEqualByComparingTo("0.09");
    assertThat(new Charges(post.store).ofLate())
        .contains(
            new Charge(
                "ET",
                2,
                Optional.of(new Money(new BigDecimal("0.020000"), "EUR")),
                new Money(new BigDecimal("0.090000"), "EUR")));
    assertThat(new Charges(post.store).of(List.of(messageId())).get(messageId()))
        .satisfies(
            message -> {
              assertThat(message.times()).isEqualTo(2);
              assertThat(message.parts()).isPositive();
              assertThat(message.billed()).containsOnlyKeys("EUR");
              assertThat(message.expected()).isEmpty();
            });
  }

  private UUID messageId() {
    return UUID.fromString(post.accepted(phone).get(0).callback().replaceAll(".*o=", ""));
  }

  @Test
  void the_bill_of_an_attempt_that_comes_before_the_next_is_kept_beside_it() {
    answers.add(page("0.04", "EUR", null));
    passes("PT30M");
    post.tells(phone, "undelivered", 30008);
    post.later(Duration.ofMinutes(1)).works();
    assertThat(post.accepted(phone)).hasSize(2);

    assertThat(spent(0)).isEqualByComparingTo("0.05");
    assertThat(new Charges(post.store).of(List.of(messageId())).get(messageId()))
        .satisfies(
            message -> {
              assertThat(message.billed().get("EUR")).isEqualByComparingTo("0.04");
              assertThat(message.expected().get("EUR")).isEqualByComparingTo("0.01");
            });
    assertThat(new Charges(post.store).ofLate())
        .singleElement()
        .satisfies(charge -> assertThat(charge.billed().amount()).isEqualByComparingTo("0.04"));
  }
}
