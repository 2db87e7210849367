package org.portolan.messaging.voice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.channel.Outgoing;
import org.portolan.messaging.channel.Submission;
import org.portolan.messaging.twilio.TwilioCalls;
import org.portolan.messaging.voice.CallRows.Row;

/**
 * Says messages on the telephone. What answers somebody who is on the line is said in that call;
 * everything else is a call of its own, one at a time for each number.
 */
public final class VoiceChannel implements MessageChannel {

  private static final String REPLY = "reply";
  private static final String CONFIRMATION = "opt-confirmation";

  private final CaseStore store;
  private final TwilioCalls calls;
  private final Speech speech;
  private final Scripts scripts;
  private final BlindIndex index;
  private final CallRows rows = new CallRows();

  VoiceChannel(
      CaseStore store, TwilioCalls calls, Speech speech, Scripts scripts, BlindIndex index) {
    this.store = store;
    this.calls = calls;
    this.speech = speech;
    this.scripts = scripts;
    this.index = index;
  }

  @Override
  public Channel kind() {
    return Channel.VOICE;
  }

  @Override
  public Optional<Unavailable> unavailable() {
    return Optional.empty();
  }

  @Override
  public boolean speaks(Language language) {
    return speech.speaks(language);
  }

  @Override
  public Submission submit(Outgoing message) {
    PhoneNumber number = message.to().phone().orElseThrow();
    if (!number.isOrdinary()) {
      return new Submission.Refused(FailureClass.INVALID, CallEnd.NOT_CALLED.code());
    }
    byte[] index = this.index.ofPhone(number.e164());
    return store
        .call(ConductCall.ACTOR, tx -> before(tx, message, index))
        .orElseGet(() -> place(message.outboxId(), number));
  }

  private Submission place(UUID id, PhoneNumber number) {
    Submission outcome = calls.place(id, number);
    store.run(
        ConductCall.ACTOR,
        tx ->
            outcome.fold(
                accepted -> {
                  rows.placed(tx, id, accepted.providerId());
                  return true;
                },
                refused -> {
                  rows.ended(tx, id);
                  return true;
                },
                unclear -> false));
    return outcome;
  }

  /** What becomes of it without a new call; empty when one is to be placed. */
  private Optional<Submission> before(Tx tx, Outgoing message, byte[] number) {
    boolean sayable =
        scripts
            .find(tx, message.outboxId())
            .filter(script -> speech.canSay(message.language(), script))
            .isPresent();
    rows.lockNumber(tx, number);
    Optional<Row> going = rows.withNumber(tx, number);
    boolean confirms = message.purpose().equals(CONFIRMATION);
    boolean answers = message.purpose().equals(REPLY) || confirms;
    if (!sayable) {
      return Optional.of(refused(FailureClass.STOP, CallEnd.NOT_SAYABLE));
    }
    if (answers) {
      return Optional.of(
          going
              .filter(call -> confirms ? call.taken() : call.confirmed())
              .map(call -> said(tx, call, message.outboxId()))
              .orElseGet(() -> refused(FailureClass.STOP, CallEnd.HUNG_UP)));
    }
    if (going.isPresent() && !going.get().id().equals(message.outboxId())) {
      return Optional.of(refused(FailureClass.RETRY, CallEnd.BUSY));
    }
    rows.placing(tx, message.outboxId(), number, message.language());
    return Optional.empty();
  }

  private Submission said(Tx tx, Row call, UUID message) {
    rows.line(tx, call.id(), message);
    return new Submission.Accepted(providerId(call.sid(), message));
  }

  /** What a call says besides what it is for has the call's id and its own. */
  static String providerId(String sid, UUID message) {
    return sid + ":" + message;
  }

  private static Submission refused(FailureClass failure, CallEnd why) {
    return new Submission.Refused(failure, why.code());
  }

  @Override
  public Optional<List<Listed>> accepted(Endpoint to, Instant since) {
    return Optional.of(
        calls.placed(to.phone().orElseThrow(), since).stream()
            .map(call -> new Listed(call.sid(), Optional.empty(), call.at(), call.status()))
            .toList());
  }

  /**
   * A call that is over has brought its message when a key said so; what was to be said in it, when
   * it was.
   */
  @Override
  public Optional<Told> became(UUID message, String providerId) {
    String[] ids = providerId.split(":", 2);
    return calls.status(ids[0]).map(status -> told(message, ids.length > 1, status));
  }

  private Told told(UUID message, boolean line, String status) {
    Optional<CallEnd> end = CallEnd.ofTwilio(status);
    if (end.isEmpty()) {
      return new Told(RecordCallProgress.ofMessage(status), Optional.empty());
    }
    boolean arrived =
        store.call(
            ConductCall.ACTOR,
            tx ->
                line
                    ? rows.isSaid(tx, message)
                    : rows.lock(tx, message).filter(Row::confirmed).isPresent());
    CallEnd why = line ? CallEnd.HUNG_UP : end.get();
    return arrived
        ? new Told("delivered", Optional.empty())
        : new Told("failed", Optional.of(why.code()));
  }
}
