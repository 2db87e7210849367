package org.portolan.cases.quarantine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.alerts.Attention;
import org.portolan.cases.alerts.Call;
import org.portolan.cases.alerts.Duty;
import org.portolan.cases.alerts.DutyShift;
import org.portolan.cases.alerts.EscalateAlerts;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.files.OpenCase.OpenedCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.Person;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.quarantine.AskTodaysCheckIns.DueCheckIn;
import org.portolan.cases.quarantine.OpenQuarantine.Order;
import org.portolan.cases.quarantine.overview.BoardRow;
import org.portolan.cases.quarantine.overview.CasePage;
import org.portolan.cases.quarantine.overview.QuarantineBoard;
import org.portolan.cases.quarantine.store.CheckIns;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.staff.NewStaffMember;
import org.portolan.cases.staff.StaffAccounts;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.timeline.Delivery;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.welfare.WelfareRequests;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** One person's quarantine in a post of its own, and a clock that tests move. */
final class AQuarantine {

  static final ZoneId ASMARA = ZoneId.of("Africa/Asmara");
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 23);

  static final Actor SYSTEM =
      Actor.system(
          "test",
          Compartment.HEALTH,
          Compartment.IDENTITY,
          Compartment.TRANSIT,
          Compartment.ACCESS);

  private final Keys keys = TestStore.shared().keys();
  private final MovedClock clock = new MovedClock();
  final CaseStore store = TestStore.shared().store(clock);
  final String scope = "test-" + UUID.randomUUID();
  final Actor officer =
      new Actor(
          "staff:" + UUID.randomUUID(),
          java.util.Set.of(
              new Grant(Compartment.HEALTH, scope), new Grant(Compartment.IDENTITY, scope)));
  private final Timeline timeline = new Timeline(keys.sealer());
  final Alerts alerts = new Alerts(keys.sealer());
  final WelfareRequests welfare = new WelfareRequests();
  private final CheckIns checkIns = new CheckIns(keys.sealer(), new Protocols());
  private final Duty duty = new Duty();
  private final Attention attention =
      new Attention(duty, Settings.of(Map.of("PORTOLAN_EMERGENCY_NUMBER", "117")));
  final RecordCheckInAnswer answers =
      new RecordCheckInAnswer(checkIns, timeline, alerts, welfare, attention);
  final AskTodaysCheckIns asking = new AskTodaysCheckIns(checkIns, new Protocols());
  final PersonLabels labels = new PersonLabels(keys);
  final Person person;
  final OpenedCase opened;

  private AQuarantine(String language, int days) {
    this(language, days, ASMARA, FIRST_DAY);
  }

  private AQuarantine(String language, int days, ZoneId zone, LocalDate firstDay) {
    clock.now = firstDay.atTime(8, 0).atZone(zone).toInstant();
    NewPerson somebody =
        new NewPerson(
            "ሰላም ገብረ",
            Optional.of("Selam Gebre"),
            Optional.of(1992),
            Language.of(language),
            zone,
            aPhone(),
            scope);
    person = store.call(SYSTEM, tx -> new RegisterPerson(keys).register(tx, somebody));
    opened =
        store.call(
            SYSTEM,
            tx ->
                new OpenQuarantine(new OpenCase(keys), new Protocols(), keys.sealer())
                    .open(
                        tx,
                        new Order(person, scope, firstDay, Optional.of(days), Optional.of("214"))));
  }

  static AQuarantine in(String language) {
    return new AQuarantine(language, 14);
  }

  /** From another day on, in another place, at eight in its morning. */
  static AQuarantine during(ZoneId zone, LocalDate firstDay) {
    return new AQuarantine("fr", 14, zone, firstDay);
  }

  static AQuarantine ofOneDay() {
    return new AQuarantine("en", 1);
  }

  private static PhoneNumber aPhone() {
    return PhoneNumber.parse("+3361234" + (1000 + ThreadLocalRandom.current().nextInt(8999)), null)
        .orElseThrow();
  }

  /** A local time of the first day. */
  static Instant local(String time) {
    return LocalTime.parse(time).atDate(FIRST_DAY).atZone(ASMARA).toInstant();
  }

  AQuarantine at(String time) {
    clock.now = local(time);
    return this;
  }

  AQuarantine daysLater(int days) {
    clock.now = clock.now.plus(Duration.ofDays(days));
    return this;
  }

  AQuarantine later(Duration duration) {
    clock.now = clock.now.plus(duration);
    return this;
  }

  Instant now() {
    return clock.now;
  }

  /** Asks whoever is due, of this quarantine; the ids of the questions' messages. */
  List<UUID> ask() {
    return store.call(
        SYSTEM,
        tx ->
            asking.due(tx, 10_000).stream()
                .map(question -> handOver(tx, question))
                .filter(question -> question.caseId().equals(opened.id()))
                .map(DueCheckIn::checkIn)
                .toList());
  }

  private DueCheckIn handOver(org.portolan.cases.store.Tx tx, DueCheckIn question) {
    asking.asked(tx, question, question.checkIn());
    return question;
  }

  AQuarantine askedAndReached() {
    ask().forEach(message -> delivery(message, Delivery.DELIVERED));
    return this;
  }

  void delivery(UUID message, Delivery delivery) {
    deliveries(message, delivery);
  }

  /** All in one transaction. */
  void deliveries(UUID message, Delivery... told) {
    RecordDelivery recording = new RecordDelivery();
    store.run(
        SYSTEM, tx -> List.of(told).forEach(delivery -> recording.record(tx, message, delivery)));
  }

  /** How often something stands in the journal. */
  int eventsOf(String kind) {
    return store.call(
        SYSTEM,
        tx ->
            tx.sql()
                .createQuery(
                    "SELECT count(*) FROM journal_event WHERE case_id = :id AND kind = :kind")
                .bind("id", opened.id())
                .bind("kind", kind)
                .mapTo(Integer.class)
                .one());
  }

  boolean refuses() {
    return store.call(SYSTEM, tx -> new NoteRefusal().note(tx, opened.id()));
  }

  CheckInReply texts(String text) {
    clock.now = clock.now.plusSeconds(30);
    return textsAtOnce(text);
  }

  CheckInReply textsAtOnce(String text) {
    return store.call(
        SYSTEM,
        tx ->
            answers.record(
                tx, opened.id(), new HeardText(UUID.randomUUID(), "sms", text, clock.now)));
  }

  /** In answer to a message of ours that was written then. */
  CheckInReply answers(Instant written, String text) {
    clock.now = clock.now.plusSeconds(30);
    HeardText heard =
        new HeardText(UUID.randomUUID(), "email", text, clock.now, Optional.of(written));
    return store.call(SYSTEM, tx -> answers.record(tx, opened.id(), heard));
  }

  CheckInReply callsForHelp(String text) {
    return store.call(
        SYSTEM,
        tx ->
            new CallForHelp(checkIns, timeline, alerts, attention)
                .record(
                    tx,
                    opened.id(),
                    new HeardText(UUID.randomUUID(), "sms", text, clock.now),
                    Call.HELP));
  }

  List<String> said(CheckInReply reply) {
    return reply
        .reply()
        .map(wording -> wording.parts().stream().map(p -> p.key()).toList())
        .orElse(List.of());
  }

  BoardRow row() {
    return store
        .call(officer, tx -> new QuarantineBoard(labels, new Protocols()).today(tx))
        .stream()
        .filter(row -> row.caseId().equals(opened.id()))
        .findFirst()
        .orElseThrow();
  }

  List<String> openAlerts() {
    return page().alerts().stream()
        .filter(Alerts.Alert::open)
        .map(Alerts.Alert::kind)
        .sorted()
        .toList();
  }

  CasePage.View page() {
    return store.call(
        officer,
        tx ->
            new CasePage(timeline, alerts, welfare, labels, keys.sealer())
                .of(tx, opened.reference().text())
                .orElseThrow());
  }

  List<CloseEndedQuarantines.Closing> close() {
    return store.call(SYSTEM, tx -> new CloseEndedQuarantines().due(tx, 10_000)).stream()
        .filter(closing -> closing.caseId().equals(opened.id()))
        .toList();
  }

  List<EscalateAlerts.Escalation> escalate() {
    return store.call(SYSTEM, tx -> new EscalateAlerts(duty).due(tx, 10_000)).stream()
        .filter(step -> step.caseId().equals(opened.id()))
        .toList();
  }

  ContactPoints contacts() {
    return new ContactPoints(keys);
  }

  UUID onDuty(int rank, String from, String until) {
    return onDuty(rank, ASMARA, from, until);
  }

  void onDutyIn(String zone, String from, String until) {
    onDuty(1, ZoneId.of(zone), from, until);
  }

  private UUID onDuty(int rank, ZoneId zone, String from, String until) {
    return store.call(
        SYSTEM,
        tx -> {
          UUID staff =
              new StaffAccounts(keys)
                  .open(
                      tx,
                      new NewStaffMember(
                          UUID.randomUUID() + "@duty.example",
                          "On Duty",
                          Optional.empty(),
                          StaffRole.QUARANTINE_OFFICER,
                          scope,
                          "en",
                          "password".toCharArray(),
                          new byte[20]));
          duty.assign(
              tx,
              new DutyShift(
                  scope, rank, staff, "en", zone, LocalTime.parse(from), LocalTime.parse(until)));
          return staff;
        });
  }

  private static final class MovedClock extends Clock {
    private volatile Instant now;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
