package org.portolan.messaging.conversation;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.portal.AskedPages;
import org.portolan.cases.portal.AskedPages.AskedPage;
import org.portolan.cases.portal.model.PageKind;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.reading.AnswerReader;
import org.portolan.i18n.reading.PageAsked;
import org.portolan.i18n.reading.PageAsked.ForPage;
import org.portolan.i18n.reading.PageAsked.ForTheList;
import org.portolan.i18n.reading.PageAsked.Said;
import org.portolan.messaging.conversation.Travellers.Traveller;
import org.portolan.messaging.inbox.MessageHandler.Handled;
import org.portolan.messaging.inbox.StoredMessage;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;

/**
 * Somebody asks for a public page by its keyword and gets it at once, by the way that they asked.
 * Whoever answers our questions asks with INFO: a keyword alone is taken as one only when it cannot
 * be an answer, and a page about danger or distress never, because a person is to read that. What
 * was asked for opens no case; in one that is open it stands among the messages.
 */
final class AskingForPages {

  private final AskedPages pages;
  private final Askers askers;
  private final PageReply replies;
  private final Travellers travellers;
  private final Outbox outbox;
  private final AnswerReader reader = new AnswerReader();

  AskingForPages(
      AskedPages pages, Askers askers, PageReply replies, Travellers travellers, Outbox outbox) {
    this.pages = pages;
    this.askers = askers;
    this.replies = replies;
    this.travellers = travellers;
    this.outbox = outbox;
  }

  /**
   * Answers a message that asks for a page or for the list of them; empty when it does not.
   *
   * @param own the language that the sender is answered in otherwise
   * @param listOnly whether only a word such as INFO may be meant
   */
  Optional<Handled> handle(
      Tx tx,
      StoredMessage message,
      Endpoint sender,
      List<Traveller> holders,
      Language own,
      boolean listOnly) {
    PageAsked asked = pages.asked(tx, message.body(), own);
    if (asked instanceof ForTheList list) {
      List<String> keywords = pages.keywords(tx, list.language());
      String text = replies.list(list.language(), keywords);
      return answered(tx, message, sender, holders, new Answer(List.of(text), list.language()));
    }
    if (!listOnly && asked instanceof ForPage page) {
      return pages
          .page(tx, page.slug(), page.language())
          .filter(found -> !mayBeAnAnswer(message, page.said(), found, holders))
          .map(found -> replies.of(found, page.language(), message.channel(), today(tx)))
          .map(texts -> new Answer(texts, page.language()))
          .flatMap(answer -> answered(tx, message, sender, holders, answer));
    }
    return Optional.empty();
  }

  private static LocalDate today(Tx tx) {
    return LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
  }

  private boolean mayBeAnAnswer(
      StoredMessage message, Set<Said> said, AskedPage found, List<Traveller> holders) {
    boolean asks = holders.stream().anyMatch(holder -> holder.openCase().isPresent());
    return asks
        && !said.contains(Said.WITH_INFO)
        && (!said.contains(Said.EXACTLY)
            || found.page().kind() != PageKind.INFORMATION
            || reader.hasWordsOfAnswers(message.body()));
  }

  private Optional<Handled> answered(
      Tx tx, StoredMessage message, Endpoint sender, List<Traveller> holders, Answer answer) {
    Optional<Recipient> recipient =
        holders.stream()
            .findFirst()
            .map(Traveller::recipient)
            .or(() -> askers.stranger(tx, sender, answer.language));
    if (recipient.isEmpty()) {
      return Optional.empty();
    }
    for (Traveller holder : holders) {
      holder
          .openCase()
          .ifPresent(caseId -> travellers.heard(tx, caseId, message, holder.language(), "info"));
    }
    for (String text : answer.texts) {
      outbox.enqueue(
          tx, OutboundMessage.general(recipient.get(), Purpose.REPLY, Wording.ofPage(text)));
    }
    return Optional.of(Handled.as("page"));
  }

  /**
   * What is answered.
   *
   * @param texts one after the other
   * @param language in which it was asked for
   */
  private record Answer(List<String> texts, Language language) {}
}
