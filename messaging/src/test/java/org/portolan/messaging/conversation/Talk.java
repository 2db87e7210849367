package org.portolan.messaging.conversation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Jdbi;
import org.portolan.cases.alerts.Call;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.portal.AskedPages;
import org.portolan.cases.portal.PublishedContent;
import org.portolan.cases.portal.SearchPages;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.messaging.inbox.HandleInbox;
import org.portolan.messaging.inbox.InboundMessage;
import org.portolan.messaging.inbox.ReceiveMessage;
import org.portolan.messaging.inbox.StoredMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Rendering;
import org.portolan.messaging.work.Signal;

/** A conversation on the real inbox and outbox, with travellers of the tests' own. */
final class Talk implements Travellers {

  private static final AtomicInteger NUMBERS = new AtomicInteger((int) (Math.random() * 800_000));

  final String number = "+2519%08d".formatted(11_000_000 + NUMBERS.incrementAndGet());
  final List<String> answered = new ArrayList<>();
  final List<String> heard = new ArrayList<>();
  final List<String> standing = new ArrayList<>();
  final List<String> alarms = new ArrayList<>();
  Wording nextReply = Wording.of("reply.thanks");
  boolean finished = true;
  boolean broken;

  private final TestStore test;
  private final Settings settings = Settings.of(Map.of());
  private final Map<String, List<Traveller>> people = new HashMap<>();
  private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
  private final CaseStore store;
  private final ReceiveMessage receive;
  private final HandleInbox inbox;

  /** Where no page is published. */
  Talk() {
    this(TestStore.shared());
  }

  Talk(TestStore test) {
    this.test = test;
    store = test.store(clock);
    receive = new ReceiveMessage(store, test.keys(), settings, new Signal());
    inbox =
        new HandleInbox(
            store,
            test.keys(),
            settings,
            Conversations.with(
                test.keys(),
                settings,
                this,
                new Enquiries(test.keys(), new OpenCase(test.keys()), settings),
                new Outbox(test.keys(), settings, new Signal()),
                new AskedPages(new PublishedContent(store)),
                new SearchPages(new PublishedContent(store), store, Runnable::run)),
            (tx, trouble) -> alarms.add(trouble.key()));
    Jdbi.create(test.asOwner())
        .useHandle(
            h ->
                h.execute(
                    "DELETE FROM outbox; DELETE FROM shared_phone_choice; DELETE FROM inbox;"
                        + " DELETE FROM page_asker; DELETE FROM status_question"));
  }

  /** Somebody in check-in at this talk's number. */
  Talk person(String label, String language) {
    return person(label, language, true);
  }

  Talk person(String label, String language, boolean inCheckIn) {
    UUID caseId = UUID.randomUUID();
    test.keys().vault().create(KeyId.ofCase(caseId));
    people
        .computeIfAbsent(number, n -> new ArrayList<>())
        .add(
            new Traveller(
                UUID.randomUUID(),
                Channel.SMS,
                UUID.randomUUID(),
                Language.of(language),
                label,
                inCheckIn ? Optional.of(caseId) : Optional.empty()));
    return this;
  }

  /** The holder of the number writes, and everything that waits is handled. */
  Talk writes(String text) {
    return writes(number, text, 0);
  }

  Talk writes(String from, String text, int media) {
    return writes(Channel.SMS, from, text, media);
  }

  /** The holder of the number writes by another channel. */
  Talk writesBy(Channel channel, String text) {
    return writes(channel, number, text, 0);
  }

  private Talk writes(Channel channel, String from, String text, int media) {
    receive.receive(
        new InboundMessage(
            "twilio", channel, "SM" + UUID.randomUUID(), from, "+15005550006", text, media));
    while (inbox.step() > 0) {}
    return this;
  }

  /** What was enqueued, as purpose and text keys, oldest first. */
  List<String> replies() {
    return enqueued(
        (purpose, wording) ->
            purpose
                + " "
                + String.join("+", wording.parts().stream().map(Wording.Part::key).toList()));
  }

  /** What was enqueued, as people read it. */
  List<String> texts(Language language) {
    return enqueued((purpose, wording) -> Rendering.of(wording, language));
  }

  private List<String> enqueued(BiFunction<String, Wording, String> as) {
    return Jdbi.create(test.asOwner())
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT id, purpose, sealed_under, wording FROM outbox ORDER BY position")
                    .map(
                        (row, context) -> {
                          UUID id = row.getObject("id", UUID.class);
                          String json =
                              test.keys()
                                  .sealer()
                                  .open(
                                      KeyId.parse(row.getString("sealed_under")),
                                      new Place("outbox", id, "wording"),
                                      row.getBytes("wording"));
                          return as.apply(row.getString("purpose"), Wording.fromJson(json));
                        })
                    .list());
  }

  /** To what kinds of recipients something was enqueued, oldest first. */
  List<String> recipients() {
    return Jdbi.create(test.asOwner())
        .withHandle(
            h ->
                h.createQuery("SELECT recipient_kind FROM outbox ORDER BY position")
                    .mapTo(String.class)
                    .list());
  }

  /** Who is to be told where their matter stands: in which language, by what, of how many. */
  List<String> askedWhereItStands() {
    return Jdbi.create(test.asOwner())
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT language || ' ' || channel || ' of ' || cardinality(contact_points)"
                            + " FROM status_question ORDER BY asked_at")
                    .mapTo(String.class)
                    .list());
  }

  /** How many enquiries there are from this number. */
  int enquiries() {
    return store.call(
        HandleInbox.ACTOR,
        tx ->
            new Enquiries(test.keys(), new OpenCase(test.keys()), settings)
                .allOf(tx, Endpoint.parse(Channel.SMS, number).orElseThrow())
                .size());
  }

  /** Where the messages of this number went, oldest first. */
  List<String> outcomes() {
    return Jdbi.create(test.asOwner())
        .withHandle(
            h ->
                h.createQuery("SELECT state || ': ' || outcome FROM inbox ORDER BY position")
                    .mapTo(String.class)
                    .list());
  }

  String language() {
    return Jdbi.create(test.asOwner())
        .withHandle(
            h -> h.createQuery("SELECT max(language) FROM outbox").mapTo(String.class).one());
  }

  @Override
  public Map<Endpoint, List<Traveller>> at(Tx tx, Collection<Endpoint> addresses) {
    Map<Endpoint, List<Traveller>> found = new HashMap<>();
    addresses.forEach(at -> found.put(at, people.getOrDefault(at.value(), List.of())));
    return found;
  }

  @Override
  public Map<UUID, Answer> answers(Tx tx, Map<UUID, StoredMessage> byCase) {
    if (broken) {
      throw new IllegalStateException("not today");
    }
    Map<UUID, Answer> answers = new HashMap<>();
    byCase.forEach(
        (caseId, message) -> {
          answered.add(label(caseId) + ": " + message.body());
          answers.put(caseId, new Answer(Optional.of(nextReply), finished));
        });
    return answers;
  }

  @Override
  public Answer help(Tx tx, UUID caseId, StoredMessage message, Call call) {
    answered.add(label(caseId) + " calls: " + message.body());
    return new Answer(
        Optional.of(Wording.of("reply.help-on-duty", Map.of("emergency", "112"))), false);
  }

  @Override
  public Optional<Wording> alarm(Tx tx, UUID enquiry, Call call, ZoneId zone) {
    alarms.add(call.key() + " " + zone);
    return Optional.of(Wording.of("reply.help-on-duty", Map.of("emergency", "112")));
  }

  @Override
  public void forAPerson(Tx tx, UUID caseId, StoredMessage message) {
    heard.add("for a person: " + message.body());
  }

  @Override
  public void heard(
      Tx tx, UUID caseId, StoredMessage message, Language language, String understood) {
    heard.add(understood + ": " + message.body());
  }

  @Override
  public void optedOut(Tx tx, Traveller traveller) {
    standing.add("out");
  }

  @Override
  public void optedIn(Tx tx, Traveller traveller) {
    standing.add("in");
  }

  @Override
  public void optedOut(Tx tx, Endpoint at) {
    standing.add("stranger out");
  }

  @Override
  public void optedIn(Tx tx, Endpoint at) {
    standing.add("stranger in");
  }

  @Override
  public void wrongPerson(Tx tx, Traveller traveller) {
    standing.add("wrong");
  }

  private String label(UUID caseId) {
    return people.values().stream()
        .flatMap(List::stream)
        .filter(traveller -> traveller.openCase().equals(Optional.of(caseId)))
        .map(Traveller::label)
        .findFirst()
        .orElse("?");
  }
}
