package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.alerts.Alerts.Alert;
import org.portolan.cases.enquiry.EnquiryList;
import org.portolan.cases.enquiry.EnquiryPage;
import org.portolan.cases.enquiry.EnquiryState;
import org.portolan.cases.enquiry.WorkOnEnquiries;
import org.portolan.cases.enquiry.WorkOnEnquiries.Reopening;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.quarantine.Protocols;
import org.portolan.cases.quarantine.overview.BoardRow;
import org.portolan.cases.quarantine.overview.CasePage;
import org.portolan.cases.quarantine.overview.QuarantineBoard;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.timeline.Delivery;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.welfare.WelfareRequests;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.enquiry.AnswerEnquiry;
import org.portolan.messaging.enquiry.AnswerEnquiry.Outcome;
import org.portolan.messaging.enquiry.AnswerText;

/** A stranger's question is read and answered by the information desk, and by nobody else. */
class EnquiryDeskTest {

  private static final StaffRole WORKER = StaffRole.INFORMATION_WORKER;

  private final APost post = new APost();
  private final PhoneNumber stranger = APost.aPhone();
  private final WorkOnEnquiries work = new WorkOnEnquiries();
  private final EnquiryList list = new EnquiryList(post.timeline, post.keys);
  private final EnquiryPage page =
      new EnquiryPage(post.timeline, post.enquiries, new Alerts(post.keys.sealer()));
  private final PersonLabels labels = new PersonLabels(post.keys);
  private final QuarantineBoard board = new QuarantineBoard(labels, new Protocols());
  private final CasePage casePage =
      new CasePage(
          post.timeline,
          new Alerts(post.keys.sealer()),
          new WelfareRequests(),
          labels,
          post.keys.sealer());
  private final AnswerEnquiry answering =
      new AnswerEnquiry(work, post.timeline, post.outbox, post.chats);

  @AfterEach
  void stop() {
    post.carrier.close();
  }

  private List<EnquiryList.Row> waiting(StaffRole role, int from, int limit) {
    return post.as(role, tx -> list.page(tx, EnquiryState.WAITING, from, limit));
  }

  private Map<EnquiryState, Long> counts(StaffRole role) {
    return post.as(role, list::counts);
  }

  private Optional<EnquiryPage.View> opened(StaffRole role, String reference) {
    return post.as(role, tx -> page.of(tx, reference));
  }

  private Optional<String> phone(StaffRole role, EnquiryPage.View enquiry) {
    return post.as(role, tx -> page.revealPhone(tx, enquiry.caseId()));
  }

  private boolean close(StaffRole role, EnquiryPage.View enquiry) {
    return post.as(role, tx -> work.close(tx, enquiry.caseId()));
  }

  private Reopening reopen(EnquiryPage.View enquiry) {
    return post.as(WORKER, tx -> work.reopen(tx, enquiry.caseId()));
  }

  private Optional<CasePage.View> quarantine(StaffRole role, String reference) {
    return post.as(role, tx -> casePage.of(tx, reference));
  }

  private List<BoardRow> board(StaffRole role) {
    return post.as(role, board::today);
  }

  private Outcome answer(StaffRole role, EnquiryPage.View seen, String text) {
    return post.as(
        role, tx -> answering.answer(tx, seen.caseId(), new AnswerText(text), seen.seen()));
  }

  private List<EnquiryList.Row> list(EnquiryState state) {
    return post.as(WORKER, tx -> list.page(tx, state, 0, 50));
  }

  private EnquiryPage.View only(EnquiryState state) {
    assertThat(list(state)).hasSize(1);
    return post.as(WORKER, tx -> page.of(tx, list(state).get(0).reference())).orElseThrow();
  }

  @Test
  void who_calls_for_help_stands_first_until_somebody_has_acted() {
    post.hears(APost.aPhone(), "where is the office?").later(Duration.ofMinutes(5));
    post.hears(stranger, "help me please");

    List<EnquiryList.Row> rows = list(EnquiryState.WAITING);
    assertThat(rows).extracting(EnquiryList.Row::alert).containsExactly("help", null);
    EnquiryPage.View seen = opened(WORKER, rows.get(0).reference()).orElseThrow();
    assertThat(seen.alerts()).extracting(Alert::open).containsExactly(true);

    post.as(
        WORKER,
        tx ->
            new Alerts(post.keys.sealer())
                .acknowledge(tx, seen.caseId(), seen.alerts().get(0).id(), "called back"));
    assertThat(list(EnquiryState.WAITING))
        .extracting(EnquiryList.Row::alert)
        .containsExactly(null, null);
  }

  private Outcome answer(EnquiryPage.View seen, String text) {
    post.later(Duration.ofSeconds(1));
    Outcome outcome = answer(WORKER, seen, text);
    post.works();
    return outcome;
  }

  @Test
  void an_answer_is_sent_in_the_workers_words_and_its_delivery_stands_on_the_timeline() {
    post.hears(stranger, "Do I need a visa?");
    EnquiryPage.View waiting = only(EnquiryState.WAITING);
    assertThat(list(EnquiryState.WAITING).get(0).text()).isEqualTo("Do I need a visa?");

    assertThat(answer(waiting, "  Not for a transit\r\nbelow 24 hours. ")).isEqualTo(Outcome.SENT);
    post.tells(stranger, "delivered", null);

    assertThat(post.texts(stranger)).last().isEqualTo("Not for a transit\nbelow 24 hours.");
    Timeline.Entry last = post.timeline(waiting.caseId()).get(2);
    assertThat(last.body()).isEqualTo("Not for a transit\nbelow 24 hours.");
    assertThat(last.delivery()).isEqualTo(Delivery.DELIVERED);
    assertThat(last.author()).startsWith("staff:");
    assertThat(only(EnquiryState.ANSWERED).caseId()).isEqualTo(waiting.caseId());
    assertThat(list(EnquiryState.WAITING)).isEmpty();
  }

  @Test
  void the_outbox_holds_neither_the_words_nor_the_number() {
    post.hears(stranger, "Do I need a visa?");
    EnquiryPage.View waiting = only(EnquiryState.WAITING);
    answer(WORKER, waiting, "Below 24 hours");

    String rows =
        Jdbi.create(TestStore.shared().asOwner())
            .withHandle(
                h ->
                    h.createQuery(
                            """
                            SELECT string_agg(o::text || encode(o.wording, 'escape'), '')
                              || string_agg(t::text || encode(t.body, 'escape'), '')
                            FROM outbox o JOIN timeline_entry t ON t.id = o.id
                            WHERE o.case_id = :case AND o.state = 'waiting'
                            """)
                        .bind("case", waiting.caseId())
                        .mapTo(String.class)
                        .one());
    assertThat(rows).contains("answer").doesNotContain("24 hours", stranger.e164());
  }

  @Test
  void a_quarantine_officer_of_the_same_post_finds_no_enquiry() {
    StaffRole role = StaffRole.QUARANTINE_OFFICER;
    post.hears(stranger, "Do I need a visa?");
    EnquiryPage.View waiting = only(EnquiryState.WAITING);

    assertThat(waiting(role, 0, 50)).isEmpty();
    assertThat(counts(role)).containsEntry(EnquiryState.WAITING, 0L);
    assertThat(opened(role, waiting.reference())).isEmpty();
    assertThat(phone(role, waiting)).isEmpty();
    assertThat(close(role, waiting)).isFalse();
    assertThat(answer(role, waiting, "Hello")).isEqualTo(Outcome.NOT_FOUND);
  }

  @Test
  void a_worker_shows_the_number_and_the_journal_remembers() {
    post.hears(stranger, "Do I need a visa?");
    EnquiryPage.View waiting = only(EnquiryState.WAITING);

    assertThat(phone(WORKER, waiting)).contains(stranger.e164());
    assertThat(journal(waiting)).contains("read.enquiry", "read.phone");
  }

  @Test
  void two_workers_do_not_answer_the_same_question() {
    post.hears(stranger, "Do I need a visa?");
    EnquiryPage.View both = only(EnquiryState.WAITING);

    assertThat(answer(both, "No.")).isEqualTo(Outcome.SENT);
    assertThat(answer(both, "Yes.")).isEqualTo(Outcome.ANSWERED_MEANWHILE);
    assertThat(post.texts(stranger)).doesNotContain("Yes.");
  }

  @Test
  void what_was_written_while_the_worker_typed_still_waits() {
    post.hears(stranger, "Do I need a visa?");
    EnquiryPage.View seen = only(EnquiryState.WAITING);
    post.hears(stranger, "And my children?");

    assertThat(answer(seen, "No.")).isEqualTo(Outcome.SENT);

    assertThat(list(EnquiryState.WAITING).get(0).text()).isEqualTo("And my children?");
    assertThat(journal(seen)).contains("enquiry.message");
  }

  @Test
  void nothing_is_sent_of_an_empty_or_an_endless_text_or_to_a_closed_enquiry() {
    post.hears(stranger, "Do I need a visa?");
    EnquiryPage.View waiting = only(EnquiryState.WAITING);

    assertThat(answer(waiting, " \r\n\u0007 ")).isEqualTo(Outcome.EMPTY);
    assertThat(answer(waiting, "a".repeat(1_601))).isEqualTo(Outcome.TOO_LONG);
    assertThat(close(WORKER, waiting)).isTrue();
    assertThat(answer(waiting, "No.")).isEqualTo(Outcome.CLOSED);

    assertThat(post.texts(stranger)).hasSize(1);
  }

  @Test
  void a_closed_enquiry_opens_again_as_it_was_unless_the_person_has_begun_another() {
    post.hears(stranger, "Do I need a visa?");
    EnquiryPage.View first = only(EnquiryState.WAITING);
    close(WORKER, first);
    assertThat(only(EnquiryState.DONE).state()).isEqualTo(EnquiryState.DONE);
    assertThat(close(WORKER, first)).isFalse();

    assertThat(reopen(first)).isEqualTo(Reopening.REOPENED);
    assertThat(only(EnquiryState.WAITING).caseId()).isEqualTo(first.caseId());
    assertThat(reopen(first)).isEqualTo(Reopening.NOT_CLOSED);

    close(WORKER, first);
    post.hears(stranger, "Hello again");
    assertThat(only(EnquiryState.WAITING).caseId()).isNotEqualTo(first.caseId());
    assertThat(reopen(first)).isEqualTo(Reopening.ANOTHER_IS_OPEN);
  }

  @Test
  void who_waits_longest_is_read_first_a_page_at_a_time() {
    post.hears(stranger, "first").hears(APost.aPhone(), "second").hears(APost.aPhone(), "third");

    assertThat(list(EnquiryState.WAITING))
        .extracting(EnquiryList.Row::text)
        .containsExactly("first", "second", "third");
    assertThat(waiting(WORKER, 1, 1)).extracting(EnquiryList.Row::text).containsExactly("second");
    assertThat(counts(WORKER)).containsEntry(EnquiryState.WAITING, 3L);
  }

  @Test
  void an_answer_that_the_carrier_refuses_is_shown_as_failed() {
    post.hears(stranger, "Do I need a visa?");
    EnquiryPage.View waiting = only(EnquiryState.WAITING);
    post.carrier.next(Carrier.Behaviour.refuse(400, 21610));

    answer(waiting, "No.");

    assertThat(post.timeline(waiting.caseId()).get(2).delivery()).isEqualTo(Delivery.FAILED);
    assertThat(journal(waiting)).contains("enquiry.answered", "enquiry.delivery");
  }

  private static List<String> journal(EnquiryPage.View of) {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            h ->
                h.createQuery("SELECT kind FROM journal_event WHERE case_id = :case ORDER BY seq")
                    .bind("case", of.caseId())
                    .mapTo(String.class)
                    .list());
  }

  @Test
  void an_information_worker_finds_no_quarantine() {
    var caseId = post.quarantine("Jean Petit", "fr", stranger, 14);
    String reference = referenceOf(StaffRole.QUARANTINE_OFFICER, caseId).orElseThrow();

    assertThat(referenceOf(WORKER, caseId)).isEmpty();
    assertThat(board(WORKER)).isEmpty();
    assertThat(quarantine(WORKER, reference)).isEmpty();
    assertThat(quarantine(StaffRole.QUARANTINE_OFFICER, reference)).isPresent();
  }

  private Optional<String> referenceOf(StaffRole role, UUID caseId) {
    return post.as(
        role,
        tx ->
            tx.sql()
                .createQuery("SELECT reference FROM case_file WHERE id = :case")
                .bind("case", caseId)
                .mapTo(String.class)
                .findOne());
  }
}
