package org.portolan.messaging;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.portolan.cases.alerts.Attention;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.portal.AskedPages;
import org.portolan.cases.quarantine.OpenQuestion;
import org.portolan.cases.quarantine.Protocols;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.messaging.channel.Channels;
import org.portolan.messaging.conversation.Travellers;
import org.portolan.messaging.inbox.ReceiveMessage;
import org.portolan.messaging.missed.MissedCalls;
import org.portolan.messaging.outbox.Deliveries;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.RecordDeliveryCallback;
import org.portolan.messaging.outbox.StoredMessages;
import org.portolan.messaging.prompts.NeededPrompts;
import org.portolan.messaging.prompts.PromptLimits;
import org.portolan.messaging.prompts.Prompts;
import org.portolan.messaging.sandbox.SandboxCallApi;
import org.portolan.messaging.sandbox.SandboxCalls;
import org.portolan.messaging.sandbox.SandboxParts;
import org.portolan.messaging.voice.CallBack;
import org.portolan.messaging.voice.ConductCall;
import org.portolan.messaging.voice.RecordCallProgress;
import org.portolan.messaging.voice.Speech;
import org.portolan.messaging.voice.VoiceParts;
import org.portolan.messaging.work.Alarm;

/** Puts calls together in the server. Everything it makes is plain Java, one of each. */
@Dependent
public class VoiceWiring {

  @Produces
  @Singleton
  Prompts prompts(CaseStore store, Protocols protocols, Attention attention) {
    return new Prompts(store, new NeededPrompts(protocols, attention.emergencyNumber()));
  }

  @Produces
  @Singleton
  PromptLimits promptLimits(Settings settings) {
    return PromptLimits.of(settings);
  }

  @Produces
  @Singleton
  VoiceParts voiceParts(
      CaseStore store,
      Keys keys,
      Settings settings,
      Prompts prompts,
      PublicAddress address,
      Deliveries deliveries,
      PersonLabels labels,
      AskedPages pages) {
    return new VoiceParts(
        store,
        keys,
        settings,
        new Speech(prompts, address),
        new StoredMessages(keys, deliveries),
        labels,
        pages);
  }

  @Produces
  @Singleton
  ConductCall conductCall(
      VoiceParts parts, ReceiveMessage receive, RecordDeliveryCallback deliveries) {
    return parts.conductCall(receive, deliveries);
  }

  @Produces
  @Singleton
  RecordCallProgress recordCallProgress(VoiceParts parts, RecordDeliveryCallback deliveries) {
    return parts.recordCallProgress(deliveries);
  }

  @Produces
  @Singleton
  SandboxCallApi sandboxCallApi(SandboxParts parts) {
    return parts.callApi();
  }

  @Produces
  @Singleton
  SandboxCalls sandboxCalls(SandboxParts parts) {
    return parts.calls();
  }

  @Produces
  @Singleton
  CallBack callBack(
      CaseStore store,
      MissedCalls missed,
      Travellers travellers,
      OpenQuestion openQuestion,
      Outbox outbox,
      Channels channels,
      ReceiveMessage receive,
      Alarm alarm,
      Settings settings) {
    return new CallBack(
        store, missed, travellers, openQuestion, outbox, channels, receive, alarm, settings);
  }
}
