package org.portolan.messaging.voice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.quarantine.OpenQuestion;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Outage;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.Texts;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.channel.Channels;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.conversation.Travellers;
import org.portolan.messaging.conversation.Travellers.Traveller;
import org.portolan.messaging.inbox.InboundMessage;
import org.portolan.messaging.inbox.ReceiveMessage;
import org.portolan.messaging.missed.MissedCalls;
import org.portolan.messaging.missed.MissedCalls.Counts;
import org.portolan.messaging.missed.MissedCalls.Due;
import org.portolan.messaging.missed.MissedCalls.Outcome;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;
import org.portolan.messaging.work.Alarm;
import org.portolan.messaging.work.Alarm.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls back who let our telephone ring: somebody in check-in with their open question, somebody
 * else whom we know, and a stranger once a day, with the offer that a person gets in touch. Never
 * more often than limits allow, so that nobody earns by letting us call.
 */
public final class CallBack {

  /** The caller hears that the line is busy and hangs up. */
  private static final Duration CATCHES_BREATH = Duration.ofSeconds(4);

  private static final Logger LOG = LoggerFactory.getLogger(CallBack.class);

  /** What is wrong with one call stays wrong; whoever rang does not wait for an hour. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private static final int MOST_ATTEMPTS = 5;

  private static final Duration WITHIN = Duration.ofHours(1);
  private static final Duration STRANGERS_WITHIN = Duration.ofDays(1);

  private final CaseStore store;
  private final MissedCalls missed;
  private final Travellers travellers;
  private final OpenQuestion openQuestion;
  private final Outbox outbox;
  private final Channels channels;
  private final ReceiveMessage receive;
  private final Alarm alarm;
  private final Limits limits;

  /**
   * @param alarm raised when somebody cannot be called back
   */
  public CallBack(
      CaseStore store,
      MissedCalls missed,
      Travellers travellers,
      OpenQuestion openQuestion,
      Outbox outbox,
      Channels channels,
      ReceiveMessage receive,
      Alarm alarm,
      Settings settings) {
    this.store = store;
    this.missed = missed;
    this.travellers = travellers;
    this.openQuestion = openQuestion;
    this.outbox = outbox;
    this.channels = channels;
    this.receive = receive;
    this.alarm = alarm;
    this.limits = Limits.of(settings);
  }

  /**
   * A call comes in; it is declined at once and called back soon, if from a number that is called.
   *
   * @return what to do with it, as TwiML
   */
  public String missed(String sid, String from) {
    PhoneNumber.parse(from, null)
        .filter(PhoneNumber::isOrdinary)
        .ifPresent(
            number ->
                store.run(
                    ConductCall.ACTOR,
                    tx -> missed.add(tx, sid, number, tx.now().plus(CATCHES_BREATH))));
    return Speech.decline();
  }

  /**
   * Has one caller called back; returns how many it looked at. One that fails waits behind the
   * others.
   */
  public int step() {
    List<UUID> claimed = new ArrayList<>();
    try {
      store.run(
          ConductCall.ACTOR,
          tx ->
              missed
                  .claim(tx, claimed::add)
                  .ifPresent(call -> missed.settle(tx, call, callBack(tx, call))));
    } catch (RuntimeException e) {
      if (claimed.isEmpty() || Outage.isBehind(e)) {
        throw e;
      }
      LOG.warn("Missed call {} cannot be called back", claimed.get(0), e);
      store.run(ConductCall.ACTOR, tx -> failed(tx, claimed.get(0)));
    }
    return claimed.size();
  }

  private void failed(Tx tx, UUID call) {
    if (missed.failed(tx, call, PAUSE, MOST_ATTEMPTS)) {
      alarm.raise(tx, Trouble.UNREAD);
    }
  }

  private Outcome callBack(Tx tx, Due call) {
    Counts counts = missed.counts(tx, call, WITHIN, STRANGERS_WITHIN);
    if (counts.ofNumber() >= limits.ofNumber || counts.everywhere() >= limits.everywhere) {
      return Outcome.LIMITED;
    }
    Endpoint at = new Endpoint(Channel.VOICE, call.number().e164());
    List<Traveller> holders = travellers.at(tx, List.of(at)).getOrDefault(at, List.of());
    Language language =
        holders.isEmpty() ? Languages.ofCountry(call.number().region()) : holders.get(0).language();
    boolean stranger = holders.isEmpty();
    if (stranger && (counts.asStranger() > 0 || counts.ofCountry() >= limits.strangersOfCountry)) {
      return Outcome.LIMITED;
    }
    MessageChannel calls = channels.of(Channel.VOICE);
    if (calls.unavailable().isPresent() || !calls.speaks(language)) {
      // stored apart and first: should this transaction fail, it is the same message again
      receive.receive(asText(call, language));
      return Outcome.FOR_A_PERSON;
    }
    if (stranger) {
      Recipient caller = Recipient.caller(call.id(), language.tag());
      enqueue(tx, Optional.empty(), caller, Wording.of("voice.you-called"));
      return Outcome.STRANGER;
    }
    say(tx, holders);
    return Outcome.CALLED;
  }

  private void say(Tx tx, List<Traveller> holders) {
    boolean asked = false;
    for (Traveller holder : holders) {
      Optional<Wording> question = holder.openCase().flatMap(caseId -> openQuestion.of(tx, caseId));
      question.ifPresent(wording -> enqueue(tx, holder.openCase(), to(holder), wording));
      asked |= question.isPresent();
    }
    if (!asked) {
      enqueue(tx, Optional.empty(), to(holders.get(0)), Wording.of("voice.nothing-open"));
    }
  }

  private static Recipient to(Traveller holder) {
    return Recipient.contact(holder.contactPointId(), Channel.VOICE);
  }

  private void enqueue(Tx tx, Optional<UUID> caseId, Recipient to, Wording wording) {
    outbox.enqueue(tx, new OutboundMessage(to, Purpose.CALL_BACK, caseId, wording));
  }

  private static InboundMessage asText(Due call, Language language) {
    return new InboundMessage(
        "twilio",
        Channel.VOICE,
        "missed:" + call.id(),
        call.number().e164(),
        "",
        Texts.product().text(language, "voice.call-me"),
        0);
  }

  /**
   * How many are called back within an hour.
   *
   * @param ofNumber somebody whose call was cut off tries again; who rings all day is no caller
   * @param strangersOfCountry whoever is paid for calls to a country's numbers rings from many
   * @param everywhere what the calls of an hour may cost
   */
  private record Limits(int ofNumber, int strangersOfCountry, int everywhere) {
    static Limits of(Settings settings) {
      return new Limits(
          settings.number("CALL_BACKS_OF_NUMBER", 4),
          settings.number("CALL_BACKS_OF_COUNTRY", 20),
          settings.number("CALL_BACKS_EVERYWHERE", 300));
    }
  }
}
