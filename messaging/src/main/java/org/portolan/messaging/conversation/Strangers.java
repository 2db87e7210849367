package org.portolan.messaging.conversation;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.alerts.Call;
import org.portolan.cases.chat.ChatByText;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.portal.entry.FollowRules;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.LanguageOfText;
import org.portolan.i18n.Languages;
import org.portolan.i18n.Zones;
import org.portolan.i18n.reading.AnswerReader;
import org.portolan.i18n.reading.Keyword;
import org.portolan.messaging.conversation.Travellers.Traveller;
import org.portolan.messaging.inbox.MessageHandler.Handled;
import org.portolan.messaging.inbox.StoredMessage;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;

/**
 * Messages that are about no open case become an enquiry, which is answered once: a person will
 * read it. What follows is put to it without another answer, so that no machine and we talk to each
 * other for ever.
 */
final class Strangers {

  private static final String DOUBTFUL = "doubtful";
  private static final String CHAT_STAYS = "reply.chat-stays";

  private final Enquiries enquiries;
  private final Travellers travellers;
  private final Outbox outbox;
  private final FirstReply first;
  private final FollowRules following;
  private final AnswerReader reader = new AnswerReader();

  Strangers(
      Enquiries enquiries,
      Travellers travellers,
      Outbox outbox,
      FirstReply first,
      FollowRules following) {
    this.following = following;
    this.enquiries = enquiries;
    this.travellers = travellers;
    this.outbox = outbox;
    this.first = first;
  }

  /** From a number or address that we do not know. */
  Handled handle(
      Tx tx,
      StoredMessage message,
      Endpoint sender,
      Optional<Keyword> keyword,
      Optional<Call> call) {
    Language language = languageOf(sender, message);
    if (call.isEmpty() && keyword.isPresent() && keyword.get() != Keyword.HELP) {
      return opted(tx, sender, keyword.get());
    }
    Enquiries.Opened enquiry = enquiries.of(tx, sender, language.tag(), Optional.empty());
    boolean help = keyword.isPresent() && !reader.asksForInformation(message.body(), language);
    Optional<Call> calls = call.or(() -> help ? Optional.of(Call.HELP) : Optional.empty());
    Recipient recipient = Recipient.enquiry(enquiry.caseId(), language.tag());
    return heard(tx, new Heard(message, sender, calls), enquiry, recipient, language);
  }

  /** Nobody is known there yet; whoever will be is left alone too. */
  private Handled opted(Tx tx, Endpoint sender, Keyword keyword) {
    if (keyword == Keyword.START) {
      travellers.optedIn(tx, sender);
      return Handled.as("start");
    }
    if (keyword == Keyword.STOP) {
      travellers.optedOut(tx, sender);
    }
    boolean followed = following.stop(tx, sender) > 0;
    return Handled.as(followed ? "follows nothing any more" : "nothing to stop");
  }

  /**
   * Perhaps not from where it says: an officer reads it, nobody is answered, nothing is taken as an
   * answer, and words of danger raise the alarm all the same.
   */
  Handled doubtful(Tx tx, StoredMessage message, Endpoint sender, Optional<Call> call) {
    Language language = languageOf(sender, message);
    Enquiries.Opened enquiry = enquiries.of(tx, sender, language.tag(), Optional.empty());
    travellers.heard(tx, enquiry.caseId(), message, language, DOUBTFUL);
    call.ifPresent(danger -> travellers.alarm(tx, enquiry.caseId(), danger, ZoneOffset.UTC));
    return Handled.as(DOUBTFUL);
  }

  /**
   * Somebody who chats on a page goes on from their telephone, or cannot; they are told which.
   *
   * @param answering those there whom we ask something: what comes from there is for that
   */
  Optional<Handled> goingOn(
      Tx tx, StoredMessage message, Endpoint sender, List<Traveller> answering) {
    return travellers
        .chatFrom(tx, message.body(), sender, answering.isEmpty())
        .map(
            texted -> {
              if (!answering.isEmpty()) {
                stays(tx, message, answering);
              } else {
                goesOn(tx, message, texted);
              }
              return Handled.as(texted.moved() ? "chat" : "chat stays");
            });
  }

  private void stays(Tx tx, StoredMessage message, List<Traveller> answering) {
    for (Traveller one : answering) {
      travellers.heard(tx, one.openCase().orElseThrow(), message, one.language(), "");
    }
    Recipient there = answering.get(0).recipient();
    outbox.enqueue(tx, OutboundMessage.general(there, Purpose.REPLY, Wording.of(CHAT_STAYS)));
  }

  private void goesOn(Tx tx, StoredMessage message, ChatByText.Texted texted) {
    if (!texted.moved()) {
      travellers.heard(tx, texted.caseId(), message, texted.language(), "");
    }
    Recipient there = Recipient.enquiry(texted.caseId(), texted.language().tag());
    Wording reply = Wording.of(texted.moved() ? "reply.chat-here" : CHAT_STAYS);
    outbox.enqueue(tx, OutboundMessage.about(texted.caseId(), there, Purpose.REPLY, reply));
  }

  /** From somebody who is told something at once; a person may read it all the same. */
  void told(Tx tx, StoredMessage message, Endpoint sender, List<Traveller> holders, Wording reply) {
    Language language = holders.isEmpty() ? languageOf(sender, message) : holders.get(0).language();
    Enquiries.Opened enquiry =
        enquiries.of(
            tx, sender, language.tag(), holders.stream().map(Traveller::personId).findFirst());
    Recipient recipient =
        holders.isEmpty()
            ? Recipient.enquiry(enquiry.caseId(), language.tag())
            : holders.get(0).recipient();
    travellers.heard(tx, enquiry.caseId(), message, language, "yours");
    outbox.enqueue(tx, OutboundMessage.about(enquiry.caseId(), recipient, Purpose.REPLY, reply));
  }

  /** That of the number's country; an address has none, there it is the one that was written. */
  static Language languageOf(Endpoint sender, StoredMessage message) {
    return sender.phone().isPresent()
        ? Languages.ofCountry(sender.region())
        : LanguageOfText.of(message.body()).orElse(Language.ENGLISH);
  }

  /** From somebody whom we know and ask nothing at present. */
  Handled handle(Tx tx, StoredMessage message, Traveller traveller, Optional<Call> call) {
    Endpoint sender = message.sender().orElseThrow();
    Language language = traveller.language();
    Enquiries.Opened enquiry =
        enquiries.of(tx, sender, language.tag(), Optional.of(traveller.personId()));
    Recipient recipient = traveller.recipient();
    return heard(tx, new Heard(message, sender, call), enquiry, recipient, language);
  }

  private Handled heard(
      Tx tx, Heard heard, Enquiries.Opened enquiry, Recipient recipient, Language language) {
    String understood = heard.call.map(Call::key).orElse("");
    travellers.heard(tx, enquiry.caseId(), heard.message, language, understood);
    if (!enquiry.first()) {
      travellers.inChat(tx, enquiry.caseId(), heard.message);
    }
    reply(tx, heard, enquiry, language)
        .ifPresent(
            reply ->
                outbox.enqueue(
                    tx, OutboundMessage.about(enquiry.caseId(), recipient, Purpose.REPLY, reply)));
    return Handled.as(heard.call.map(Call::key).orElse("enquiry"));
  }

  private Optional<Wording> reply(Tx tx, Heard heard, Enquiries.Opened enquiry, Language language) {
    if (heard.call.isPresent()) {
      ZoneId zone = Zones.ofCountry(heard.sender.region()).orElse(ZoneOffset.UTC);
      return travellers.alarm(tx, enquiry.caseId(), heard.call.get(), zone);
    }
    return enquiry.first()
        ? Optional.of(first.to(tx, heard.message.body(), enquiry.reference(), language))
        : Optional.empty();
  }

  /**
   * What came in.
   *
   * @param call whether it calls for a person at once
   */
  private record Heard(StoredMessage message, Endpoint sender, Optional<Call> call) {}
}
