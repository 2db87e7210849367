package org.portolan.messaging.conversation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.alerts.Call;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.KeyVault;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.reading.AnswerReader;
import org.portolan.i18n.reading.Keyword;
import org.portolan.messaging.conversation.IsItOurs.Verdict;
import org.portolan.messaging.conversation.Travellers.Traveller;
import org.portolan.messaging.inbox.MessageHandler;
import org.portolan.messaging.inbox.StoredMessage;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;

/**
 * Gives each message to whom it concerns: words of danger and opt words first, then what asks where
 * a matter stands or for a public page, then the open check-in of the one person on this phone or
 * of the one whom its holder names, else an enquiry.
 */
public final class Conversation implements MessageHandler {

  private final KeyVault keys;
  private final Travellers travellers;
  private final Outbox outbox;
  private final Answering answering;
  private final AskingWhom askingWhom;
  private final Strangers strangers;
  private final IsItOurs isItOurs;
  private final AskingForPages pages;
  private final AskingWhereItStands status;
  private final AnswerReader reader = new AnswerReader();
  private final int mostAlike;
  private final int mostRecent;

  Conversation(
      KeyVault keys,
      Settings settings,
      Travellers travellers,
      Outbox outbox,
      Answering answering,
      AskingWhom askingWhom,
      Strangers strangers,
      IsItOurs isItOurs,
      AskingForPages pages,
      AskingWhereItStands status) {
    this.keys = keys;
    this.travellers = travellers;
    this.outbox = outbox;
    this.answering = answering;
    this.askingWhom = askingWhom;
    this.strangers = strangers;
    this.isItOurs = isItOurs;
    this.pages = pages;
    this.status = status;
    this.mostAlike = settings.number("INBOX_MOST_ALIKE", 20);
    this.mostRecent = settings.number("INBOX_MOST_RECENT", 30);
  }

  @Override
  public Map<UUID, Handled> handle(Tx tx, Collection<StoredMessage> messages) {
    Map<UUID, Endpoint> senders = new HashMap<>();
    for (StoredMessage message : messages) {
      message.sender().ifPresent(sender -> senders.put(message.id(), sender));
    }
    Map<Endpoint, List<Traveller>> known =
        travellers.heardFrom(tx, travellers.at(tx, senders.values()));
    prefetch(known.values());
    Map<UUID, Handled> handled = new HashMap<>();
    Gathered answers = new Gathered(tx, answering);
    for (StoredMessage message : messages) {
      Optional<Endpoint> sender = Optional.ofNullable(senders.get(message.id()));
      List<Traveller> holders = sender.map(s -> known.getOrDefault(s, List.of())).orElse(List.of());
      answers.goBefore(holders);
      handled.put(message.id(), handle(tx, message, sender, holders, answers));
    }
    answers.take();
    return handled;
  }

  private void prefetch(Collection<List<Traveller>> holders) {
    keys.prefetch(
        holders.stream()
            .flatMap(List::stream)
            .flatMap(traveller -> traveller.openCase().stream())
            .map(KeyId::ofCase)
            .collect(Collectors.toSet()));
  }

  private Handled handle(
      Tx tx,
      StoredMessage message,
      Optional<Endpoint> sender,
      List<Traveller> holders,
      Gathered answers) {
    if (sender.isEmpty()) {
      return Handled.held("no address to answer to");
    }
    Optional<Call> danger =
        reader.tellsOfDanger(message.body()) ? Optional.of(Call.CRISIS) : Optional.empty();
    if (message.doubtful()) {
      return strangers.doubtful(tx, message, sender.get(), danger);
    }
    boolean repeated = message.alike() > mostAlike;
    boolean plain = danger.isEmpty() && !repeated && message.recent() <= mostRecent;
    Optional<Handled> chat =
        plain ? strangers.goingOn(tx, message, sender.get(), answering(holders)) : Optional.empty();
    if (chat.isPresent()) {
      return chat.get();
    }
    Optional<Keyword> keyword = keyword(message, sender.get(), holders);
    if (repeated && danger.isEmpty() && keyword.isEmpty()) {
      return Handled.as("repeated");
    }
    Optional<Verdict> shown = plain ? isItOurs.of(tx, message, sender.get()) : Optional.empty();
    if (shown.equals(Optional.of(Verdict.OURS))) {
      return told(tx, message, sender.get(), holders, Verdict.OURS);
    }
    if (shown.isPresent() && keyword.isEmpty()) {
      return told(tx, message, sender.get(), holders, shown.get());
    }
    Optional<Handled> asked =
        danger.isEmpty() ? asked(tx, message, sender.get(), holders, keyword) : Optional.empty();
    if (asked.isPresent()) {
      return asked.get();
    }
    return holders.isEmpty()
        ? strangers.handle(tx, message, sender.get(), keyword, danger)
        : ofHolders(tx, message, holders, keyword, danger, answers);
  }

  /** INFO alone reads as a word of HELP too, but asks for no person. */
  private Optional<Handled> asked(
      Tx tx,
      StoredMessage message,
      Endpoint sender,
      List<Traveller> holders,
      Optional<Keyword> keyword) {
    boolean opts = keyword.isPresent() && keyword.get() != Keyword.HELP;
    if (opts || message.recent() > mostRecent) {
      return Optional.empty();
    }
    Language language = language(message, sender, holders);
    return status
        .handle(tx, message, sender, holders, language)
        .or(() -> pages.handle(tx, message, sender, holders, language, keyword.isPresent()));
  }

  private Handled ofHolders(
      Tx tx,
      StoredMessage message,
      List<Traveller> holders,
      Optional<Keyword> keyword,
      Optional<Call> danger,
      Gathered answers) {
    if (keyword.isPresent() && keyword.get() != Keyword.HELP) {
      opt(tx, keyword.get(), holders, message.alike() <= mostAlike);
      return danger.isEmpty()
          ? opted(tx, message, keyword.get(), holders)
          : called(tx, message, holders, Call.CRISIS);
    }
    Optional<Call> call = danger.or(() -> keyword.map(help -> Call.HELP));
    List<Traveller> answering = answering(holders);
    if (call.isPresent()) {
      return called(tx, message, holders, call.get());
    }
    if (message.recent() > mostRecent) {
      return tooMany(tx, message, holders);
    }
    if (answering.isEmpty()) {
      return strangers.handle(tx, message, holders.get(0), Optional.empty());
    }
    if (answering.size() == 1) {
      answers.add(answering.get(0), message);
      return Handled.as("check-in");
    }
    return askingWhom.handle(tx, message, answering);
  }

  /** Somebody's machine writes, or many people do: it is there to be read, and not answered. */
  private Handled tooMany(Tx tx, StoredMessage message, List<Traveller> holders) {
    if (answering(holders).isEmpty()) {
      return strangers.handle(tx, message, holders.get(0), Optional.empty());
    }
    for (Traveller holder : answering(holders)) {
      UUID caseId = holder.openCase().orElseThrow();
      travellers.heard(tx, caseId, message, holder.language(), "");
    }
    return Handled.as("too many");
  }

  private Handled called(Tx tx, StoredMessage message, List<Traveller> holders, Call call) {
    List<Traveller> answering = answering(holders);
    return answering.isEmpty()
        ? strangers.handle(tx, message, holders.get(0), Optional.of(call))
        : askingWhom.help(tx, message, answering, call);
  }

  /** Somebody showed us a text that they doubt, or asks whether we are we. */
  private Handled told(
      Tx tx, StoredMessage message, Endpoint sender, List<Traveller> holders, Verdict verdict) {
    if (answering(holders).isEmpty()) {
      Language language = language(message, sender, holders);
      strangers.told(tx, message, sender, holders, isItOurs.wording(verdict, language));
      return Handled.as(verdict.outcome());
    }
    for (Traveller holder : answering(holders)) {
      UUID caseId = holder.openCase().orElseThrow();
      travellers.heard(tx, caseId, message, holder.language(), "yours");
    }
    Traveller first = answering(holders).get(0);
    outbox.enqueue(
        tx,
        OutboundMessage.general(
            first.recipient(), Purpose.REPLY, isItOurs.wording(verdict, first.language())));
    return Handled.as(verdict.outcome());
  }

  private static Language language(
      StoredMessage message, Endpoint sender, List<Traveller> holders) {
    return holders.stream()
        .map(Traveller::language)
        .findFirst()
        .orElseGet(() -> Strangers.languageOf(sender, message));
  }

  private Optional<Keyword> keyword(
      StoredMessage message, Endpoint sender, List<Traveller> holders) {
    return Stream.concat(
            holders.stream().map(Traveller::language),
            holders.isEmpty() ? Stream.of(language(message, sender, holders)) : Stream.empty())
        .distinct()
        .flatMap(language -> reader.keyword(message.body(), language).stream())
        .findFirst();
  }

  private static List<Traveller> answering(List<Traveller> holders) {
    return holders.stream().filter(traveller -> traveller.openCase().isPresent()).toList();
  }

  /**
   * The choice holds for everybody at this number, because the number is who asked. A machine that
   * says it over and over is heard, and not answered.
   */
  private void opt(Tx tx, Keyword keyword, List<Traveller> holders, boolean answered) {
    String reply =
        switch (keyword) {
          case STOP -> "reply.stopped";
          case START -> "reply.started";
          case WRONG_PERSON -> "reply.wrong-person";
          case HELP -> throw new IllegalArgumentException("HELP is not an opt word");
        };
    for (Traveller holder : holders) {
      switch (keyword) {
        case STOP -> travellers.optedOut(tx, holder);
        case START -> travellers.optedIn(tx, holder);
        default -> travellers.wrongPerson(tx, holder);
      }
    }
    if (answered) {
      outbox.enqueue(
          tx,
          OutboundMessage.general(
              holders.get(0).recipient(), Purpose.OPT_CONFIRMATION, Wording.of(reply)));
    }
  }

  private Handled opted(Tx tx, StoredMessage message, Keyword keyword, List<Traveller> holders) {
    for (Traveller holder : answering(holders)) {
      UUID caseId = holder.openCase().orElseThrow();
      travellers.heard(tx, caseId, message, holder.language(), outcome(keyword));
    }
    return Handled.as(outcome(keyword));
  }

  private static String outcome(Keyword keyword) {
    return keyword.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
