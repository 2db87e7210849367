package org.portolan.messaging.voice;

import org.portolan.cases.alerts.Attention;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.portal.AskedPages;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.messaging.conversation.NamedOnThePhone;
import org.portolan.messaging.inbox.ReceiveMessage;
import org.portolan.messaging.outbox.RecordDeliveryCallback;
import org.portolan.messaging.outbox.SaidMessages;
import org.portolan.messaging.twilio.TwilioCalls;

/** What the parts of voice share, and the parts themselves. */
public record VoiceParts(
    CaseStore store,
    Keys keys,
    Settings settings,
    Speech speech,
    SaidMessages messages,
    PersonLabels labels,
    AskedPages pages) {

  /** The channel by which messages go as calls. */
  public VoiceChannel channel(TwilioCalls calls) {
    return new VoiceChannel(store, calls, speech, scripts(), keys.blindIndex());
  }

  /** What leads a call. */
  public ConductCall conductCall(ReceiveMessage receive, RecordDeliveryCallback deliveries) {
    return new ConductCall(
        store, speech, scripts(), new NamedOnThePhone(keys, settings), receive, deliveries);
  }

  /** What hears how calls go. */
  public RecordCallProgress recordCallProgress(RecordDeliveryCallback deliveries) {
    return new RecordCallProgress(store, deliveries);
  }

  private Scripts scripts() {
    return new Scripts(
        messages,
        labels,
        speech,
        new SpokenPages(pages, speech, Attention.emergencyNumber(settings)));
  }
}
