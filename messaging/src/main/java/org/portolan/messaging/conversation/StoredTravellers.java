package org.portolan.messaging.conversation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.alerts.Call;
import org.portolan.cases.alerts.Severity;
import org.portolan.cases.chat.ChatByText;
import org.portolan.cases.enquiry.AlarmTheDesk;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Contact;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.people.ContactState;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.people.HearFrom;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.PersonLabels.Name;
import org.portolan.cases.people.StoppedNumbers;
import org.portolan.cases.quarantine.CallForHelp;
import org.portolan.cases.quarantine.CheckInReply;
import org.portolan.cases.quarantine.HeardText;
import org.portolan.cases.quarantine.RecordCheckInAnswer;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.messaging.attachments.ExpectAttachments;
import org.portolan.messaging.inbox.StoredMessage;
import org.portolan.messaging.outbox.AnsweredMessages;

/** The travellers as the case store has them. */
@Dependent
public class StoredTravellers implements Travellers {

  /** How soon an officer reads a message that nobody could place. */
  private static final Duration READ_WITHIN = Duration.ofHours(1);

  private final ContactPoints contacts;
  private final PersonLabels labels;
  private final RecordCheckInAnswer answers;
  private final CallForHelp calls;
  private final Timeline timeline;
  private final Alerts alerts;
  private final AlarmTheDesk desk;
  private final HearFrom hearing;
  private final StoppedNumbers stopped;
  private final ExpectAttachments expect;
  private final AnsweredMessages answered = new AnsweredMessages();
  private final ChatByText chats;

  @Inject
  public StoredTravellers(
      ContactPoints contacts,
      PersonLabels labels,
      RecordCheckInAnswer answers,
      CallForHelp calls,
      Timeline timeline,
      Alerts alerts,
      AlarmTheDesk desk,
      HearFrom hearing,
      StoppedNumbers stopped,
      ExpectAttachments expect,
      ChatByText chats) {
    this.contacts = contacts;
    this.labels = labels;
    this.answers = answers;
    this.calls = calls;
    this.timeline = timeline;
    this.alerts = alerts;
    this.desk = desk;
    this.hearing = hearing;
    this.stopped = stopped;
    this.expect = expect;
    this.chats = chats;
  }

  @Override
  public Map<Endpoint, List<Traveller>> at(Tx tx, Collection<Endpoint> addresses) {
    if (addresses.isEmpty()) {
      return Map.of();
    }
    Map<Endpoint, List<Contact>> found = contacts.sharing(tx, addresses);
    Map<UUID, Name> names = namesOfThoseWhoShare(tx, found.values());
    Map<Endpoint, List<Traveller>> travellers = new HashMap<>();
    found.forEach(
        (at, holders) ->
            travellers.put(
                at, holders.stream().map(holder -> traveller(tx, at, holder, names)).toList()));
    return travellers;
  }

  /** Names are opened only where people must be told apart. */
  private Map<UUID, Name> namesOfThoseWhoShare(Tx tx, Collection<List<Contact>> found) {
    List<UUID> sharing =
        found.stream()
            .filter(holders -> holders.size() > 1)
            .flatMap(List::stream)
            .map(Contact::person)
            .toList();
    return sharing.isEmpty() ? Map.of() : labels.names(tx, sharing);
  }

  /** A telephone that is called is the same contact point as when it is written to. */
  private Traveller traveller(Tx tx, Endpoint at, Contact contact, Map<UUID, Name> names) {
    Channel channel =
        at.channel() == Channel.VOICE && contact.channel() == Channel.SMS
            ? Channel.VOICE
            : contact.channel();
    Name name = names.get(contact.person());
    String label = name == null ? "" : labels.initialsAndAge(name, tx.now(), contact.timeZone());
    return new Traveller(
        contact.contactPoint(),
        channel,
        contact.person(),
        contact.language(),
        label,
        contact.quarantine());
  }

  @Override
  public Map<Endpoint, List<Traveller>> heardFrom(Tx tx, Map<Endpoint, List<Traveller>> known) {
    Map<Endpoint, List<Traveller>> there = new HashMap<>();
    known.forEach(
        (at, holders) ->
            there.put(at, holders.stream().map(holder -> there(tx, at, holder)).toList()));
    hearing.heard(
        tx, there.values().stream().flatMap(List::stream).map(Traveller::contactPointId).toList());
    return there;
  }

  /** A call comes from a telephone, which is no channel of its own. */
  private Traveller there(Tx tx, Endpoint at, Traveller holder) {
    return holder.channel() == at.channel() || at.channel() == Channel.VOICE
        ? holder
        : holder.at(hearing.by(tx, holder.contactPointId(), at), at.channel());
  }

  @Override
  public Map<UUID, Answer> answers(Tx tx, Map<UUID, StoredMessage> byCase) {
    Map<UUID, HeardText> heard = new HashMap<>();
    byCase.forEach((caseId, message) -> heard.put(caseId, heard(tx, caseId, message)));
    Map<UUID, Answer> taken = new HashMap<>();
    answers.record(tx, heard).forEach((caseId, reply) -> taken.put(caseId, answer(reply)));
    return taken;
  }

  @Override
  public Answer help(Tx tx, UUID caseId, StoredMessage message, Call call) {
    return answer(calls.record(tx, caseId, heard(tx, caseId, message), call));
  }

  @Override
  public Optional<Wording> alarm(Tx tx, UUID enquiry, Call call, ZoneId zone) {
    return desk.raise(tx, enquiry, call, zone);
  }

  @Override
  public void forAPerson(Tx tx, UUID caseId, StoredMessage message) {
    heard(tx, caseId, message, Language.ENGLISH, "");
    alerts.raise(tx, caseId, "message", Severity.ATTENTION, READ_WITHIN);
  }

  @Override
  public void heard(
      Tx tx, UUID caseId, StoredMessage message, Language language, String understood) {
    expect.from(tx, caseId, idOn(caseId, message), message);
    timeline.received(
        tx,
        caseId,
        idOn(caseId, message),
        message.receivedAt(),
        message.channel().key(),
        language,
        message.body(),
        understood.isEmpty() ? List.of() : List.of(understood));
  }

  @Override
  public Optional<ChatByText.Texted> chatFrom(
      Tx tx, String text, Endpoint sender, boolean mayMove) {
    return chats.move(tx, text, sender, mayMove);
  }

  @Override
  public void inChat(Tx tx, UUID enquiry, StoredMessage message) {
    chats.texted(tx, enquiry, idOn(enquiry, message));
  }

  @Override
  public void optedOut(Tx tx, Traveller traveller) {
    contacts.mark(tx, traveller.contactPointId(), traveller.channel(), ContactState.OPTED_OUT);
    stopped.stop(tx, traveller.contactPointId(), traveller.channel());
    traveller.openCase().ifPresent(caseId -> tx.record(caseId, "contact.opted-out", Map.of()));
    forAnOfficer(tx, traveller, "opted-out");
  }

  @Override
  public void optedIn(Tx tx, Traveller traveller) {
    contacts.mark(tx, traveller.contactPointId(), traveller.channel(), ContactState.USABLE);
    stopped.start(tx, traveller.contactPointId(), traveller.channel());
    traveller.openCase().ifPresent(caseId -> tx.record(caseId, "contact.opted-in", Map.of()));
  }

  @Override
  public void optedOut(Tx tx, Endpoint at) {
    stopped.stop(tx, at);
  }

  @Override
  public void optedIn(Tx tx, Endpoint at) {
    stopped.start(tx, at);
  }

  @Override
  public void wrongPerson(Tx tx, Traveller traveller) {
    contacts.mark(tx, traveller.contactPointId(), traveller.channel(), ContactState.WRONG_PERSON);
    traveller.openCase().ifPresent(caseId -> tx.record(caseId, "contact.wrong-person", Map.of()));
    forAnOfficer(tx, traveller, "wrong-person");
  }

  private void forAnOfficer(Tx tx, Traveller traveller, String kind) {
    traveller
        .openCase()
        .ifPresent(caseId -> alerts.raise(tx, caseId, kind, Severity.ATTENTION, READ_WITHIN));
  }

  private static Answer answer(CheckInReply reply) {
    boolean asks =
        reply.reply().stream()
            .flatMap(wording -> wording.parts().stream())
            .map(part -> part.key())
            .collect(Collectors.toSet())
            .stream()
            .anyMatch(key -> key.startsWith("question."));
    return new Answer(reply.reply(), !asks);
  }

  private HeardText heard(Tx tx, UUID caseId, StoredMessage message) {
    expect.from(tx, caseId, idOn(caseId, message), message);
    return new HeardText(
        idOn(caseId, message),
        message.channel().key(),
        message.body(),
        message.receivedAt(),
        message.answers().flatMap(ours -> answered.writtenAt(tx, caseId, ours)));
  }

  /** One message may stand on the timelines of two people who share a phone. */
  private static UUID idOn(UUID caseId, StoredMessage message) {
    return new UUID(
        message.id().getMostSignificantBits() ^ caseId.getMostSignificantBits(),
        message.id().getLeastSignificantBits() ^ caseId.getLeastSignificantBits());
  }
}
