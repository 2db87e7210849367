package org.portolan.messaging;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.alerts.Attention;
import org.portolan.cases.alerts.Duty;
import org.portolan.cases.alerts.DutyShift;
import org.portolan.cases.alerts.EscalateAlerts;
import org.portolan.cases.attachments.AttachmentLimits;
import org.portolan.cases.attachments.DirectoryFiles;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.cases.attachments.checks.MalwareScanner;
import org.portolan.cases.chat.AlsoInChat;
import org.portolan.cases.chat.ChatByText;
import org.portolan.cases.chat.store.ChatRows;
import org.portolan.cases.enquiry.AlarmTheDesk;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.enquiry.WorkOnEnquiries;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.outreach.BroadcastsAtWork;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.people.ContactWays;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.people.HearFrom;
import org.portolan.cases.people.IdentityCheck;
import org.portolan.cases.people.KeepContacts;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.PreferChannel;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.people.StoppedNumbers;
import org.portolan.cases.portal.AskedPages;
import org.portolan.cases.portal.PublishedContent;
import org.portolan.cases.portal.SearchPages;
import org.portolan.cases.portal.entry.FollowRules;
import org.portolan.cases.quarantine.AskTodaysCheckIns;
import org.portolan.cases.quarantine.CallForHelp;
import org.portolan.cases.quarantine.CloseEndedQuarantines;
import org.portolan.cases.quarantine.OpenQuarantine;
import org.portolan.cases.quarantine.OrderNotices;
import org.portolan.cases.quarantine.Protocols;
import org.portolan.cases.quarantine.RecordCheckInAnswer;
import org.portolan.cases.quarantine.RecordDelivery;
import org.portolan.cases.quarantine.StoppedPhone;
import org.portolan.cases.quarantine.store.CheckIns;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.staff.NewStaffMember;
import org.portolan.cases.staff.StaffAccounts;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.traveller.AskWhetherOurs;
import org.portolan.cases.welfare.WelfareRequests;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.asked.PageAskers;
import org.portolan.messaging.attachments.AttachmentParts;
import org.portolan.messaging.callbacks.ReceiveCallback;
import org.portolan.messaging.callbacks.RecordCallbacks;
import org.portolan.messaging.channel.Channels;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.conversation.Conversations;
import org.portolan.messaging.conversation.GiveUpAsking;
import org.portolan.messaging.conversation.StoredTravellers;
import org.portolan.messaging.email.Answered;
import org.portolan.messaging.email.MailSettings;
import org.portolan.messaging.email.MailTurns;
import org.portolan.messaging.email.PickUpMail;
import org.portolan.messaging.inbox.HandleInbox;
import org.portolan.messaging.inbox.InboundMedia;
import org.portolan.messaging.inbox.InboundMessage;
import org.portolan.messaging.inbox.InboxRows;
import org.portolan.messaging.inbox.ReceiveMessage;
import org.portolan.messaging.jobs.AskCheckInsJob;
import org.portolan.messaging.jobs.CloseQuarantinesJob;
import org.portolan.messaging.jobs.EscalateAlertsJob;
import org.portolan.messaging.jobs.TellOrdersJob;
import org.portolan.messaging.jobs.WatchTrafficJob;
import org.portolan.messaging.missed.MissedCalls;
import org.portolan.messaging.outbox.Deliveries;
import org.portolan.messaging.outbox.DeliveryCallback;
import org.portolan.messaging.outbox.Gate;
import org.portolan.messaging.outbox.LookAfterMessages;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.OutboxParts;
import org.portolan.messaging.outbox.SentTo;
import org.portolan.messaging.outbox.StoredAddresses;
import org.portolan.messaging.outbox.StoredDeliveries;
import org.portolan.messaging.outbox.TellOperations;
import org.portolan.messaging.outbox.Traffic;
import org.portolan.messaging.outbox.WaitingForAPerson;
import org.portolan.messaging.outreach.StoredBroadcasts;
import org.portolan.messaging.preview.Prices;
import org.portolan.messaging.routes.Routes;
import org.portolan.messaging.spending.Spending;
import org.portolan.messaging.spending.UnverifiedNumbers;
import org.portolan.messaging.traveller.TellWhetherOurs;
import org.portolan.messaging.twilio.WhatsAppTemplates;
import org.portolan.messaging.work.Alarm;
import org.portolan.messaging.work.Signal;

/** A whole post without a server: the real cases, the real SDK, a carrier of the tests' own. */
final class APost {

  static final ZoneId ADDIS = ZoneId.of("Africa/Addis_Ababa");

  private static final UUID STAFF = UUID.randomUUID();

  static final Actor SYSTEM =
      Actor.system(
          "test",
          Compartment.HEALTH,
          Compartment.IDENTITY,
          Compartment.INFORMATION,
          Compartment.TRANSIT,
          Compartment.ACCESS);

  final Carrier carrier = new Carrier();
  final String scope = "test-" + UUID.randomUUID();
  private Instant now = Instant.parse("2026-11-23T04:00:00Z");

  final Keys keys = TestStore.shared().keys();
  final Settings settings;
  final CaseStore store =
      TestStore.shared()
          .store(
              new Clock() {
                @Override
                public ZoneId getZone() {
                  return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                  return this;
                }

                @Override
                public Instant instant() {
                  return now;
                }
              });
  private final List<MessageChannel> others;
  final Spending spending;
  final Timeline timeline = new Timeline(keys.sealer());
  final AlsoInChat chats = new AlsoInChat(new ChatRows(), timeline);
  final Enquiries enquiries;
  final Outbox outbox;
  final Telephones telephones;
  private final WhatsAppTemplates templates;
  final OutboxParts parts;
  final ReceiveMessage receive;
  private final HandleInbox inbox;

  APost(MessageChannel... others) {
    this(Map.of(), others);
  }

  APost(WhatsAppTemplates templates) {
    this(Map.of(), false, templates);
  }

  /**
   * @param calls whether people are called too, by the sandbox
   */
  APost(boolean calls) {
    this(Map.of(), calls, WhatsAppTemplates.none());
  }

  /** A post with further settings. */
  APost(Map<String, String> further, MessageChannel... others) {
    this(further, false, WhatsAppTemplates.none(), others);
  }

  private APost(
      Map<String, String> further,
      boolean calls,
      WhatsAppTemplates templates,
      MessageChannel... others) {
    this.templates = templates;
    Map<String, String> all = new HashMap<>(further);
    all.put("PORTOLAN_EMERGENCY_NUMBER", "117");
    all.put("PORTOLAN_PUBLIC_URL", "https://p.example");
    all.put("PORTOLAN_ENQUIRY_SCOPE", scope);
    all.put("PORTOLAN_OPERATIONS_SCOPE", scope);
    settings = Settings.of(all);
    spending = new Spending(store, settings, () -> now);
    enquiries = new Enquiries(keys, new OpenCase(keys), settings);
    outbox = new Outbox(keys, settings, new Signal());
    this.others = List.of(others);
    telephones = calls ? new Telephones(this) : null;
    parts = parts();
    receive = new ReceiveMessage(store, keys, settings, new Signal());
    inbox =
        new HandleInbox(
            store,
            keys,
            settings,
            Conversations.with(
                keys,
                settings,
                travellers(),
                enquiries,
                outbox,
                new AskedPages(new PublishedContent(store)),
                new SearchPages(new PublishedContent(store), store, Runnable::run)),
            alarm());
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(
            h ->
                h.execute(
                    """
                    DELETE FROM outbox; DELETE FROM inbox; DELETE FROM outbox_lane;
                    DELETE FROM shared_phone_choice; DELETE FROM route; DELETE FROM spending;
                    DELETE FROM unverified_traffic; DELETE FROM sender_pace; DELETE FROM trouble_told;
                    UPDATE broadcast SET state = 'done', ended_at = created_at;
                    UPDATE traffic_watch SET state = 'well', checked_at = NULL, told_at = NULL;
                    UPDATE quarantine SET ended_at = closes_at, next_ask_at = NULL;
                    UPDATE alert SET acknowledged_at = raised_at
                    """));
  }

  private OutboxParts parts() {
    return new OutboxParts(
        store,
        keys,
        settings,
        channels(),
        new StoredAddresses(
            new ContactPoints(keys),
            new ContactWays(keys),
            new HearFrom(keys),
            new StaffAccounts(keys),
            enquiries,
            new StoppedPhone(new Alerts(keys.sealer()), new StoppedNumbers(keys), keys),
            new StoppedNumbers(keys),
            new MissedCalls(keys),
            new FollowRules(keys, settings),
            new PageAskers(keys)),
        deliveries(),
        new StoredBroadcasts(new BroadcastsAtWork(keys)),
        new Gate(
            new Routes(() -> now),
            Prices.of(settings),
            spending,
            new UnverifiedNumbers(keys, settings)),
        () -> now,
        new Random(1));
  }

  Alarm alarm() {
    return new TellOperations(outbox, settings);
  }

  /** Of what those on duty for the system were told. */
  List<String> trouble() {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            h ->
                h.createQuery("SELECT what FROM trouble_told ORDER BY what")
                    .mapTo(String.class)
                    .list());
  }

  Channels channels() {
    List<MessageChannel> all = new ArrayList<>(others);
    all.add(carrier.channel());
    all.add(carrier.whatsApp(templates, () -> now));
    if (telephones != null) {
      all.add(telephones.channel());
    }
    return new Channels(all);
  }

  Deliveries deliveries() {
    return new StoredDeliveries(
        timeline, new RecordDelivery(), new WorkOnEnquiries(), new Alerts(keys.sealer()));
  }

  StoredTravellers travellers() {
    CheckIns checkIns = new CheckIns(keys.sealer(), new Protocols());
    Alerts alerts = new Alerts(keys.sealer());
    Attention attention = new Attention(new Duty(), settings);
    return new StoredTravellers(
        new ContactPoints(keys),
        new PersonLabels(keys),
        new RecordCheckInAnswer(checkIns, timeline, alerts, new WelfareRequests(), attention),
        new CallForHelp(checkIns, timeline, alerts, attention),
        timeline,
        alerts,
        new AlarmTheDesk(store, alerts, attention, enquiries),
        new HearFrom(keys),
        new StoppedNumbers(keys),
        attachments().expecting(),
        new ChatByText(new ChatRows(), enquiries, new WorkOnEnquiries(), timeline, keys));
  }

  private AttachmentParts attachments() {
    return new AttachmentParts(
        store,
        keys,
        new SealedFiles(new DirectoryFiles(Path.of("target", "files"))),
        AttachmentLimits.of(settings),
        MalwareScanner.NONE,
        List.of(),
        Duration.ofHours(24),
        enquiries,
        outbox,
        new Signal(),
        new Random(1));
  }

  static PhoneNumber aPhone() {
    return PhoneNumber.parse(
            "+2519" + (11_000_000 + ThreadLocalRandom.current().nextInt(8_000_000)), null)
        .orElseThrow();
  }

  /** Somebody ordered into quarantine from today on; returns the case. */
  UUID quarantine(String name, String language, PhoneNumber phone, int days) {
    return ordered(name, language, phone, days, true);
  }

  /**
   * The same.
   *
   * @param handedOver whether somebody handed the order to them; else they are written to
   */
  UUID ordered(String name, String language, PhoneNumber phone, int days, boolean handedOver) {
    later(Duration.ofSeconds(1));
    NewPerson somebody =
        new NewPerson(
            name, Optional.empty(), Optional.of(1990), Language.of(language), ADDIS, phone, scope);
    return store.call(
        SYSTEM,
        tx ->
            new OpenQuarantine(new OpenCase(keys), new Protocols(), keys.sealer())
                .open(
                    tx,
                    new OpenQuarantine.Order(
                        new RegisterPerson(keys).register(tx, somebody),
                        scope,
                        LocalDate.ofInstant(now, ADDIS),
                        Optional.of(days),
                        Optional.empty(),
                        handedOver))
                .id());
  }

  /** Somebody on duty around the clock. */
  void onDuty(int rank, PhoneNumber phone) {
    store.run(
        SYSTEM,
        tx -> {
          UUID staff =
              new StaffAccounts(keys)
                  .open(
                      tx,
                      new NewStaffMember(
                          UUID.randomUUID() + "@harbour.example",
                          "Duty " + rank,
                          Optional.of(phone.e164()),
                          StaffRole.QUARANTINE_OFFICER,
                          scope,
                          "en",
                          "a long enough password".toCharArray(),
                          new byte[20]));
          new Duty()
              .assign(
                  tx,
                  new DutyShift(
                      scope, rank, staff, "en", ADDIS, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
        });
  }

  /** Somebody of this role at the post, who may be asked what they see. */
  <R> R as(StaffRole role, Function<Tx, R> work) {
    return store.call(new StaffMember(STAFF, "Somebody", role, scope, "en").actor(), work);
  }

  /** The quarantine officer of a post, as an actor. */
  static Actor officerOf(String post) {
    return new StaffMember(STAFF, "Somebody", StaffRole.QUARANTINE_OFFICER, post, "en").actor();
  }

  /** Somebody is reached by mail as well, and would rather be. */
  void prefersMail(UUID caseId, String address) {
    store.run(
        SYSTEM,
        tx -> {
          UUID person =
              tx.sql()
                  .createQuery("SELECT person_id FROM case_file WHERE id = :id")
                  .bind("id", caseId)
                  .mapTo(UUID.class)
                  .one();
          PersonJournal journal = new PersonJournal(keys);
          new KeepContacts(keys, journal)
              .add(tx, person, address, Optional.of(IdentityCheck.ANSWERS));
          new PreferChannel(journal).prefer(tx, person, Optional.of(Channel.EMAIL));
        });
  }

  /** What picks up mails for this post. */
  PickUpMail picksUp(MailSettings settings, ReceiveMessage into) {
    SentTo sent = new SentTo(parts.addresses());
    return new PickUpMail(
        settings,
        new MailTurns(store),
        into,
        parts.recordDeliveryCallback(),
        new Answered(store, new ContactPoints(keys), sent),
        attachments().arrived(),
        Duration.ZERO,
        Clock.systemUTC());
  }

  ReceiveMessage receive() {
    return receive;
  }

  Settings settings() {
    return settings;
  }

  LookAfterMessages look() {
    return parts.lookAfterMessages(new Signal());
  }

  Traffic traffic() {
    return new Traffic(store);
  }

  /** One batch of the sender, and nothing else. */
  void sendsOneBatch() {
    parts.sendMessages(Runnable::run).step();
  }

  /** Looks how messages go, as every minute. */
  void watches() {
    new WatchTrafficJob(store, outbox, settings).run();
  }

  /** What does not go on by itself, as {@code state: reason}, the newest first. */
  List<WaitingForAPerson.Stuck> stuck() {
    return new WaitingForAPerson(store, new Channels(List.of(carrier.channel()))).outgoing(10);
  }

  APost at(String local) {
    now = LocalTime.parse(local).atDate(LocalDate.ofInstant(now, ADDIS)).atZone(ADDIS).toInstant();
    return this;
  }

  APost later(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** Asks today's questions, which then wait to be sent. */
  void asks() {
    while (new AskCheckInsJob(
                store,
                new AskTodaysCheckIns(checkIns(), new Protocols()),
                new PersonLabels(keys),
                outbox,
                alarm())
            .run()
        > 0) {}
  }

  /** What the jobs and the sender do as long as there is anything to do. */
  APost works() {
    asks();
    PersonLabels labels = new PersonLabels(keys);
    while (new CloseQuarantinesJob(store, new CloseEndedQuarantines(), labels, outbox, alarm())
            .run()
        > 0) {}
    while (new TellOrdersJob(store, new OrderNotices(), labels, outbox, alarm()).run() > 0) {}
    new GiveUpAsking(store, new InboxRows(keys), travellers(), settings, alarm()).step();
    new EscalateAlertsJob(store, new EscalateAlerts(new Duty()), outbox, alarm()).run();
    var sender = parts.sendMessages(Runnable::run);
    var fetching = attachments().fetching();
    while (inbox.step() + sender.step() + fetching.step() > 0) {}
    return this;
  }

  /** Somebody asks on the public page; until when they must wait, if they must. */
  Optional<Instant> asks(PhoneNumber phone, String text, String address) {
    later(Duration.ofSeconds(1));
    AskWhetherOurs asking = new AskWhetherOurs(keys, settings, new ContactPoints(keys), enquiries);
    Optional<Instant> wait =
        new TellWhetherOurs(
                store, keys, enquiries, asking, outbox, new PublicAddress("https://p.example"))
            .ask(phone, text, address);
    works();
    return wait;
  }

  /** One step of everything that works; returns how much there was. */
  int step() {
    return inbox.step() + parts.sendMessages(Runnable::run).step();
  }

  CheckIns checkIns() {
    return new CheckIns(keys.sealer(), new Protocols());
  }

  APost hears(PhoneNumber from, String text) {
    return hears(Endpoint.sms(from), text);
  }

  APost hears(Endpoint from, String text, InboundMedia... attached) {
    later(Duration.ofSeconds(20));
    receive.receive(
        new InboundMessage(
            "twilio",
            from.channel(),
            "SM" + UUID.randomUUID(),
            from.value(),
            "+15005550006",
            text,
            attached.length,
            List.of(attached)));
    later(Duration.ofSeconds(20));
    return works();
  }

  /** What the carrier tells of the last text to a number. */
  void tells(PhoneNumber to, String status, Integer code) {
    tells(to.e164(), status, code);
  }

  /** The same of an address as the carrier writes it. */
  void tells(String to, String status, Integer code) {
    List<Carrier.Accepted> all = accepted(to);
    Carrier.Accepted last = all.get(all.size() - 1);
    tells(
        new DeliveryCallback(
            last.callback().replaceAll(".*o=", ""), last.sid(), status, Optional.ofNullable(code)));
    records();
  }

  /** It is stored, and not recorded yet. */
  boolean tells(DeliveryCallback callback) {
    return new ReceiveCallback(store, new Signal(), Runnable::run).take(callback).join();
  }

  /** Records what was told. */
  void records() {
    RecordCallbacks record = new RecordCallbacks(store, parts.recordDeliveryCallback());
    while (record.step() > 0) {
      continue;
    }
  }

  List<Carrier.Accepted> accepted(PhoneNumber to) {
    return accepted(to.e164());
  }

  List<Carrier.Accepted> accepted(String to) {
    return carrier.accepted().stream().filter(a -> a.to().equals(to)).toList();
  }

  /** The texts a phone got, oldest first. */
  List<String> texts(PhoneNumber to) {
    return accepted(to).stream().map(Carrier.Accepted::body).toList();
  }

  List<Timeline.Entry> timeline(UUID caseId) {
    return store.call(SYSTEM, tx -> timeline.of(tx, caseId));
  }

  List<String> alerts(UUID caseId) {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            h ->
                h.createQuery("SELECT kind FROM alert WHERE case_id = :case")
                    .bind("case", caseId)
                    .mapTo(String.class)
                    .list());
  }

  String checkIn(UUID caseId) {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT state FROM check_in WHERE case_id = :case ORDER BY day DESC LIMIT"
                            + " 1")
                    .bind("case", caseId)
                    .mapTo(String.class)
                    .findOne()
                    .orElse("none"));
  }
}
