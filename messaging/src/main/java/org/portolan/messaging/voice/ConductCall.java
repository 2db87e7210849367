package org.portolan.messaging.voice;

import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.people.Channel;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;
import org.portolan.messaging.conversation.NamedOnThePhone;
import org.portolan.messaging.inbox.InboundMessage;
import org.portolan.messaging.inbox.ReceiveMessage;
import org.portolan.messaging.outbox.DeliveryCallback;
import org.portolan.messaging.outbox.RecordDeliveryCallback;
import org.portolan.messaging.outbox.SaidMessages.ToSay;
import org.portolan.messaging.voice.CallRows.Row;
import org.portolan.messaging.voice.CallTurn.Step;

/**
 * Leads a call from turn to turn. Before a key has said that the right person listens, only what
 * anybody may hear is said; what is pressed afterwards goes into the inbox as if it had been
 * texted, and what the conversation replies is said next. A turn that the provider repeats does
 * nothing twice.
 */
public final class ConductCall {

  static final Actor ACTOR =
      Actor.system(
          "calls",
          Compartment.TRANSIT,
          Compartment.IDENTITY,
          Compartment.HEALTH,
          Compartment.INFORMATION);

  private static final String ITS_ME = "1";
  private static final String NO_MORE = "8";
  private static final String NOT_ME = "9";

  /** What is said again when nobody presses a key; after that the call ends. */
  private static final int MOST_ROUNDS = 2;

  /** A reply takes a moment; seconds that a person waits on a silent line. */
  private static final int LONGEST_WAIT = 8;

  /** After something that asks nothing there is rarely more. */
  private static final int WAITED_ENOUGH = LONGEST_WAIT - 2;

  private final CaseStore store;
  private final Speech speech;
  private final Scripts scripts;
  private final NamedOnThePhone naming;
  private final ReceiveMessage receive;
  private final RecordDeliveryCallback deliveries;
  private final TellPages telling;
  private final CallRows rows = new CallRows();

  ConductCall(
      CaseStore store,
      Speech speech,
      Scripts scripts,
      NamedOnThePhone naming,
      ReceiveMessage receive,
      RecordDeliveryCallback deliveries) {
    this.store = store;
    this.speech = speech;
    this.scripts = scripts;
    this.naming = naming;
    this.receive = receive;
    this.deliveries = deliveries;
    this.telling = new TellPages(store, speech, scripts);
  }

  /** What the provider is to do next, as TwiML. */
  public String turn(CallTurn turn) {
    Optional<Row> call =
        store.call(
            ACTOR,
            tx -> {
              Optional<Row> row = rows.lock(tx, turn.call()).filter(r -> r.is(turn.sid()));
              row.ifPresent(r -> rows.seen(tx, r.id(), turn.sid()));
              return row;
            });
    if (call.isEmpty() || call.get().ended()) {
      return speech.hangUp();
    }
    Language language = call.get().language();
    return switch (turn.step()) {
      case TAKEN ->
          turn.machine() ? speech.sayLast(language, "voice.machine") : open(call.get(), 1);
      case OPENED -> opened(call.get(), turn);
      case ASKED -> asked(call.get(), turn);
      case LISTED -> telling.listed(call.get(), turn);
      case READ -> read(call.get(), turn);
      case GOES_ON -> goOn(call.get(), turn);
    };
  }

  private String open(Row call, int round) {
    Script opening = store.call(ACTOR, tx -> scripts.opening(tx, call.id(), call.language()));
    return speech.say(
        call.language(), opening, CallTurn.next(call.id(), Step.OPENED, call.id(), round));
  }

  private String opened(Row call, CallTurn turn) {
    switch (turn.digits()) {
      case ITS_ME:
        return confirmed(call, turn);
      case NOT_ME:
        return heard(call, turn, "wrong number");
      case NO_MORE:
        return heard(call, turn, "STOP");
      case TellPages.INFORMATION:
        return telling.offers(call) ? informed(call, turn) : again(call, turn);
      default:
        return again(call, turn);
    }
  }

  private String again(Row call, CallTurn turn) {
    return turn.round() < MOST_ROUNDS
        ? open(call, turn.round() + 1)
        : speech.sayLast(call.language(), "voice.no-key", "voice.goodbye");
  }

  /** They have what they called for, whoever they are. */
  private String informed(Row call, CallTurn turn) {
    delivered(call, turn);
    return telling.list(call, 1);
  }

  /** After a page a person is asked for as after the opening. */
  private String read(Row call, CallTurn turn) {
    return turn.digits().equals(ITS_ME) && telling.offers(call)
        ? confirmed(call, turn)
        : telling.wasRead(call, turn);
  }

  private void delivered(Row call, CallTurn turn) {
    deliveries.record(
        new DeliveryCallback(call.id().toString(), turn.sid(), "delivered", Optional.empty()));
  }

  private String confirmed(Row call, CallTurn turn) {
    Optional<ToSay> message =
        store.call(
            ACTOR,
            tx -> {
              Optional<ToSay> found = scripts.message(tx, call.id());
              rows.confirmed(tx, call.id());
              found
                  .flatMap(ToSay::ofPerson)
                  .ifPresent(contact -> naming.named(tx, turn.number(), contact));
              return found;
            });
    delivered(call, turn);
    return message.filter(Scripts::isAnnouncement).isPresent()
        ? heard(call, turn, callMe(call))
        : say(call, call.id(), 1);
  }

  private String say(Row call, UUID message, int round) {
    Optional<Script> script = store.call(ACTOR, tx -> scripts.find(tx, message));
    if (script.isEmpty() || !speech.canSay(call.language(), script.get())) {
      return speech.sayLast(call.language(), "voice.later", "voice.goodbye");
    }
    String next =
        script.get().keys().asks()
            ? CallTurn.next(call.id(), Step.ASKED, message, round)
            : CallTurn.next(call.id(), Step.GOES_ON, message, WAITED_ENOUGH);
    return speech.say(call.language(), script.get(), next);
  }

  private String asked(Row call, CallTurn turn) {
    Optional<ToSay> message =
        store.call(
            ACTOR,
            tx ->
                call.confirmed() && rows.belongs(tx, call.id(), turn.said())
                    ? scripts.message(tx, turn.said())
                    : Optional.<ToSay>empty());
    if (message.isEmpty()) {
      return speech.hangUp();
    }
    Script script = Script.of(message.get().wording()).orElseThrow();
    String answer = script.keys().asText(turn.digits());
    if (answer.isEmpty() || turn.digits().equals(KeyPad.AGAIN)) {
      return turn.round() < MOST_ROUNDS || turn.digits().equals(KeyPad.AGAIN)
          ? say(call, turn.said(), Math.min(turn.round() + 1, 9))
          : speech.sayLast(call.language(), "voice.no-key", "voice.goodbye");
    }
    boolean wantsAPerson = Scripts.offersAPerson(message.get()) && answer.equals(ITS_ME);
    return heard(call, turn, wantsAPerson ? callMe(call) : answer);
  }

  /** Into the inbox, once however often the provider repeats; then the reply is waited for. */
  private String heard(Row call, CallTurn turn, String text) {
    String id = turn.sid() + ":" + turn.said().toString().substring(0, 8) + ":" + turn.round();
    receive.receive(
        new InboundMessage("twilio", Channel.VOICE, id, turn.number(), turn.ours(), text, 0));
    return speech.waitFor(CallTurn.next(call.id(), Step.GOES_ON, turn.said(), 1));
  }

  private static String callMe(Row call) {
    return Texts.product().text(call.language(), "voice.call-me");
  }

  private String goOn(Row call, CallTurn turn) {
    Optional<UUID> line = store.call(ACTOR, tx -> rows.nextLine(tx, call.id()));
    if (line.isPresent()) {
      deliveries.record(
          new DeliveryCallback(
              line.get().toString(),
              VoiceChannel.providerId(turn.sid(), line.get()),
              "delivered",
              Optional.empty()));
      return say(call, line.get(), 1);
    }
    return turn.round() < LONGEST_WAIT
        ? speech.waitFor(CallTurn.next(call.id(), Step.GOES_ON, turn.said(), turn.round() + 1))
        : speech.sayLast(call.language(), "voice.goodbye");
  }
}
