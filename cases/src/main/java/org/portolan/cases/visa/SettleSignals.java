package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.Acting.Effect;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.model.Signal;
import org.portolan.cases.visa.model.SignalKind;
import org.portolan.cases.visa.model.SignalReason;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Recusals;
import org.portolan.cases.visa.store.Screenings;
import org.portolan.cases.visa.store.SharedContacts;
import org.portolan.cases.visa.store.Signals;

/**
 * The officer who has an application says what there is to a signal. What was settled can be
 * settled in another way; the journal keeps both.
 */
@Dependent
public class SettleSignals {

  private final Acting acting;
  private final Signals signals;
  private final SharedContacts contacts;
  private final Screenings screenings;

  @Inject
  public SettleSignals(Keys keys, Applications applications, Recusals recusals) {
    this.acting = new Acting(applications, recusals);
    this.signals = new Signals(keys);
    this.contacts = new SharedContacts();
    this.screenings = new Screenings();
  }

  /**
   * Settles one.
   *
   * @param reason one of its kind's; null is none
   * @param note in the officer's own words; may be empty
   */
  public Outcome settle(
      Tx tx,
      Officer officer,
      UUID caseId,
      long seen,
      UUID signal,
      SignalReason reason,
      String note) {
    return acting.staff(
        tx,
        officer,
        caseId,
        seen,
        Act.SETTLE,
        application ->
            signals
                .find(tx, caseId, signal)
                .map(one -> settled(tx, application, one, reason, note))
                .orElseGet(() -> Effect.refused(Refusal.NOT_FOUND)));
  }

  private Effect settled(
      Tx tx, Application application, Signal signal, SignalReason reason, String note) {
    if (reason == null || !signal.kind().reasons().contains(reason)) {
      return Effect.refused(Refusal.BAD_REASON);
    }
    String text = note == null ? "" : note.strip();
    if (text.codePointCount(0, text.length()) > Decision.LONGEST_TEXT) {
      return Effect.refused(Refusal.TOO_LONG);
    }
    signals.settle(
        tx,
        application.caseId(),
        signal.id(),
        reason,
        Optional.of(text).filter(said -> !said.isEmpty()));
    if (signal.kind() == SignalKind.CONTACT_OF_MANY) {
      know(tx, application, reason);
    }
    return Effect.done(Map.of("kind", signal.kind().key(), "reason", reason.key(), "note", text));
  }

  /** Of a telephone that is known to be a camp's nobody else is asked any more. */
  private void know(Tx tx, Application application, SignalReason reason) {
    UUID contact = application.origin().contactPoint();
    reason
        .contact()
        .ifPresentOrElse(
            whose -> {
              contacts.know(tx, contact, application.origin().scope(), whose);
              screenings.ofContact(tx, contact);
            },
            () -> contacts.forget(tx, contact, application.origin().scope()));
  }
}
