package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.ATraveller;
import org.portolan.cases.visa.HelpApplicant.Added;
import org.portolan.cases.visa.HelpApplicant.Helped;
import org.portolan.cases.visa.HelpApplicant.Refused;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Helper;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.model.Step;
import org.portolan.cases.visa.model.Typed;

/** Somebody helps an applicant: with consent, in their own name, and not a moment longer. */
class HelpApplicantTest {

  private final AnApplication one = AnApplication.of("short-stay");
  private final HelpApplicant helping =
      new HelpApplicant(
          TestStore.shared().keys(),
          Settings.of(Map.of("PORTOLAN_TRAVELLER_CODES_OF_ADDRESS", "2")),
          one.applications,
          one.recusals);

  private HelpApplicant.Outcome add(String name, boolean writes, boolean agreed) {
    return one.asApplicant(
        tx ->
            helping.add(
                tx,
                one.traveller,
                one.caseId,
                name,
                Optional.of(ATraveller.aPhone()),
                writes,
                agreed));
  }

  private PageTicket code(boolean writes) {
    return ((Added) add("Hanna Osei", writes, true)).code();
  }

  private Optional<Helped> with(PageTicket code) {
    return one.asBeginner(tx -> helping.with(tx, code));
  }

  private <R> R as(Helped helper, Function<Tx, R> act) {
    Actor actor = Applicant.helper(helper.helper(), one.caseId, helper.writes());
    return one.store.call(actor, act);
  }

  private String answers(Helped helper) {
    var member = one.member();
    return as(
            helper,
            tx ->
                one.answering.save(
                    tx,
                    helper.whose(),
                    one.caseId,
                    member.id(),
                    member.version(),
                    Map.of("nationality", Typed.of("ERI"))))
        .fold(saved -> "done", invalid -> "invalid", late -> "late", no -> no.why().key());
  }

  @Test
  void nobody_helps_without_consent_or_a_name() {
    assertThat(add("Hanna Osei", true, false)).isEqualTo(new Refused(Refusal.EMPTY));
    assertThat(add(" ", true, true)).isEqualTo(new Refused(Refusal.EMPTY));
    assertThat(add(null, true, true)).isEqualTo(new Refused(Refusal.EMPTY));
    assertThat(add("N".repeat(201), true, true)).isEqualTo(new Refused(Refusal.TOO_LONG));
    assertThat(with(PageTicket.draw())).isEmpty();
  }

  @Test
  void what_a_helper_does_is_recorded_as_theirs() {
    Helped helper = with(code(true)).orElseThrow();

    assertThat(answers(helper)).isEqualTo("done");
    assertThat(one.steps())
        .last()
        .extracting(Step::act, Step::actor)
        .containsExactly(Act.ANSWER, "helper:" + helper.helper());
    assertThat(journalled("visa.answer")).isEqualTo("helper:" + helper.helper());
  }

  private String journalled(String kind) {
    return one.asBeginner(
        tx ->
            tx.sql()
                .createQuery(
                    """
                    SELECT actor FROM journal_event WHERE case_id = :case AND kind = :kind
                    ORDER BY seq DESC LIMIT 1
                    """)
                .bind("case", one.caseId)
                .bind("kind", kind)
                .mapTo(String.class)
                .one());
  }

  @Test
  void the_consent_that_is_taken_back_ends_it_at_once() {
    PageTicket code = code(true);
    Helped helper = with(code).orElseThrow();
    one.asApplicant(
        tx -> {
          helping.end(tx, one.traveller, one.caseId, helper.helper());
          return null;
        });

    assertThat(with(code)).isEmpty();
    assertThat(one.<List<Helper>>asApplicant(tx -> helping.of(tx, one.caseId)))
        .singleElement()
        .matches(former -> !former.isOpen() && former.name().equals("Hanna Osei"));
  }

  @Test
  void the_first_secret_ends_it_and_whoever_helps_afterwards_stays() {
    PageTicket before = code(true);
    PageTicket withdrawn = code(false);
    UUID gone = with(withdrawn).orElseThrow().helper();
    one.asApplicant(
        tx -> {
          helping.end(tx, one.traveller, one.caseId, gone);
          return null;
        });
    long ended = endings();

    one.keptBySecret("the tree behind the well");
    assertThat(with(before)).isEmpty();
    assertThat(endings()).as("only who still helped").isEqualTo(ended + 1);

    PageTicket after = code(true);
    one.keptBySecret("the well behind the tree");
    assertThat(with(after)).isPresent();
  }

  private long endings() {
    return one.asBeginner(
        tx ->
            tx.sql()
                .createQuery(
                    """
                    SELECT count(*) FROM journal_event
                    WHERE case_id = :case AND kind = 'visa.helper-ended'
                    """)
                .bind("case", one.caseId)
                .mapTo(Long.class)
                .one());
  }

  @Test
  void codes_are_not_entered_without_end_from_one_address() {
    PageTicket code = code(false);
    String address = "address " + UUID.randomUUID();
    assertThat(enter("no code", address)).isEqualTo(new HelpApplicant.Unknown());
    assertThat(enter(PageTicket.draw().text(), address)).isEqualTo(new HelpApplicant.Unknown());

    assertThat(enter(code.text(), address)).isInstanceOf(HelpApplicant.Wait.class);
    assertThat(enter(" " + code.text().toLowerCase() + " ", "address " + UUID.randomUUID()))
        .isInstanceOf(HelpApplicant.Entered.class);
    one.later(Duration.ofMinutes(31));
    assertThat(enter(code.text(), address)).isInstanceOf(HelpApplicant.Entered.class);
  }

  @Test
  void what_a_browser_keeps_opens_only_what_was_entered() {
    PageTicket code = code(true);
    var entered = (HelpApplicant.Entered) enter(code.text(), "address " + UUID.randomUUID());
    assertThat(kept(entered.kept())).map(Helped::reference).contains(one.reference);

    String mark = entered.kept().substring(code.text().length());
    for (String guess :
        new String[] {
          code.text(),
          code.text() + ".",
          code.text() + ".00",
          code(true).text() + mark,
          mark,
          "",
          "."
        }) {
      assertThat(kept(guess)).as(guess).isEmpty();
    }
    UUID helper = kept(entered.kept()).orElseThrow().helper();
    one.asApplicant(
        tx -> {
          helping.end(tx, one.traveller, one.caseId, helper);
          return null;
        });
    assertThat(kept(entered.kept())).isEmpty();
  }

  private Optional<Helped> kept(String kept) {
    return one.asBeginner(tx -> helping.kept(tx, kept));
  }

  private HelpApplicant.Entry enter(String typed, String address) {
    return one.asBeginner(tx -> helping.enter(tx, typed, address));
  }

  @Test
  void who_only_looks_writes_nothing_whatever_they_send() {
    Helped helper = with(code(false)).orElseThrow();

    assertThat(
            this.<Optional<ApplicationView>>as(
                helper, tx -> one.reading.own(tx, helper.whose(), one.reference)))
        .isPresent();
    assertThat(answers(helper)).isEqualTo("not-found");
    int changed =
        as(
            helper,
            tx ->
                tx.sql()
                    .execute("UPDATE visa_member SET version = 99 WHERE case_id = ?", one.caseId));
    assertThat(changed).isZero();
  }

  @Test
  void a_helper_neither_hands_in_nor_withdraws_nor_locks_the_applicant_out() {
    one.answered().documented();
    Helped helper = with(code(true)).orElseThrow();
    long seen = one.version();

    String submitted =
        as(helper, tx -> one.submitting.submit(tx, helper.whose(), one.caseId, seen))
            .fold(yes -> "done", lacks -> "lacks", no -> no.why().key(), changed -> "changed");
    String withdrawn =
        AnApplication.told(
            as(helper, tx -> one.applicant.withdraw(tx, helper.whose(), one.caseId, seen)));
    OwnSecret.Kept secret = OwnSecret.kept("a long enough secret").orElseThrow();
    boolean locked = as(helper, tx -> one.secrets.set(tx, helper.whose(), one.caseId, secret));
    HelpApplicant.Outcome another =
        as(
            helper,
            tx ->
                helping.add(
                    tx, helper.whose(), one.caseId, "Friend", Optional.empty(), true, true));

    assertThat(submitted).isEqualTo("not-found");
    assertThat(withdrawn).isEqualTo("not-yours");
    assertThat(locked).isFalse();
    assertThat(another).isEqualTo(new Refused(Refusal.NOT_FOUND));
    assertThat(one.version()).isEqualTo(seen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"visa_member", "visa_application", "visa_helper", "visa_step"})
  void a_helper_has_no_row_of_another_application(String table) {
    AnApplication other = one.another("short-stay");
    Helped helper = with(code(true)).orElseThrow();

    long rows =
        as(
            helper,
            tx ->
                tx.sql()
                    .createQuery("SELECT count(*) FROM " + table + " WHERE case_id <> :case")
                    .bind("case", one.caseId)
                    .mapTo(Long.class)
                    .one());
    assertThat(rows).isZero();
    assertThat(other.caseId).isNotEqualTo(one.caseId);
  }

  @Test
  void nobody_else_takes_a_helper_away_and_helpers_are_few() {
    Helped helper = with(code(true)).orElseThrow();
    AnApplication other = one.another("short-stay");
    other.asApplicant(
        tx -> {
          helping.end(tx, other.traveller, one.caseId, helper.helper());
          helping.end(tx, other.traveller, other.caseId, helper.helper());
          helping.end(tx, other.traveller, other.caseId, UUID.randomUUID());
          return null;
        });
    for (int i = 1; i < HelpApplicant.MOST; i++) {
      code(false);
    }

    assertThat(one.<List<Helper>>asApplicant(tx -> helping.of(tx, one.caseId)))
        .hasSize(HelpApplicant.MOST)
        .allMatch(each -> each.isOpen());
    assertThat(add("One more", false, true)).isEqualTo(new Refused(Refusal.TOO_MANY));
  }

  @Test
  void a_helper_records_no_fee_by_any_sql() {
    Helped helper = with(code(true)).orElseThrow();

    assertThatThrownBy(
            () ->
                as(
                    helper,
                    tx ->
                        tx.sql()
                            .execute(
                                """
                                INSERT INTO visa_fee (id, case_id, scope, recorded_by, recorded_at)
                                VALUES (gen_random_uuid(), ?, ?, 'me', now())
                                """,
                                one.caseId,
                                one.post)))
        .hasMessageContaining("row-level security");
  }
}
