package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.visa.ImportLost.Imported;
import org.portolan.cases.visa.ImportLost.NotImported;
import org.portolan.cases.visa.ImportLost.Result;
import org.portolan.cases.visa.ImportLost.Why;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.Quarter;
import org.portolan.cases.visa.model.Signal;
import org.portolan.cases.visa.model.SignalKind;
import org.portolan.cases.visa.model.SignalReason;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.Typed;
import org.portolan.cases.visa.model.Wants;
import org.portolan.cases.visa.model.WorkWanted;

/** What an officer is told to look at, and what becomes of it. */
class SignalsTest {

  /** Everybody in a test has names, days and numbers that nobody in another has. */
  private final String number = "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 8);

  private final LocalDate birth = LocalDate.of(1950, 1, 1).plusDays(new Random().nextInt(15_000));

  private final AnApplication one = whoever(AnApplication.of("short-stay"), "Anna Eriksson");
  private final Officer amina = one.officer("Amina", Party.OFFICER);
  private final Officer sofia = one.officer("Sofia", Party.SUPERVISOR);

  /** Answered as somebody with a name of their own, and this test's passport. */
  private AnApplication whoever(AnApplication application, String name) {
    application.answer("name", new Typed(name, name, null));
    application.answer("birth", Typed.of(birth.toString()));
    application.answer("passport-number", Typed.of(number));
    application.answer("passport-expiry", Typed.of("2031-04-15"));
    return application;
  }

  private static AnApplication other(AnApplication application, String question, String answer) {
    assertThat(application.answer(question, Typed.of(answer))).isEqualTo("done");
    return application;
  }

  private static AnApplication handedIn(AnApplication application) {
    return application.submitted().screened();
  }

  private List<SignalKind> kinds() {
    return kinds(one);
  }

  private List<SignalKind> kinds(AnApplication of) {
    return signals(of).stream().map(Signal::kind).toList();
  }

  private List<Signal> signals(AnApplication of) {
    return of.checkedBy(amina).signals();
  }

  /** Takes the first, and settles its only signal. */
  private String settle(AnApplication of, Officer who, SignalReason reason, String note) {
    UUID signal = signals(of).get(0).id();
    return AnApplication.told(
        of.as(
            who, tx -> of.signals.settle(tx, who, of.caseId, of.version(), signal, reason, note)));
  }

  private void taken(AnApplication of) {
    of.as(amina, tx -> of.assigning.take(tx, amina, of.caseId, of.version()));
  }

  @Test
  void nothing_is_told_of_an_ordinary_application_which_is_looked_through_once() {
    one.submitted();
    assertThat(one.checkedBy(amina).waiting()).isTrue();
    one.screened();
    assertThat(one.checkedBy(amina).waiting()).isFalse();
    assertThat(kinds()).isEmpty();
    assertThat(one.screening(one.store).screen(one.caseId)).isFalse();
  }

  @Test
  void a_draft_is_not_looked_through() {
    AnApplication draft = whoever(one.another("short-stay"), "Bertil Olsson");
    handedIn(one);
    assertThat(kinds()).isEmpty();
    assertThat(draft.screening(draft.store).screen(draft.caseId)).isFalse();
  }

  @Test
  void one_passport_with_two_names_is_told_to_both_officers_and_another_post_is_only_counted() {
    AnApplication other = whoever(one.another("short-stay"), "Chukwuemeka Nwosu");
    AnApplication elsewhere = whoever(AnApplication.of("short-stay"), "Dolores Vega");
    handedIn(one);
    handedIn(other);
    handedIn(elsewhere);
    one.screened();

    assertThat(kinds()).containsExactly(SignalKind.DOCUMENT_OF_MANY);
    Signal signal = signals(one).get(0);
    assertThat(signal.about().references()).containsExactly(other.reference);
    assertThat(signal.about().elsewhere()).isOne();
    assertThat(signal.about().toJson()).doesNotContain(elsewhere.reference, number);
    other.screened();
    assertThat(kinds(other)).containsExactly(SignalKind.DOCUMENT_OF_MANY);
  }

  @Test
  void another_spelling_of_the_name_is_not_another_name() {
    AnApplication other = whoever(one.another("short-stay"), "Ana Erikson");
    handedIn(one);
    handedIn(other);
    assertThat(kinds(other)).containsExactly(SignalKind.DUPLICATE);
  }

  @Test
  void who_applies_again_after_a_decision_with_the_same_passport_is_no_duplicate() {
    handedIn(one);
    taken(one);
    one.as(amina, tx -> one.settling.waived(tx, amina, one.caseId, one.version(), "child"));
    Decision decision = Decision.grant(1, 10, one.today(), one.today().plusDays(30));
    one.as(amina, tx -> one.deciding.decide(tx, amina, one.caseId, one.version(), decision));
    assertThat(one.state()).isEqualTo(State.GRANTED);

    AnApplication again = whoever(one.another("short-stay"), "Anna Eriksson");
    handedIn(again);
    assertThat(kinds(again)).isEmpty();
    AnApplication newPassport = whoever(one.another("short-stay"), "Eriksson Anna");
    other(newPassport, "passport-number", number + "9");
    handedIn(newPassport);
    assertThat(kinds(newPassport)).containsExactly(SignalKind.DUPLICATE);
  }

  @Test
  void an_earlier_refusal_is_told_and_that_it_was_denied() {
    handedIn(one);
    taken(one);
    one.as(
        amina,
        tx ->
            one.deciding.decide(
                tx, amina, one.caseId, one.version(), Decision.refuse(List.of("security"), "")));
    AnApplication again = whoever(one.another("short-stay"), "Anna Eriksson");
    other(again, "refused-before", "no");
    handedIn(again);
    assertThat(kinds(again)).containsExactly(SignalKind.REFUSED_BEFORE);
    assertThat(signals(again).get(0).about().what()).containsExactly("said-no");
    assertThat(signals(again).get(0).about().references()).containsExactly(one.reference);
  }

  @Test
  void many_from_one_telephone_are_told_until_it_is_known_whose_it_is() {
    List<AnApplication> all =
        List.of(
            neighbour("Efua Mensah", "1"),
            neighbour("Farid Aziz", "2"),
            neighbour("Galina Petrova", "3"));
    assertThat(kinds(all.get(0))).isEmpty();
    assertThat(kinds(all.get(1))).isEmpty();
    AnApplication third = all.get(2);
    assertThat(kinds(third)).as("two others are let be").isEmpty();
    AnApplication fourth = neighbour("Hiroshi Tanaka", "4");
    assertThat(kinds(fourth)).containsExactly(SignalKind.CONTACT_OF_MANY);
    assertThat(signals(fourth).get(0).about().elsewhere()).isEqualTo(3);

    taken(fourth);
    assertThat(settle(fourth, amina, SignalReason.CAMP, "")).isEqualTo("done");
    AnApplication fifth = neighbour("Ines Duarte", "5");
    assertThat(kinds(fifth)).isEmpty();
    assertThat(settle(fourth, amina, SignalReason.TRUE, "After all")).isEqualTo("done");
    assertThat(kinds(neighbour("Jun Park", "6"))).containsExactly(SignalKind.CONTACT_OF_MANY);
  }

  private AnApplication neighbour(String name, String last) {
    AnApplication next = whoever(one.neighbours("short-stay"), name);
    other(next, "passport-number", number + last);
    return handedIn(next);
  }

  @Test
  void a_household_is_a_reason_for_telephones_alone() {
    other(one, "passport-expiry", one.today().plusDays(1).toString());
    handedIn(one);
    taken(one);
    assertThat(settle(one, amina, SignalReason.HOUSEHOLD, "")).isEqualTo("bad-reason");
    assertThat(settle(one, amina, null, "")).isEqualTo("bad-reason");
    assertThat(settle(one, amina, SignalReason.SLIP, "x".repeat(4_001))).isEqualTo("too-long");
    assertThat(signals(one).get(0).isSettled()).isFalse();
  }

  @Test
  void days_that_cannot_be_and_a_passport_that_ends_too_soon_are_told() {
    other(one, "arrival", one.today().plusDays(2).toString());
    AnswerQuestions.Child child =
        (AnswerQuestions.Child)
            one.asApplicant(tx -> one.answering.addChild(tx, one.traveller, one.caseId));
    Member young = memberOf(child.memberId());
    one.answer(young, "birth", Typed.of("1940-01-01"));
    one.answer(memberOf(child.memberId()), "passport-number", Typed.of(number + "8"));
    other(one, "passport-expiry", one.today().plusDays(90).toString());
    one.answered().documented();
    one.later(Duration.ofDays(3));
    assertThat(one.submit()).isEqualTo("done");
    one.screened();

    assertThat(signals(one))
        .filteredOn(signal -> child.memberId().equals(signal.about().member()))
        .flatExtracting(signal -> signal.about().what())
        .containsExactlyInAnyOrder("child-of-age", "child-older", "too-short");
    assertThat(signals(one))
        .filteredOn(signal -> !child.memberId().equals(signal.about().member()))
        .flatExtracting(signal -> signal.about().what())
        .containsExactlyInAnyOrder("arrival-past", "too-short");
  }

  private Member memberOf(UUID id) {
    return one.view().members().stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void the_very_same_file_of_somebody_else_is_told() {
    AnApplication other = whoever(one.another("short-stay"), "Kwame Boateng");
    other(other, "passport-number", number + "7");
    other.file = one.file;
    handedIn(one);
    handedIn(other);
    assertThat(kinds(other)).containsExactly(SignalKind.SAME_FILE);
    assertThat(signals(other).get(0).about().references()).containsExactly(one.reference);
  }

  @Test
  void a_list_of_lost_papers_is_brought_in_and_taken_out_by_supervisors_alone() {
    other(one, "nationality", "SWE");
    handedIn(one);
    String list = "issuer,number\r\nSWE, " + number.toLowerCase(Locale.ROOT) + "\nD;C01X00T47\n\n";

    assertThat(bring(amina, list)).isEqualTo(new NotImported(Why.NOT_YOURS, 0));
    Officer elsewhere = new Officer(UUID.randomUUID(), Party.SUPERVISOR, "health/harbour");
    assertThat(bring(elsewhere, list)).isEqualTo(new NotImported(Why.NOT_YOURS, 0));
    assertThat(bring(sofia, "issuer,number\n")).isEqualTo(new NotImported(Why.EMPTY, 0));
    assertThat(bring(sofia, "SWE,123\nSWE 456")).isEqualTo(new NotImported(Why.BAD_LINE, 2));
    assertThat(bring(sofia, "XQQ,123")).isEqualTo(new NotImported(Why.BAD_LINE, 1));
    assertThat(bring(sofia, list)).isEqualTo(new Imported(2));
    one.screened();
    assertThat(kinds()).containsExactly(SignalKind.LOST);
    assertThat(inClear("lost_document", number)).isZero();

    UUID brought =
        one.store.call(ImportLost.actor(), tx -> one.lists(one.post).lists(tx)).get(0).id();
    assertThat(takeOut(amina, brought)).isFalse();
    assertThat(takeOut(sofia, brought)).isTrue();
    one.screened();
    assertThat(kinds()).isEmpty();
    assertThat(takeOut(sofia, brought)).isFalse();
  }

  private Result bring(Officer by, String list) {
    return one.store.call(ImportLost.actor(), tx -> one.lists(one.post).bring(tx, by, list));
  }

  private boolean takeOut(Officer by, UUID list) {
    return one.store.call(ImportLost.actor(), tx -> one.lists(one.post).takeOut(tx, by, list));
  }

  private static long inClear(String table, String what) {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            owner ->
                owner
                    .createQuery(
                        "SELECT count(*) FROM " + table + " t WHERE CAST(t AS text) ILIKE ?")
                    .bind(0, "%" + what + "%")
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  void a_zone_that_says_something_else_is_told_and_one_that_fits_takes_it_back() {
    other(one, "nationality", "SWE");
    handedIn(one);
    taken(one);
    String passport = number.toUpperCase(Locale.ROOT);
    String born = DateTimeFormatter.ofPattern("yyMMdd").format(birth);
    assertThat(zone(PassportZone.of("SWE", "ERIKSSON<<ANNA", passport, born, "320415")))
        .isEqualTo("done");
    assertThat(kinds()).containsExactly(SignalKind.ZONE);
    assertThat(signals(one).get(0).about().what()).containsExactly("expiry");

    String fits = PassportZone.of("SWE", "ERIKSSON<<ANNA", passport, born, "310415");
    String slip = fits.replace("F310415", "F31O415").toLowerCase(Locale.ROOT);
    assertThat(zone(slip)).isEqualTo("done");
    assertThat(kinds()).isEmpty();
    assertThat(one.checkedBy(amina).zones().get(one.member().id())).hasSize(5);
    assertThat(inClear("visa_member", "ERIKSSON")).isZero();
    assertThat(zone(fits.replace("310415", "310416"))).isEqualTo("empty");
    assertThat(zone(null)).isEqualTo("empty");
    assertThat(kinds()).as("what cannot be read changes nothing").isEmpty();
  }

  private String zone(String typed) {
    return AnApplication.told(
        one.as(
            amina,
            tx -> one.zones.keep(tx, amina, one.caseId, one.version(), one.member().id(), typed)));
  }

  @Test
  void what_is_settled_is_settled_for_the_values_behind_it() {
    other(one, "nationality", "SWE");
    other(one, "passport-expiry", one.today().plusDays(40).toString());
    handedIn(one);
    taken(one);
    assertThat(zone(passport("320415"))).isEqualTo("done");
    settleAll();
    one.screened();
    assertThat(open()).isEmpty();

    assertThat(zone(passport("330415"))).isEqualTo("done");
    assertThat(open()).containsExactly(SignalKind.ZONE);
    assertThat(zone(passport("320415"))).as("as it was settled").isEqualTo("done");
    assertThat(open()).isEmpty();

    Wants wants = new Wants(List.of("passport-expiry"), List.of(), "");
    LocalDate until = one.today().plusDays(5);
    one.as(amina, tx -> one.work.ask(tx, amina, one.caseId, one.version(), wants, until));
    other(one, "passport-expiry", one.today().plusDays(41).toString());
    one.asApplicant(tx -> one.applicant.supplied(tx, one.traveller, one.caseId, one.version()));
    one.screened();
    assertThat(open()).containsExactlyInAnyOrder(SignalKind.VALIDITY, SignalKind.ZONE);
    assertThat(signals(one)).filteredOn(Signal::isSettled).hasSize(2);
    assertThat(onList(State.IN_REVIEW)).isEqualTo(2);
  }

  private String passport(String expiry) {
    String born = DateTimeFormatter.ofPattern("yyMMdd").format(birth);
    return PassportZone.of("SWE", "ERIKSSON<<ANNA", number.toUpperCase(Locale.ROOT), born, expiry);
  }

  private void settleAll() {
    while (!open().isEmpty()) {
      assertThat(settle(one, amina, SignalReason.EXPLAINED, "")).isEqualTo("done");
    }
  }

  private List<SignalKind> open() {
    return signals(one).stream().filter(one -> !one.isSettled()).map(Signal::kind).toList();
  }

  @Test
  void what_was_settled_before_values_were_kept_stays_settled() {
    other(one, "passport-expiry", one.today().plusDays(40).toString());
    handedIn(one);
    taken(one);
    settleAll();
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(
            owner ->
                owner.execute(
                    "UPDATE visa_signal SET behind_index = NULL WHERE case_id = ?", one.caseId));
    one.as(
        amina,
        tx ->
            tx.sql()
                .execute(
                    "UPDATE visa_application SET screen_at = ? WHERE case_id = ?",
                    java.sql.Timestamp.from(one.now()),
                    one.caseId));
    one.screened();

    assertThat(signals(one)).singleElement().matches(Signal::isSettled);
  }

  @Test
  void a_zone_that_somebody_made_up_takes_no_paper_off_a_list() {
    other(one, "nationality", "SWE");
    String passport = number.toUpperCase(Locale.ROOT);
    String born = DateTimeFormatter.ofPattern("yyMMdd").format(birth);
    String madeUp = PassportZone.of("NOR", "ERIKSSON<<ANNA", passport, born, "310415");
    one.asApplicant(
        tx -> one.giving.keep(tx, one.traveller, one.caseId, one.member().id(), madeUp));
    bring(sofia, "SWE," + number);
    handedIn(one);

    assertThat(kinds()).containsExactlyInAnyOrder(SignalKind.LOST, SignalKind.ZONE);
    UUID own =
        one.store.call(ImportLost.actor(), tx -> one.lists(one.post).lists(tx)).stream()
            .filter(list -> list.by().contains(sofia.account().toString()))
            .findFirst()
            .orElseThrow()
            .id();
    assertThat(takeOut(sofia, own)).as("other tests have lists too").isTrue();
  }

  @Test
  void what_is_settled_stays_so_and_is_counted_no_more() {
    other(one, "passport-expiry", one.today().plusDays(1).toString());
    handedIn(one);
    assertThat(onList(State.SUBMITTED)).isOne();
    assertThat(settle(one, amina, SignalReason.EXPLAINED, "")).isEqualTo("not-now");
    taken(one);
    Officer boris = one.officer("Boris", Party.OFFICER);
    assertThat(settle(one, boris, SignalReason.EXPLAINED, "")).isEqualTo("not-assigned");
    String note = "Zanzibar-" + UUID.randomUUID();
    assertThat(settle(one, amina, SignalReason.EXPLAINED, note)).isEqualTo("done");

    assertThat(onList(State.IN_REVIEW)).isZero();
    Signal settled = signals(one).get(0);
    assertThat(settled.reason()).contains(SignalReason.EXPLAINED);
    assertThat(settled.note()).contains(note);
    assertThat(inClear("visa_signal", note)).isZero();
    assertThat(one.view().steps()).as("the applicant").noneMatch(s -> s.act() == Act.SETTLE);
    List<GrantRates.Belief> beliefs =
        one.as(sofia, tx -> one.rates.beliefs(tx, new Quarter(2026, 4)));
    assertThat(beliefs).containsExactly(new GrantRates.Belief(SignalKind.VALIDITY, 1, 1, 1));
  }

  private int onList(State state) {
    return one.as(
            amina,
            tx -> one.worklist.page(tx, amina, WorkWanted.in(state), Optional.empty(), 10).rows())
        .get(0)
        .signals();
  }

  @Test
  void looking_through_is_in_the_journal_and_so_is_every_other_that_was_opened() {
    AnApplication other = whoever(one.another("short-stay"), "Lars Holm");
    handedIn(one);
    handedIn(other);
    assertThat(events(one)).containsEntry("visa.screened", 1L).containsEntry("visa.compared", 1L);
  }

  private Map<String, Long> events(AnApplication of) {
    return of.as(
        amina,
        tx ->
            tx
                .sql()
                .createQuery(
                    "SELECT kind, count(*) FROM journal_event WHERE case_id = ? GROUP BY kind")
                .bind(0, of.caseId)
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .stream()
                .collect(
                    java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
