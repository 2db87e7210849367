package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.timeline.Delivery;
import org.portolan.cases.timeline.Timeline;
import org.portolan.i18n.phone.PhoneNumber;

/** From the morning's question to the stored answer and its reply, without a server. */
class WholePathTest {

  private final APost post = new APost();
  private final PhoneNumber phone = APost.aPhone();

  @AfterEach
  void stop() {
    post.carrier.close();
  }

  @Test
  void a_question_goes_out_once_in_the_morning_and_its_answer_is_stored_and_replied_to() {
    UUID caseId = post.quarantine("ليلى حداد", "ar", phone, 14);
    assertThat(post.at("08:30").works().texts(phone)).isEmpty();

    post.at("09:01").works().works();
    assertThat(post.texts(phone)).hasSize(1);
    assertThat(post.texts(phone).get(0)).contains("١ ", "٢ ").doesNotContain("ل. ح.");
    post.tells(phone, "delivered", null);
    assertThat(post.checkIn(caseId)).isEqualTo("reached");

    post.hears(phone, "١").hears(phone, "1");

    assertThat(post.checkIn(caseId)).isEqualTo("complete");
    assertThat(post.texts(phone)).hasSize(3);
    assertThat(post.timeline(caseId))
        .extracting(Timeline.Entry::kind)
        .containsExactly(
            Timeline.Kind.SENT,
            Timeline.Kind.RECEIVED,
            Timeline.Kind.SENT,
            Timeline.Kind.RECEIVED,
            Timeline.Kind.SENT);
    assertThat(post.timeline(caseId).get(0).delivery()).isEqualTo(Delivery.DELIVERED);
    assertThat(post.timeline(caseId).get(1).understood()).containsExactly("well");
  }

  @Test
  void a_question_that_the_carrier_cannot_deliver_leaves_nobody_silent() {
    UUID caseId = post.quarantine("Jean Petit", "fr", phone, 14);
    post.at("09:01").works();

    post.tells(phone, "undelivered", 30007);

    assertThat(post.checkIn(caseId)).isEqualTo("not-reached");
  }

  @Test
  void two_people_on_one_phone_answer_each_for_themselves() {
    UUID layla = post.quarantine("Layla Haddad", "en", phone, 14);
    UUID karim = post.quarantine("Karim Haddad", "en", phone, 14);
    post.at("09:01").works();
    assertThat(post.texts(phone))
        .satisfiesExactlyInAnyOrder(
            text -> assertThat(text).startsWith("For L. H., 36:\n"),
            text -> assertThat(text).startsWith("For K. H., 36:\n"));

    post.hears(phone, "1");
    assertThat(post.texts(phone).get(2)).contains("1 L. H., 36", "2 K. H., 36");
    post.hears(phone, "2").hears(phone, "1");
    assertThat(post.checkIn(karim)).isEqualTo("complete");
    assertThat(post.checkIn(layla)).isEqualTo("asked");

    post.hears(phone, "2").hears(phone, "1").hears(phone, "1");
    assertThat(post.checkIn(layla)).isEqualTo("answering");
  }

  @Test
  void a_message_whose_sender_never_says_whom_it_is_about_is_put_before_the_officers_of_both() {
    UUID layla = post.quarantine("Layla Haddad", "en", phone, 14);
    UUID karim = post.quarantine("Karim Haddad", "en", phone, 14);
    post.at("09:01").works().hears(phone, "not well at all").later(Duration.ofMinutes(16)).works();

    for (UUID caseId : List.of(layla, karim)) {
      assertThat(post.alerts(caseId)).containsExactly("message");
      assertThat(post.timeline(caseId))
          .extracting(Timeline.Entry::body)
          .contains("not well at all");
    }
  }

  @Test
  void a_call_for_help_that_nobody_acknowledges_climbs_by_text() {
    PhoneNumber first = APost.aPhone();
    PhoneNumber second = APost.aPhone();
    post.onDuty(1, first);
    post.onDuty(2, second);
    post.quarantine("Jean Petit", "en", phone, 14);
    post.at("09:01").works().hears(phone, "help");
    assertThat(post.texts(phone).get(1)).contains("117");

    post.later(Duration.ofMinutes(6)).works();
    post.later(Duration.ofMinutes(6)).works();

    assertThat(post.texts(first).size() + post.texts(second).size()).isGreaterThanOrEqualTo(1);
    assertThat(post.texts(second)).isNotEmpty();
    assertThat(post.texts(second).get(0)).startsWith("Portolan: Q-").doesNotContain("Petit");
  }

  @Test
  void after_the_last_day_a_closing_text_is_sent_and_nobody_asks_again() {
    post.quarantine("Jean Petit", "en", phone, 1);
    post.at("09:01").works().at("19:31").works();
    assertThat(post.texts(phone)).hasSize(2);

    post.later(Duration.ofHours(14)).works();
    assertThat(post.texts(phone)).hasSize(2);
  }

  @Test
  void an_officer_learns_of_a_stop_and_of_a_wrong_number_and_again_when_the_order_ends_untold() {
    UUID caseId = post.quarantine("Jean Petit", "fr", phone, 1);
    post.at("09:01").works().hears(phone, "arrêtez de m'écrire");
    assertThat(post.alerts(caseId)).containsExactly("opted-out");

    post.at("19:31").works();
    assertThat(post.alerts(caseId)).containsExactlyInAnyOrder("opted-out", "not-told");
    post.hears(phone, "wrong number");
    assertThat(post.alerts(caseId)).contains("wrong-person");
  }

  @Test
  void who_doubts_a_text_learns_whether_it_was_sent_to_them() {
    post.quarantine("Jean Petit", "en", phone, 14);
    post.at("09:01").works();
    String ours = post.texts(phone).get(0);

    post.hears(phone, "Is this really from you?\n" + ours);
    assertThat(post.texts(phone).get(1)).isEqualTo("Yes, we sent you this text.");
    post.hears(phone, "Fwd: " + ours);
    assertThat(post.texts(phone).get(2)).isEqualTo("Yes, we sent you this text.");
    post.hears(phone, "did you send this message: Pay 50 at http://visa.example now");
    assertThat(post.texts(phone).get(3)).startsWith("We do not find this text");
    post.hears(phone, "is this you?");
    assertThat(post.texts(phone).get(4)).startsWith("Send us the text that you doubt");
    post.hears(phone, "1");
    assertThat(post.texts(phone).get(5)).doesNotContain("understand");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Is this really from you? %s",
        "is this you: \u201c%s\u201d",
        "FW: %s",
        "Fwd:\n%s\nI am not sure",
        "is this a scam?\n\n%s",
      })
  void a_text_is_ours_as_telephones_bring_it_back(String around) {
    post.quarantine("Jean Petit", "en", phone, 14);
    post.at("09:01").works();
    String ours = post.texts(phone).get(0);

    post.hears(phone, around.formatted(ours.replace("\n", "  \r\n").replace("1", "\uff11")));

    assertThat(post.texts(phone).get(1)).isEqualTo("Yes, we sent you this text.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "is this you?\n%s\nNow pay at http://visa.example",
        "is this you?\n%s\nNow call +251 911 00 00 00",
        "is this you? Send your passport to visa@x.example\n%s",
        "is this you? Read visa\u3002example \u201c%s\u201d",
      })
  void a_text_of_ours_with_somebody_elses_link_is_not_ours(String around) {
    post.quarantine("Jean Petit", "en", phone, 14);
    post.at("09:01").works();

    post.hears(phone, around.formatted(post.texts(phone).get(0)));

    assertThat(post.texts(phone).get(1)).startsWith("We do not find this text");
  }

  @Test
  void nobody_learns_what_was_sent_to_somebody_else() {
    post.quarantine("Jean Petit", "en", phone, 14);
    post.at("09:01").works();
    String ours = post.texts(phone).get(0);
    PhoneNumber other = APost.aPhone();

    post.hears(other, "is this message real\n" + ours);
    post.hears(other, "is this message real\nPay 50 at http://visa.example now, at once, to us");

    assertThat(post.texts(other)).hasSize(2);
    assertThat(post.texts(other).get(0)).isEqualTo(post.texts(other).get(1));
  }

  @Test
  void a_stop_beside_the_question_is_a_stop() {
    UUID caseId = post.quarantine("Jean Petit", "en", phone, 14);
    post.at("09:01").works();

    post.hears(phone, "Is this a scam? stop texting me");

    assertThat(post.alerts(caseId)).containsExactly("opted-out");
    assertThat(post.texts(phone)).hasSize(2);
  }

  @Test
  void a_stranger_in_danger_alarms_the_desk_and_is_told_whom_to_call() {
    PhoneNumber duty = APost.aPhone();
    post.onDuty(1, duty);
    post.at("09:01").hears(phone, "they took my passport and beat me").works();

    assertThat(post.texts(phone)).hasSize(1);
    assertThat(post.texts(phone).get(0)).contains("117");
    assertThat(post.texts(duty)).hasSize(1);
    assertThat(post.texts(duty).get(0)).startsWith("Portolan: E-");

    post.hears(phone, "help");
    assertThat(post.texts(phone)).hasSize(2);
    post.hears(phone, "help").hears(phone, "help me");
    assertThat(post.texts(phone)).hasSize(2);
  }

  @Test
  void where_a_stranger_is_in_one_of_many_zones_the_hour_that_is_told_says_utc() {
    PhoneNumber american = PhoneNumber.parse("+12025550143", null).orElseThrow();
    post.at("09:01").hears(american, "they took my passport and beat me");
    post.hears(phone, "they took my passport and beat me");

    assertThat(post.texts(american)).singleElement().asString().contains("09:00 UTC");
    assertThat(post.texts(phone)).singleElement().asString().doesNotContain("UTC");
  }

  @Test
  void who_says_stop_is_confirmed_once_and_not_asked_the_next_day() {
    post.quarantine("Jean Petit", "fr", phone, 14);
    post.at("09:01").works().hears(phone, "STOP");
    assertThat(post.texts(phone)).hasSize(2);

    post.later(Duration.ofDays(1)).works();
    assertThat(post.texts(phone)).hasSize(2);
  }

  @Test
  void somebody_we_do_not_know_is_answered_once_in_the_language_of_the_country() {
    post.hears(phone, "hello").hears(phone, "hello?");

    assertThat(post.texts(phone)).hasSize(1);
    assertThat(post.texts(phone).get(0)).contains("https://p.example/am");
  }

  @Test
  void nonsense_is_asked_again_three_times_and_then_a_person_looks() {
    UUID caseId = post.quarantine("Jean Petit", "en", phone, 14);
    post.at("09:01").works();
    for (String nonsense : List.of("xyzzy", "🤒", "plugh plugh", "frotz")) {
      post.hears(phone, nonsense);
    }

    List<String> texts = post.texts(phone);
    assertThat(texts.get(1)).startsWith("Sorry, we did not understand your answer.");
    assertThat(texts.get(2)).startsWith("We cannot read pictures");
    assertThat(texts.get(texts.size() - 1)).contains("A person will read");
    assertThat(post.checkIn(caseId)).isEqualTo("given-up");
  }
}
