package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.people.Channel;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.timeline.Delivery;
import org.portolan.cases.timeline.Timeline;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.sandbox.SandboxFault.Kind;

/** Calls, from the outbox to the ear and from the key to the timeline, without a server. */
class CallsTest {

  private static final Language ENGLISH = Language.ENGLISH;

  private final APost post = new APost(true);
  private final Telephones telephones = post.telephones;
  private final PhoneNumber phone = APost.aPhone();

  @AfterEach
  void stop() {
    post.carrier.close();
    telephones.close();
  }

  private static String said(String key) {
    return Texts.product().text(ENGLISH, key);
  }

  /** Somebody in quarantine who would rather be called. */
  private UUID called(String name) {
    return called(name, ENGLISH);
  }

  private UUID called(String name, Language language) {
    UUID caseId = post.quarantine(name, language.tag(), phone, 14);
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(
            h ->
                h.execute(
                    """
                    UPDATE person SET preferred_channel = 'voice' WHERE id = (
                      SELECT person_id FROM quarantine WHERE case_id = ?)
                    """,
                    caseId));
    return caseId;
  }

  private List<String> outbox() {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT purpose || ' ' || state || COALESCE(' ' || reason, '') FROM outbox
                        ORDER BY position
                        """)
                    .mapTo(String.class)
                    .list());
  }

  @Test
  void a_check_in_is_asked_and_answered_key_by_key_in_one_call() {
    UUID caseId = called("Jean Petit");
    post.at("09:01").works();
    telephones.takes(phone);
    assertThat(telephones.heard(phone))
        .containsExactly(Texts.product().text(ENGLISH, "voice.opening", Map.of("who", "J. P.")));

    telephones.presses(phone, "1");
    assertThat(post.checkIn(caseId)).isEqualTo("reached");
    assertThat(telephones.heard(phone))
        .contains(said("question.mood"), said("option.unwell"), "Press 2.");

    telephones.presses(phone, "2");
    assertThat(telephones.heard(phone)).contains(said("question.symptoms"), said("option.cough"));
    telephones.presses(phone, "13#");
    telephones.presses(phone, "38*5#");
    telephones.presses(phone, "2#");
    assertThat(post.checkIn(caseId)).isEqualTo("complete");
    assertThat(telephones.heard(phone)).contains(said("voice.noted"), said("option.food"));
    telephones.ends(phone);
    assertThat(telephones.heard(phone)).endsWith(said("voice.goodbye"));

    List<Timeline.Entry> timeline = post.timeline(caseId);
    assertThat(timeline).extracting(Timeline.Entry::channel).containsOnly("voice");
    assertThat(timeline)
        .filteredOn(entry -> entry.kind() == Timeline.Kind.RECEIVED)
        .extracting(Timeline.Entry::body)
        .containsExactly("2", "1 3", "38.5", "2");
    assertThat(timeline)
        .filteredOn(entry -> entry.kind() == Timeline.Kind.SENT)
        .extracting(Timeline.Entry::delivery)
        .containsOnly(Delivery.DELIVERED);
    assertThat(post.texts(phone)).isEmpty();
  }

  @Test
  void in_recordings_too_who_can_hardly_breathe_hears_whom_to_call_and_when_somebody_reads() {
    Language tigrinya = Language.of("ti");
    telephones.records(tigrinya, prompt -> true);
    called("Selam Gebre", tigrinya);
    post.at("09:01").works();
    telephones.takes(phone).presses(phone, "1").presses(phone, "2").presses(phone, "2#");

    assertThat(telephones.played(phone, tigrinya))
        .containsSubsequence(
            "question.symptoms",
            "voice.help-received",
            "voice.help-read",
            "weekday:2",
            "question.temperature");
  }

  @Test
  void nothing_is_said_before_somebody_says_that_they_are_the_one() {
    UUID caseId = called("Jean Petit");
    post.at("09:01").works();
    telephones.takes(phone);
    telephones.presses(phone, "5");
    assertThat(telephones.heard(phone)).hasSize(2).allMatch(text -> text.startsWith("This is"));
    telephones.presses(phone, "*");
    telephones.ends(phone);

    assertThat(telephones.heard(phone))
        .hasSize(4)
        .doesNotContain(said("question.mood"))
        .endsWith(said("voice.no-key"), said("voice.goodbye"));
    assertThat(post.checkIn(caseId)).isEqualTo("asked");
    assertThat(outbox()).containsExactly("check-in waiting code 408");
  }

  @Test
  void how_a_call_ended_is_asked_when_nothing_was_told_of_it() {
    called("Jean Petit");
    telephones.losesWhatIsTold();
    post.at("09:01").works();
    telephones.takes(phone).hangsUp(phone);
    assertThat(outbox()).containsExactly("check-in accepted");

    post.later(Duration.ofMinutes(61));
    post.parts.askAboutSilent().step();

    assertThat(outbox()).containsExactly("check-in waiting code 408");
  }

  @Test
  void a_machine_gets_neither_the_message_nor_the_initials() {
    called("Jean Petit");
    telephones.fails(phone, Kind.CALL_MACHINE, 1);
    post.at("09:01").works();
    telephones.ends(phone);

    assertThat(telephones.heard(phone)).containsExactly(said("voice.machine"));
    assertThat(outbox()).containsExactly("check-in waiting code 408");
  }

  @Test
  void a_star_says_it_once_more() {
    called("Jean Petit");
    post.at("09:01").works();
    telephones.takes(phone).presses(phone, "1").presses(phone, "*");
    assertThat(telephones.heard(phone)).filteredOn(said("question.mood")::equals).hasSize(2);
    telephones.presses(phone, "1");
    assertThat(telephones.heard(phone)).contains(said("question.needs"));
  }

  @Test
  void a_line_that_is_busy_is_called_again_later_and_not_at_once() {
    UUID caseId = called("Jean Petit");
    telephones.fails(phone, Kind.CALL_BUSY, 1);
    post.at("09:01").works();
    telephones.ends(phone);
    assertThat(outbox()).containsExactly("check-in waiting code 486");
    String first = telephones.sid(phone);

    post.later(Duration.ofMinutes(2)).works();
    assertThat(telephones.sid(phone)).isEqualTo(first);
    post.later(Duration.ofMinutes(9)).works();
    telephones.takes(phone).presses(phone, "1");
    assertThat(telephones.sid(phone)).isNotEqualTo(first);
    assertThat(post.checkIn(caseId)).isEqualTo("reached");
  }

  @Test
  void what_the_network_cannot_call_is_written_to_by_text() {
    UUID caseId = called("Jean Petit");
    telephones.fails(phone, Kind.CALL_NO_ANSWER, 4);
    post.at("09:01").works();
    for (int i = 0; i < 4; i++) {
      telephones.ends(phone);
      post.later(Duration.ofMinutes(95)).works();
    }
    assertThat(outbox()).containsExactly("check-in accepted");
    assertThat(post.texts(phone)).hasSize(1);
    assertThat(post.timeline(caseId).get(0).channel()).isEqualTo("sms");
  }

  @Test
  void callbacks_that_come_late_twice_and_backwards_change_nothing() {
    UUID caseId = called("Jean Petit");
    telephones.fails(phone, Kind.CALLBACKS_TWICE, 1);
    telephones.fails(phone, Kind.CALLBACKS_OUT_OF_ORDER, 1);
    post.at("09:01").works();
    telephones.takes(phone).presses(phone, "1").presses(phone, "1").presses(phone, "1#");
    telephones.ends(phone);
    telephones.isTold();
    assertThat(post.checkIn(caseId)).isEqualTo("complete");
    assertThat(outbox()).allMatch(row -> row.endsWith(" delivered"));
  }

  @Test
  void a_wrong_number_is_not_called_or_written_to_again() {
    UUID caseId = called("Jean Petit");
    post.at("09:01").works();
    telephones.takes(phone).presses(phone, "9");
    telephones.ends(phone);

    assertThat(telephones.heard(phone)).contains(said("voice.not-you"));
    assertThat(post.alerts(caseId)).contains("wrong-person");
    assertThat(outbox()).contains("opt-confirmation delivered");
    post.later(Duration.ofDays(1)).works();
    assertThat(post.texts(phone)).isEmpty();
  }

  @Test
  void who_wants_no_more_calls_is_written_to_instead() {
    UUID caseId = called("Jean Petit");
    post.at("09:01").works();
    telephones.takes(phone).presses(phone, "8");
    telephones.ends(phone);
    assertThat(telephones.heard(phone)).contains(said("voice.no-more-calls"));
    assertThat(post.alerts(caseId)).contains("opted-out");

    post.later(Duration.ofDays(1)).works();
    assertThat(post.texts(phone)).hasSize(1);
  }

  @Test
  void who_lets_our_telephone_ring_is_called_back_with_the_open_question() {
    UUID caseId = post.quarantine("Jean Petit", "en", phone, 14);
    post.at("09:01").works();
    telephones.callsUs(phone);
    post.later(Duration.ofSeconds(5));
    telephones.takes(phone).presses(phone, "1").presses(phone, "1").presses(phone, "1#");
    telephones.ends(phone);

    assertThat(post.checkIn(caseId)).isEqualTo("complete");
    assertThat(post.timeline(caseId))
        .filteredOn(entry -> entry.kind() == Timeline.Kind.RECEIVED)
        .extracting(Timeline.Entry::channel)
        .containsOnly(Channel.VOICE.key());
    assertThat(post.texts(phone)).hasSize(1);
  }

  @Test
  void a_stranger_who_calls_is_called_back_once_and_becomes_an_enquiry_by_a_key() {
    telephones.callsUs(phone);
    post.at("10:00");
    telephones.rings(phone);
    telephones.takes(phone);
    assertThat(telephones.heard(phone).get(0)).contains("ፖርቶላን");
    telephones.presses(phone, "1");
    telephones.ends(phone);
    assertThat(telephones.heard(phone))
        .contains(Texts.product().text(Language.of("am"), "voice.person-will-call"));
    assertThat(enquiries()).isEqualTo(1);

    telephones.callsUs(phone);
    post.later(Duration.ofSeconds(30));
    telephones.until(() -> outcomes().contains("limited"));
    assertThat(telephones.status(phone)).isEqualTo("busy");
  }

  @Test
  void a_call_whose_number_does_not_open_holds_up_no_other_and_those_on_duty_are_told() {
    UUID caseId = post.quarantine("Jean Petit", "en", phone, 14);
    post.at("09:01").works();
    PhoneNumber someoneElse = APost.aPhone();
    telephones.callsUs(someoneElse);
    telephones.until(() -> missed() == 1);
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(h -> h.execute("UPDATE missed_call SET number = '\\x00'"));
    post.later(Duration.ofSeconds(1));
    telephones.callsUs(phone);
    post.later(Duration.ofSeconds(5));
    telephones.takes(phone).presses(phone, "1").presses(phone, "1").presses(phone, "1#");
    telephones.ends(phone);

    assertThat(post.checkIn(caseId)).isEqualTo("complete");
    telephones.until(
        () -> {
          post.later(Duration.ofSeconds(31));
          return outcomes().contains("unread");
        });
    assertThat(post.trouble()).containsExactly("unread");
  }

  private static int missed() {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            h -> h.createQuery("SELECT count(*) FROM missed_call").mapTo(Integer.class).one());
  }

  private int enquiries() {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            h ->
                h.createQuery("SELECT count(*) FROM enquiry WHERE channel = 'voice' AND scope = ?")
                    .bind(0, post.scope)
                    .mapTo(Integer.class)
                    .one());
  }

  private List<String> outcomes() {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            h ->
                h.createQuery("SELECT outcome FROM missed_call WHERE outcome IS NOT NULL")
                    .mapTo(String.class)
                    .list());
  }

  @Test
  void two_people_on_one_phone_are_called_by_their_initials_and_answer_each_for_themselves() {
    UUID layla = called("Layla Haddad");
    UUID karim = called("Karim Haddad");
    post.at("09:01").works();
    telephones.takes(phone);
    boolean first = telephones.heard(phone).get(0).contains("L. H.");
    telephones.presses(phone, "1").presses(phone, "1").presses(phone, "1#");
    telephones.ends(phone);
    assertThat(post.checkIn(first ? layla : karim)).isEqualTo("complete");
    assertThat(post.checkIn(first ? karim : layla)).isEqualTo("asked");
  }
}
