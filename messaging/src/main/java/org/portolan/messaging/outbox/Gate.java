package org.portolan.messaging.outbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.people.Channel;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;
import org.portolan.messaging.outbox.Addresses.Way;
import org.portolan.messaging.routes.Route;
import org.portolan.messaging.routes.Routes;
import org.portolan.messaging.spending.Budgets.WhatFor;
import org.portolan.messaging.spending.Cost;
import org.portolan.messaging.spending.Spending;
import org.portolan.messaging.spending.Tariff;
import org.portolan.messaging.spending.UnverifiedNumbers;

/**
 * What is decided of every message at the moment it is sent, whoever asked for it: by which number
 * it goes and whether an answer comes back, what it costs, whether there is money for it, and
 * whether a form of ours may text this number at all.
 *
 * @param routes as they stand
 * @param tariff what a part costs
 */
public record Gate(Routes routes, Tariff tariff, Spending spending, UnverifiedNumbers unverified) {

  /** Call it before a batch. */
  void refresh(Tx tx) {
    routes.refresh(tx);
  }

  /** Whether a question by this way could be answered by the same. */
  boolean takesReplies(Way way) {
    return way.to().channel() != Channel.SMS || routes.to(way.to().region()).replies();
  }

  /** The number that a text goes from, if not that of the settings. */
  Optional<String> sender(Way way) {
    return way.to().channel() == Channel.SMS
        ? routes.to(way.to().region()).from()
        : Optional.empty();
  }

  /**
   * The text with, where its answer would not come back, the number to answer to. Empty when it
   * asks something and there is no such number: nobody is asked what they cannot answer.
   */
  Optional<String> answerable(
      Wording wording, Purpose purpose, Way way, Language language, String text) {
    boolean asks = asks(wording);
    if (takesReplies(way) || !(asks || purpose == Purpose.ANSWER)) {
      return Optional.of(text);
    }
    Route route = routes.to(way.to().region());
    if (route.replyTo().isEmpty()) {
      return asks ? Optional.empty() : Optional.of(text);
    }
    Map<String, Object> number = Map.of("number", route.replyTo());
    return Optional.of(text + "\n" + Texts.product().text(language, "route.reply-to", number));
  }

  private static boolean asks(Wording wording) {
    return wording.parts().stream().anyMatch(part -> part.key().startsWith("question."));
  }

  /**
   * What a text takes.
   *
   * @param parts of how many parts it is as a text message
   */
  Cost cost(Way way, int parts) {
    if (way.to().channel() != Channel.SMS) {
      return new Cost(1, Optional.empty());
    }
    return new Cost(
        parts,
        tariff
            .forOnePart(way.to().region())
            .map(
                one ->
                    new Cost.Money(
                        one.amount().multiply(BigDecimal.valueOf(parts)), one.currency())));
  }

  /** Why a message may never be sent; empty when it may. Takes its turn where turns are counted. */
  Optional<String> refuses(Tx tx, OutboxRow row, Way way) {
    boolean fromForm = row.purpose() == Purpose.CODE || row.purpose() == Purpose.DOUBT;
    boolean known = way.verified() || way.heardAt().isPresent();
    boolean again = row.textHash() != null;
    return fromForm && !known && !again && way.to().phone().isPresent()
        ? unverified.refuses(tx, way.to().value(), way.to().region())
        : Optional.empty();
  }

  /** Until when a message waits for money; empty when there is some, or it goes without. */
  Optional<Instant> waits(Tx tx, Purpose purpose) {
    if (purpose.isOwed() || !spending.isSpent(whatFor(purpose))) {
      return Optional.empty();
    }
    LocalDate tomorrow = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC).plusDays(1);
    return Optional.of(tomorrow.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** It is on its way. */
  void sent(Tx tx, Purpose purpose, Cost cost) {
    spending.sent(tx, whatFor(purpose), cost);
  }

  /** Whose money a purpose takes. */
  static WhatFor whatFor(Purpose purpose) {
    return switch (purpose) {
      case BROADCAST -> WhatFor.BROADCAST;
      case CODE, DOUBT -> WhatFor.FORM;
      case DUTY_ALERT -> WhatFor.STAFF;
      case CHECK_IN, REPLY, ANSWER, OPT_CONFIRMATION, CALL_BACK, WELFARE, NOTICE, ORDER, CLOSING ->
          WhatFor.CASE;
    };
  }
}
