package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.alerts.Attention;
import org.portolan.cases.alerts.Duty;
import org.portolan.cases.enquiry.AlarmTheDesk;
import org.portolan.cases.enquiry.EnquiryList;
import org.portolan.cases.enquiry.EnquiryPage;
import org.portolan.cases.enquiry.EnquiryState;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.enquiry.WorkOnEnquiries;
import org.portolan.cases.people.Channel;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.timeline.Delivery;
import org.portolan.cases.traveller.PageTurns;
import org.portolan.i18n.Language;
import org.portolan.messaging.enquiry.AnswerEnquiry;
import org.portolan.messaging.enquiry.AnswerText;
import org.portolan.messaging.enquiry.AskOnPage;
import org.portolan.messaging.enquiry.AskOnPage.Said;

/** A question on a page is an enquiry whose answer is read where it was asked. */
class AskOnPageTest {

  private static final StaffRole WORKER = StaffRole.INFORMATION_WORKER;
  private static final Language FRENCH = Language.of("fr");

  private final APost post =
      new APost(
          Map.of(
              "PORTOLAN_QUESTIONS_OF_ASKER", "3",
              "PORTOLAN_ANSWERS_READ_OF_ASKER", "5"));
  private final WorkOnEnquiries work = new WorkOnEnquiries();
  private final Alerts alerts = new Alerts(post.keys.sealer());
  private final AskOnPage asking =
      new AskOnPage(
          post.store,
          post.enquiries,
          work,
          post.timeline,
          new AlarmTheDesk(
              post.store, alerts, new Attention(new Duty(), post.settings), post.enquiries),
          post.chats,
          new PageTurns(post.store, post.keys, post.settings),
          post.keys);
  private final EnquiryList list = new EnquiryList(post.timeline, post.keys);
  private final EnquiryPage page = new EnquiryPage(post.timeline, post.enquiries, alerts);
  private final AnswerEnquiry answering =
      new AnswerEnquiry(work, post.timeline, post.outbox, post.chats);
  private final PageTicket ticket = PageTicket.draw();
  private final String address = UUID.randomUUID().toString();

  @AfterEach
  void stop() {
    post.carrier.close();
  }

  private String ask(PageTicket with, String text) {
    return asking
        .ask(with, new AnswerText(text), FRENCH, address)
        .fold(
            asked -> asked.told().map(told -> told.parts().get(0).key()).orElse("asked"),
            refused -> refused.why().key(),
            wait -> "wait");
  }

  private List<Said> read(PageTicket with) {
    return asking
        .read(with, address)
        .fold(exchange -> exchange.said(), nothing -> List.of(), later -> null);
  }

  private EnquiryPage.View only() {
    List<EnquiryList.Row> rows = post.as(WORKER, tx -> list.page(tx, EnquiryState.WAITING, 0, 50));
    assertThat(rows).hasSize(1);
    return post.as(WORKER, tx -> page.of(tx, rows.get(0).reference())).orElseThrow();
  }

  private AnswerEnquiry.Outcome answer(EnquiryPage.View enquiry, String text) {
    return post.as(
        WORKER, tx -> answering.answer(tx, enquiry.caseId(), new AnswerText(text), enquiry.seen()));
  }

  private Delivery deliveryOf(EnquiryPage.View enquiry, String text) {
    return post.timeline(enquiry.caseId()).stream()
        .filter(entry -> entry.body().equals(text))
        .findFirst()
        .orElseThrow()
        .delivery();
  }

  @Test
  void a_question_is_an_enquiry_and_its_answer_waits_for_whoever_asked() {
    assertThat(ask(ticket, " Faut-il un visa ? ")).isEqualTo("asked");
    EnquiryPage.View enquiry = only();
    assertThat(enquiry.language()).isEqualTo("fr");
    assertThat(enquiry.timeline().get(0).body()).isEqualTo("Faut-il un visa ?");
    assertThat(enquiry.timeline().get(0).channel()).isEqualTo(Channel.WEB.key());
    String guess = enquiry.caseId() + " Faut-il un visa ?";
    assertThat(enquiry.timeline().get(0).id())
        .as("an id that stands in clear and that whoever guesses the words could work out")
        .isNotEqualTo(UUID.nameUUIDFromBytes(guess.getBytes(StandardCharsets.UTF_8)));

    assertThat(answer(enquiry, "Non.")).isEqualTo(AnswerEnquiry.Outcome.SENT);
    post.later(Duration.ofMinutes(1)).works();
    assertThat(deliveryOf(enquiry, "Non.")).isNull();
    assertThat(read(ticket)).extracting(Said::text).containsExactly("Faut-il un visa ?", "Non.");
    assertThat(deliveryOf(enquiry, "Non.")).isEqualTo(Delivery.READ);
    assertThat(outbox()).isZero();
  }

  private static long outbox() {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(h -> h.createQuery("SELECT count(*) FROM outbox").mapTo(Long.class).one());
  }

  @Test
  void the_same_words_sent_twice_are_one_question_and_others_go_on_with_it() {
    ask(ticket, "Une question");
    ask(ticket, "Une question");
    ask(ticket, "Et encore");
    assertThat(read(ticket)).hasSize(2);
    assertThat(only().timeline()).hasSize(2);
  }

  @Test
  void it_goes_on_when_the_desk_has_closed_it() {
    ask(ticket, "Une question");
    EnquiryPage.View enquiry = only();
    post.as(WORKER, tx -> work.close(tx, enquiry.caseId()));
    post.later(Duration.ofMinutes(1));
    ask(ticket, "Une autre");
    assertThat(read(ticket)).extracting(Said::text).containsExactly("Une question", "Une autre");
  }

  @Test
  void who_has_another_ticket_reads_nothing_and_staff_learn_no_ticket() {
    ask(ticket, "Une question");
    assertThat(read(PageTicket.draw())).isEmpty();
    EnquiryPage.View enquiry = only();
    Optional<String> shown = post.as(WORKER, tx -> page.revealPhone(tx, enquiry.caseId()));
    assertThat(shown).isEmpty();
  }

  @Test
  void notes_of_the_desk_are_not_shown() {
    ask(ticket, "Une question");
    EnquiryPage.View enquiry = only();
    post.as(WORKER, tx -> post.timeline.note(tx, enquiry.caseId(), "For colleagues only"));
    assertThat(read(ticket)).extracting(Said::text).containsExactly("Une question");
  }

  @Test
  void words_of_danger_alarm_the_desk_once_and_no_questions_limit_holds_them_back() {
    for (int i = 0; i < 3; i++) {
      assertThat(ask(ticket, "Une question " + i)).isEqualTo("asked");
    }
    assertThat(ask(ticket, "Une question de trop")).isEqualTo("wait");
    assertThat(ask(ticket, "Je veux mourir")).isEqualTo("reply.help-off-duty");
    assertThat(ask(ticket, "Je veux mourir maintenant")).isEqualTo("asked");
    assertThat(post.alerts(only().caseId())).containsExactly("crisis");
  }

  @Test
  void whoever_is_in_danger_is_told_that_somebody_reads_now_while_somebody_is_on_duty() {
    post.onDuty(1, APost.aPhone());
    assertThat(ask(ticket, "Je veux mourir")).isEqualTo("reply.help-on-duty");
  }

  @Test
  void empty_and_huge_questions_are_refused_and_looking_has_a_limit() {
    assertThat(ask(ticket, null)).isEqualTo("empty");
    assertThat(ask(ticket, " \u0007 ")).isEqualTo("empty");
    assertThat(ask(ticket, "x".repeat(AnswerText.LONGEST + 1))).isEqualTo("too-long");
    for (int i = 0; i < 5; i++) {
      assertThat(read(ticket)).isEmpty();
    }
    assertThat(read(ticket)).isNull();
  }

  @Test
  void a_ticket_is_read_however_it_is_written() {
    String typed = ticket.text().toLowerCase().replace("-", "  ").replace('0', 'o');
    assertThat(PageTicket.parse(typed)).contains(ticket);
    for (String none : new String[] {null, "", "7K3M", "UUUU-UUUU-UUUU", "x".repeat(1_000)}) {
      assertThat(PageTicket.parse(none)).isEmpty();
    }
    assertThat(ticket.toString()).doesNotContain(ticket.text());
  }
}
