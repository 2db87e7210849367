package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.attachments.Attachment;
import org.portolan.cases.attachments.FileType;
import org.portolan.cases.enquiry.EnquiryList;
import org.portolan.cases.enquiry.EnquiryPage;
import org.portolan.cases.enquiry.EnquiryState;
import org.portolan.cases.enquiry.WorkOnEnquiries;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.timeline.Timeline;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.email.EmailChannel;
import org.portolan.messaging.email.MailSettings;
import org.portolan.messaging.email.MailTurns;
import org.portolan.messaging.email.PickUpMail;
import org.portolan.messaging.enquiry.AnswerEnquiry;
import org.portolan.messaging.enquiry.AnswerText;
import org.portolan.messaging.inbox.ReceiveMessage;
import org.portolan.messaging.outbox.EndOfMails;
import org.portolan.messaging.sandbox.SandboxMail;
import org.portolan.messaging.sandbox.SandboxMail.Letter;
import org.portolan.messaging.work.Signal;

/** People write by e-mail and are written to, with a real server of each kind between. */
class WrittenByMailTest {

  private static final StaffRole WORKER = StaffRole.INFORMATION_WORKER;

  private final SandboxMail mails = new SandboxMail(Clock.systemUTC());
  private final MailSettings settings = mails.settings(MailSettings.of(Settings.of(Map.of())));
  private final EndOfMails ends = new EndOfMails(TestStore.shared().store(Clock.systemUTC()));
  private final APost post =
      new APost(new EmailChannel(settings, ends::mayBeWritten, Clock.systemUTC()));
  private final PickUpMail pickUp = post.picksUp(settings, post.receive());
  private final String leila = "leila." + UUID.randomUUID() + "@example.org";
  private final PhoneNumber phone = APost.aPhone();

  @BeforeEach
  void anEmptyMailbox() {
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(h -> h.execute("DELETE FROM mailbox_turn; DELETE FROM mail_count"));
    mails.open(leila);
  }

  @AfterEach
  void stop() {
    post.carrier.close();
    mails.close();
  }

  private void writes(String from, String text) {
    mails.type(from, text);
    picksUp();
  }

  private void picksUp() {
    post.later(Duration.ofSeconds(20));
    pickUp.step();
    post.later(Duration.ofSeconds(20));
    post.works();
  }

  private List<String> got(String address) {
    return mails.letters(address, 20).stream()
        .filter(letter -> !letter.typed())
        .map(Letter::text)
        .toList();
  }

  private Map<String, Long> counted() {
    return new MailTurns(post.store).found().counted();
  }

  private EnquiryPage.View onlyEnquiry() {
    EnquiryList list = new EnquiryList(post.timeline, post.keys);
    EnquiryPage page =
        new EnquiryPage(post.timeline, post.enquiries, new Alerts(post.keys.sealer()));
    List<EnquiryList.Row> rows = post.as(WORKER, tx -> list.page(tx, EnquiryState.WAITING, 0, 10));
    assertThat(rows).hasSize(1);
    return post.as(WORKER, tx -> page.of(tx, rows.get(0).reference())).orElseThrow();
  }

  @Test
  void a_strangers_question_gets_a_first_reply_at_once_and_a_persons_answer_all_by_mail() {
    writes(leila, "Do I need a visa?");
    EnquiryPage.View enquiry = onlyEnquiry();
    assertThat(got(leila)).singleElement().asString().contains("a person will answer");

    AnswerEnquiry answering =
        new AnswerEnquiry(new WorkOnEnquiries(), post.timeline, post.outbox, post.chats);
    post.later(Duration.ofSeconds(1));
    assertThat(
            post.<AnswerEnquiry.Outcome>as(
                WORKER,
                tx ->
                    answering.answer(
                        tx,
                        enquiry.caseId(),
                        new AnswerText("Not below 24 hours."),
                        enquiry.seen())))
        .isEqualTo(AnswerEnquiry.Outcome.SENT);
    post.works();

    assertThat(got(leila)).last().isEqualTo("Not below 24 hours.");
    assertThat(post.timeline(enquiry.caseId()))
        .extracting(Timeline.Entry::channel)
        .containsOnly("email");
    writes(leila, "Thank you");
    assertThat(post.timeline(enquiry.caseId())).last().extracting("body").isEqualTo("Thank you");
  }

  @Test
  void a_stranger_is_answered_in_the_language_of_the_mail() {
    writes(leila, "Buenos días, ¿necesito un visado para una escala de 20 horas?");

    assertThat(onlyEnquiry().language()).isEqualTo("es");
    assertThat(got(leila))
        .singleElement()
        .asString()
        .matches(
            "Hola\\. Hemos recibido su mensaje \\(E-[0-9A-Z]{4}-[0-9A-Z]{4}\\) .*: https://p\\.example/es");
  }

  @Test
  void a_check_in_is_asked_and_answered_by_mail_by_who_would_rather() {
    UUID caseId = post.quarantine("Leila Haddad", "en", phone, 3);
    post.prefersMail(caseId, leila);
    post.at("09:30").works();
    assertThat(got(leila)).singleElement().asString().contains("How are you today?");
    assertThat(post.texts(phone)).isEmpty();

    writes(leila, "1");
    assertThat(got(leila)).last().asString().contains("Do you need anything?");
    writes(leila, "1");
    assertThat(post.checkIn(caseId)).isEqualTo("complete");
  }

  @Test
  void a_paper_that_comes_with_a_mail_is_kept_with_the_case_and_a_page_is_not() {
    UUID caseId = post.quarantine("Leila Haddad", "en", phone, 3);
    post.prefersMail(caseId, leila);
    post.at("09:30").works();

    mails.deliver(
        """
        From: %s
        To: %s
        Message-ID: <%s@example.org>
        Subject: papers
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=o

        --o
        Content-Type: text/plain

        1
        --o
        Content-Type: application/octet-stream; name="my result.pdf"
        Content-Disposition: attachment; filename="my result.pdf"

        %%PDF-1.7 result
        1 0 obj << /Type /Page >> endobj
        %%%%EOF
        --o
        Content-Type: image/png; name=picture.png
        Content-Disposition: attachment; filename=picture.png

        <html><script>
        --o--
        """
            .formatted(leila, SandboxMail.OURS, UUID.randomUUID()));
    picksUp();

    List<Attachment> came =
        post.timeline(caseId).stream().flatMap(entry -> entry.attachments().stream()).toList();
    assertThat(came).hasSize(2);
    assertThat(came.get(0).type()).contains(FileType.PDF);
    assertThat(came.get(0).name()).contains("my result.pdf");
    assertThat(came.get(1).refusal()).contains(Attachment.Refusal.WRONG_TYPE);
    assertThat(got(leila)).last().asString().contains("pictures, sounds, videos and PDF");
    assertThat(counted()).containsEntry("received", 1L);
  }

  @Test
  void who_answers_from_another_address_of_theirs_is_known_by_what_they_answer() {
    UUID caseId = post.quarantine("Leila Haddad", "en", phone, 3);
    post.prefersMail(caseId, leila);
    post.at("09:30").works();
    String other = "other." + UUID.randomUUID() + "@example.org";
    mails.open(other);
    mails.answer(other, mails.letters(leila, 1).get(0), "1");
    picksUp();

    assertThat(got(leila)).last().asString().contains("Do you need anything?");
    assertThat(got(other)).isEmpty();
  }

  @Test
  void an_answer_to_the_mail_of_yesterday_says_nothing_of_today() {
    UUID caseId = post.quarantine("Leila Haddad", "en", phone, 3);
    post.prefersMail(caseId, leila);
    post.at("09:30").works();
    Letter yesterdays = mails.letters(leila, 1).get(0);
    post.later(Duration.ofDays(1)).works();
    assertThat(got(leila)).hasSize(2);

    mails.answer(leila, yesterdays, "1");
    picksUp();

    assertThat(got(leila)).hasSize(3).last().asString().contains("late", "How are you today?");
    assertThat(post.checkIn(caseId)).isEqualTo("asked");
  }

  @Test
  void a_bounce_marks_the_address_and_the_message_goes_by_the_next_channel() {
    UUID caseId = post.quarantine("Leila Haddad", "en", phone, 3);
    post.prefersMail(caseId, leila);
    post.at("09:30").works();
    mails.deliver(bounceOf(mails.letters(leila, 1).get(0).id(), "5.1.1"));
    picksUp();

    assertThat(post.texts(phone)).singleElement().asString().contains("How are you today?");
    assertThat(stateOf(caseId)).containsExactlyInAnyOrder("sms usable", "email invalid");
    assertThat(counted()).containsEntry("bounced", 1L);
  }

  @Test
  void a_mail_that_may_not_have_been_taken_was_when_it_is_answered_or_a_server_reports_it() {
    UUID answered = askedByMailAndUnclear(leila, APost.aPhone());
    mails.answer(leila, mails.letters(leila, 1).get(0), "1");
    picksUp();
    assertThat(outboxOf(answered)).contains("check-in delivered");

    String karim = "karim." + UUID.randomUUID() + "@example.org";
    mails.open(karim);
    UUID bounced = askedByMailAndUnclear(karim, phone);
    assertThat(outboxOf(bounced)).containsExactly("check-in uncertain");
    mails.deliver(bounceOf(mails.letters(karim, 1).get(0).id(), "5.1.1"));
    picksUp();
    assertThat(outboxOf(bounced)).containsExactly("check-in accepted");
    assertThat(post.texts(phone)).hasSize(1);
  }

  /** The line broke after the end of the mail, and no server can be asked. */
  private UUID askedByMailAndUnclear(String address, PhoneNumber number) {
    UUID caseId = post.quarantine("Leila Haddad", "en", number, 3);
    post.prefersMail(caseId, address);
    post.at("09:30").works();
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(
            h ->
                h.execute(
                    """
                    UPDATE outbox SET state = 'uncertain', provider_id = NULL, delivery = NULL,
                      accepted_at = NULL WHERE case_id = ?
                    """,
                    caseId));
    return caseId;
  }

  private static List<String> outboxOf(UUID caseId) {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT purpose || ' ' || state FROM outbox WHERE case_id = :case
                        ORDER BY position
                        """)
                    .bind("case", caseId)
                    .mapTo(String.class)
                    .list());
  }

  private static String bounceOf(String id, String status) {
    return """
    From: MAILER-DAEMON@mx.example
    To: desk@portolan.example
    Subject: Undelivered
    Message-ID: <%s@mx.example>
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary=b

    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example

    Final-Recipient: rfc822; leila@example.org
    Action: failed
    Status: %s

    --b
    Content-Type: text/rfc822-headers

    Message-ID: %s

    --b--
    """
        .formatted(UUID.randomUUID(), status, id);
  }

  private static List<String> stateOf(UUID caseId) {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT c.channel || ' ' || c.state FROM contact_point c
                        JOIN case_file f ON f.person_id = c.person_id WHERE f.id = :case
                        """)
                    .bind("case", caseId)
                    .mapTo(String.class)
                    .list());
  }

  @Test
  void a_machine_that_answers_gets_no_answer_and_is_counted() {
    mails.deliver(mailFrom(leila, "Auto-Submitted: auto-replied", "I am on holiday until Monday"));
    picksUp();
    assertThat(got(leila)).isEmpty();
    assertThat(counted()).containsExactly(Map.entry("automatic", 1L));
  }

  @Test
  void whom_our_mail_server_refutes_is_read_by_a_person_and_not_answered() {
    UUID caseId = post.quarantine("Leila Haddad", "en", phone, 3);
    post.prefersMail(caseId, leila);
    post.at("09:30").works();
    mails.deliver(
        mailFrom(leila, "Authentication-Results: mx.example; dmarc=fail header.from=x", "1"));
    picksUp();

    assertThat(post.checkIn(caseId)).isEqualTo("asked");
    assertThat(got(leila)).hasSize(1);
    Timeline.Entry entry = post.timeline(onlyEnquiry().caseId()).get(0);
    assertThat(entry.understood()).containsExactly("doubtful");
    assertThat(counted()).containsExactly(Map.entry("doubtful", 1L));
  }

  @Test
  void a_mail_leaves_the_mailbox_and_one_whose_files_are_not_kept_waits_in_a_folder() {
    mails.type(leila, "Do I need a visa?");
    mails.deliver(mailFrom(leila, "X-A: 1", "").replace("text/plain; charset=utf-8", "image/png"));
    picksUp();
    assertThat(mails.inFolder("INBOX")).isZero();
    assertThat(mails.inFolder("Portolan files")).isZero();

    mails.deliver(
        mailFrom(leila, "Authentication-Results: mx.example; dmarc=fail header.from=x", "")
            .replace("text/plain; charset=utf-8", "image/png"));
    picksUp();
    assertThat(mails.inFolder("INBOX")).isZero();
    assertThat(mails.inFolder("Portolan files")).isOne();
  }

  private static String mailFrom(String from, String header, String text) {
    return """
    From: %s
    To: desk@portolan.example
    Subject: Re: A message for you
    Message-ID: <%s@example.org>
    %s
    Content-Type: text/plain; charset=utf-8

    %s
    """
        .formatted(from, UUID.randomUUID(), header, text);
  }

  @Test
  void a_mail_stays_where_it_is_until_it_is_stored() {
    Settings stored = Settings.of(Map.of("PORTOLAN_INBOX_LONGEST_BODY", "20000"));
    ReceiveMessage failing =
        new ReceiveMessage(
            TestStore.shared()
                .store(
                    new Clock() {
                      @Override
                      public java.time.ZoneId getZone() {
                        return java.time.ZoneOffset.UTC;
                      }

                      @Override
                      public Clock withZone(java.time.ZoneId zone) {
                        return this;
                      }

                      @Override
                      public java.time.Instant instant() {
                        throw new IllegalStateException("The database is away.");
                      }
                    }),
            post.keys,
            stored,
            new Signal());
    mails.type(leila, "Do I need a visa?");
    Optional<RuntimeException> failed = Optional.empty();
    try {
      post.picksUp(settings, failing).step();
    } catch (RuntimeException e) {
      failed = Optional.of(e);
    }
    assertThat(failed).isPresent();
    Jdbi.create(TestStore.shared().asOwner()).useHandle(h -> h.execute("DELETE FROM mailbox_turn"));

    picksUp();
    picksUp();
    assertThat(post.timeline(onlyEnquiry().caseId()).get(0).body()).isEqualTo("Do I need a visa?");
    assertThat(counted()).containsExactly(Map.entry("received", 1L));
  }

  @Test
  void a_mail_that_nobody_can_read_holds_up_none_behind_it() {
    mails.deliver("Subject: from nobody\n\nhello\n");
    mails.type(leila, "Do I need a visa?");
    picksUp();
    picksUp();
    assertThat(post.timeline(onlyEnquiry().caseId())).isNotEmpty();
    assertThat(counted()).containsEntry("received", 1L).containsEntry("unreadable", 1L);
  }

  @Test
  void a_mailbox_that_refuses_us_is_told_and_one_node_looks_at_a_time() {
    MailTurns turns = new MailTurns(post.store);
    mails.close();
    assertThat(pickUp.step()).isZero();
    assertThat(turns.found().failing().orElseThrow().why()).isEqualTo("unreachable");
  }
}
