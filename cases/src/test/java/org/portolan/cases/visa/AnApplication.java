package org.portolan.cases.visa;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.portolan.cases.attachments.FileType;
import org.portolan.cases.attachments.SealedFiles.Kept;
import org.portolan.cases.attachments.StoredFile;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.ATraveller;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.BeginApplication.Beginning;
import org.portolan.cases.visa.BeginApplication.Begun;
import org.portolan.cases.visa.model.Answers;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Missing;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.Question;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.Step;
import org.portolan.cases.visa.model.Typed;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** An application at a post of its own, with everybody who acts on it, and a clock to be moved. */
public final class AnApplication extends VisaParts {

  static final ZoneId ASMARA = ZoneId.of("Africa/Asmara");

  private Instant now = Instant.parse("2026-11-27T09:00:00Z");
  final CaseStore store = TestStore.shared().store(new MovedClock());
  final VisaClock clock = new VisaClock(store, applications, recusals, queue, requests, notices);
  final String post;
  final PhoneNumber phone;

  final Traveller traveller;
  final UUID caseId;
  final String reference;
  private final Map<String, Officer> officers = new HashMap<>();

  /** What each of its documents is; nobody else's. */
  byte[] file = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);

  private AnApplication(String type, String post, PhoneNumber phone) {
    this.post = post;
    this.phone = phone;
    Begun begun =
        (Begun)
            asBeginner(
                tx ->
                    beginning(post, 1_000, 1_000)
                        .begin(tx, beginning(type), "address " + UUID.randomUUID()));
    caseId = begun.caseId();
    reference = begun.reference().text();
    traveller = new Traveller(begun.person().id(), begun.person().contactPoint(), true);
  }

  /** A draft in which nothing stands, at a post of its own. */
  public static AnApplication of(String type) {
    return of(type, ATraveller.aPhone());
  }

  /** The same of somebody whose phone others may have too. */
  public static AnApplication of(String type, PhoneNumber phone) {
    return new AnApplication(type, "test-" + UUID.randomUUID() + "/consulate", phone);
  }

  /** A draft at a post. */
  public static AnApplication at(String post, String type) {
    return new AnApplication(type, post, ATraveller.aPhone());
  }

  /** Another at the same post. */
  AnApplication another(String type) {
    return new AnApplication(type, post, ATraveller.aPhone());
  }

  /** Somebody else's at the same post, from the same telephone. */
  AnApplication neighbours(String type) {
    return new AnApplication(type, post, phone);
  }

  BeginApplication beginning(int mostOfAddress) {
    return beginning(post, mostOfAddress, 3);
  }

  Beginning beginning(String type) {
    return new Beginning(
        type, "ሰላም ገብረ", Optional.of("Selam Gebre"), phone, Language.of("ti"), ASMARA, post);
  }

  public PhoneNumber phone() {
    return phone;
  }

  public String reference() {
    return reference;
  }

  public UUID caseId() {
    return caseId;
  }

  /** The scope whose officers have it. */
  public String post() {
    return post;
  }

  Instant now() {
    return now;
  }

  LocalDate today() {
    return LocalDate.ofInstant(now, ASMARA);
  }

  /** Time passes, and nobody does what it does. */
  void later(Duration time) {
    now = now.plus(time);
  }

  /** Time passes, and what it does is done. */
  AnApplication pass(Duration time) {
    later(time);
    clock.pass(10_000);
    return this;
  }

  /** A colleague by a first name; the same one each time. */
  Officer officer(String name, Party party) {
    return officers.computeIfAbsent(name, unused -> new Officer(UUID.randomUUID(), party, post));
  }

  /** What the database takes them for. */
  Actor actor(Officer officer) {
    return new Actor(
        "staff:" + officer.account(),
        Set.of(
            new Grant(Compartment.VISA, officer.post()),
            new Grant(Compartment.IDENTITY, officer.post())));
  }

  /** Whoever begins another. */
  <R> R asBeginner(Function<Tx, R> act) {
    return store.call(Applicant.actor(), act);
  }

  <R> R asApplicant(Function<Tx, R> act) {
    return store.call(Applicant.of(caseId), act);
  }

  <R> R as(Officer officer, Function<Tx, R> act) {
    return store.call(actor(officer), act);
  }

  ApplicationView view() {
    return ownedBy(traveller).orElseThrow();
  }

  /** As a traveller finds it. */
  Optional<ApplicationView> ownedBy(Traveller somebody) {
    return asApplicant(tx -> reading.own(tx, somebody, reference));
  }

  /** The references of all that a traveller has. */
  Set<String> referencesOf(Traveller somebody) {
    return asBeginner(tx -> reading.own(tx, somebody).keySet());
  }

  /** As a colleague finds it. */
  Optional<ApplicationView> openedBy(Officer officer) {
    return as(officer, tx -> reading.open(tx, officer, reference));
  }

  /** What a colleague takes next. */
  Optional<String> nextOf(Officer officer) {
    return as(officer, tx -> assigning.next(tx, officer));
  }

  /** All that was done to it, also what its applicant is not shown. */
  List<Step> steps() {
    return asApplicant(tx -> applications.steps(tx, caseId, 0));
  }

  /** Looked through, if it is due. */
  AnApplication screened() {
    screening(store).screen(caseId);
    return this;
  }

  /** What was looked into, as a colleague sees it. */
  ReadChecks.Checks checkedBy(Officer officer) {
    return as(officer, tx -> checks.of(tx, reading.open(tx, officer, reference).orElseThrow()));
  }

  State state() {
    return view().state();
  }

  long version() {
    return view().version();
  }

  Member member() {
    return view().members().get(0);
  }

  /** Answers a question of the first member; the key of what came of it, or {@code done}. */
  String answer(String question, Typed typed) {
    return answer(member(), question, typed);
  }

  String answer(Member member, String question, Typed typed) {
    AnswerQuestions.Outcome outcome = save(member, Map.of(question, typed));
    return outcome.fold(
        saved -> "done",
        invalid -> invalid.problems().get(question).key(),
        overtaken -> "overtaken",
        refused -> refused.why().key());
  }

  /** Answers whatever is still asked of everybody, as somebody ordinary would. */
  AnApplication answered() {
    ApplicationView view = view();
    view.members().forEach(member -> answerAll(view.type(), member));
    return this;
  }

  private void answerAll(VisaType type, Member member) {
    Map<String, Typed> typed = new LinkedHashMap<>();
    Answers answers = member.answers();
    Optional<Question> next = type.next(answers);
    while (next.isPresent()) {
      Question question = next.get();
      typed.put(question.id(), ordinary(question));
      GivenAnswer given =
          new GivenAnswer(ordinary(question).text(), ordinary(question).latin(), null, null, 0);
      answers = answers.with(Map.of(question.id(), given), 1);
      next = type.next(answers);
    }
    if (!typed.isEmpty() && !(save(member, typed) instanceof AnswerQuestions.Saved)) {
      throw new IllegalStateException("Not everything was answered");
    }
  }

  private AnswerQuestions.Outcome save(Member member, Map<String, Typed> typed) {
    return asApplicant(
        tx -> answering.save(tx, traveller, caseId, member.id(), member.version(), typed));
  }

  static Typed ordinary(Question question) {
    return switch (question.kind()) {
      case TEXT -> Typed.of("Something");
      case NAME -> new Typed("ሰላም ገብረ", "Selam Gebre", null);
      case DATE -> Typed.of(question.day() == Question.Day.PAST ? "1990-05-12" : "2027-06-01");
      case CHOICE -> Typed.of(question.options().get(0));
      case YES_NO -> Typed.of("no");
      case COUNTRY -> Typed.of("ERI");
      case NUMBER -> Typed.of("10");
    };
  }

  /** Sends a document of the first member; {@code done} or why not. */
  public String send(String wanted) {
    return send(member(), wanted);
  }

  String send(Member member, String wanted) {
    return told(
        asApplicant(
            tx ->
                applicant.handIn(
                    tx,
                    traveller,
                    caseId,
                    member.id(),
                    wanted,
                    new StoredFile(
                        FileType.JPEG,
                        new Kept(UUID.randomUUID(), "a key", 10),
                        file,
                        Optional.of("photo.jpg")))));
  }

  /** Sends whatever document is missing. */
  AnApplication documented() {
    view().missing().stream()
        .filter(one -> one.kind() == Missing.Kind.DOCUMENT)
        .forEach(
            one ->
                send(
                    view().members().stream()
                        .filter(member -> member.id().equals(one.member()))
                        .findFirst()
                        .orElseThrow(),
                    one.id()));
    return this;
  }

  String submit() {
    return asApplicant(tx -> submitting.submit(tx, traveller, caseId, version()))
        .fold(
            submitted -> "done",
            notComplete -> "not-complete",
            refused -> refused.why().key(),
            changed -> "changed");
  }

  /** Handed in, with everything that is asked. */
  public AnApplication submitted() {
    answered().documented();
    if (!submit().equals("done")) {
      throw new IllegalStateException("It was not handed in");
    }
    return this;
  }

  /** Behind a secret of its applicant's own from now on. */
  public AnApplication keptBySecret(String secret) {
    OwnSecret.Kept kept = OwnSecret.kept(secret).orElseThrow();
    if (!this.<Boolean>asApplicant(tx -> secrets.set(tx, traveller, caseId, kept))) {
      throw new IllegalStateException("The secret was not set");
    }
    return this;
  }

  /** Handed in, or complete and still a draft. */
  AnApplication submittedOrNot(boolean handedIn) {
    return handedIn ? submitted() : answered().documented();
  }

  /** Given up for good by a colleague of its post. */
  public AnApplication givenUpBy(UUID account) {
    Officer officer = new Officer(account, Party.OFFICER, post);
    as(officer, tx -> assigning.recuse(tx, officer, caseId, version(), "A friend"));
    return this;
  }

  static String told(Outcome outcome) {
    return outcome.fold(done -> "done", refused -> refused.why().key(), changed -> "changed");
  }

  /** What the applicant was told until now, in order, whether or not it was taken to be sent. */
  List<String> notices() {
    return store.call(
        Applicant.actor(),
        tx ->
            tx.sql()
                .createQuery(
                    "SELECT notice FROM visa_notice WHERE case_id = :case ORDER BY left_at, notice")
                .bind("case", caseId)
                .mapTo(String.class)
                .list());
  }

  private final class MovedClock extends Clock {

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
