package org.portolan.messaging.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.cases.wording.Wording;

class ConversationTest {

  private final Talk talk = new Talk();

  static Stream<Arguments> raw_messages() {
    return Stream.of(
        Arguments.of("a digit", "1", "en", "check-in", "reply reply.unclear+question.mood"),
        Arguments.of("an Arabic digit", "٢", "ar", "check-in", "reply reply.unclear+question.mood"),
        Arguments.of("STOP", "STOP", "en", "stop", "opt-confirmation reply.stopped"),
        Arguments.of(
            "stop in Arabic letters", "إيقاف", "ar", "stop", "opt-confirmation reply.stopped"),
        Arguments.of(
            "a polite stop",
            "please stop texting me",
            "en",
            "stop",
            "opt-confirmation reply.stopped"),
        Arguments.of("START", "start", "en", "start", "opt-confirmation reply.started"),
        Arguments.of(
            "wrong person",
            "wrong number",
            "en",
            "wrong-person",
            "opt-confirmation reply.wrong-person"),
        Arguments.of("a call for help", "help", "en", "help", "reply reply.help-on-duty"),
        Arguments.of("nothing", "", "en", "check-in", "reply reply.not-read+question.mood"),
        Arguments.of("blank", " \n ", "en", "check-in", "reply reply.not-read+question.mood"),
        Arguments.of("emoji only", "🤒🌡️", "en", "check-in", "reply reply.not-read+question.mood"),
        Arguments.of(
            "control characters",
            "\u0000\u0007",
            "en",
            "check-in",
            "reply reply.not-read+question.mood"),
        Arguments.of(
            "a lone surrogate", "\ud83d", "en", "check-in", "reply reply.not-read+question.mood"),
        Arguments.of(
            "1,600 characters",
            "ab ".repeat(533) + "a",
            "en",
            "check-in",
            "reply reply.too-long+question.mood"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("raw_messages")
  void each_message_of_somebody_in_check_in_gets_its_reply(
      String label, String text, String language, String outcome, String reply) {
    talk.nextReply =
        Wording.of("reply.unclear").then(Wording.question("question.mood", List.of(), false));
    talk.person("L.H. 34", language).writes(text);

    assertThat(talk.outcomes()).as(label).containsExactly("handled: " + outcome);
    assertThat(talk.replies()).as(label).containsExactly(reply);
  }

  @Test
  void the_text_is_gone_from_the_inbox_once_it_stands_on_the_case() {
    talk.person("L.H. 34", "en").writes("1");

    assertThat(talk.answered).containsExactly("L.H. 34: 1");
  }

  @Test
  void a_stop_reaches_everyone_on_the_phone_and_is_confirmed_once() {
    talk.person("L.H. 34", "ar").person("K.H. 9", "ar").writes("STOP");

    assertThat(talk.standing).containsExactly("out", "out");
    assertThat(talk.heard).hasSize(2);
    assertThat(talk.replies()).containsExactly("opt-confirmation reply.stopped");
  }

  @Test
  void a_shared_phone_is_asked_whom_it_is_about_and_the_waiting_text_is_taken_then() {
    talk.person("L.H. 34", "en").person("K.H. 9", "en").writes("2");
    assertThat(talk.answered).isEmpty();
    assertThat(talk.replies()).containsExactly("reply reply.whom");
    assertThat(talk.outcomes()).containsExactly("asking: whom");

    talk.writes("2");

    assertThat(talk.answered).containsExactly("K.H. 9: 2");
    assertThat(talk.outcomes()).containsExactly("handled: check-in", "handled: whom");
  }

  @Test
  void what_follows_is_about_the_same_person_until_nothing_more_is_asked() {
    talk.finished = false;
    talk.person("L.H. 34", "en").person("K.H. 9", "en").writes("2").writes("1").writes("1 3");
    talk.finished = true;
    talk.writes("38.5").writes("1").writes("2");

    assertThat(talk.answered)
        .containsExactly("L.H. 34: 2", "L.H. 34: 1 3", "L.H. 34: 38.5", "K.H. 9: 1");
  }

  @Test
  void an_answer_that_names_nobody_is_asked_again_and_nothing_is_lost() {
    talk.person("L.H. 34", "en").person("K.H. 9", "en");
    talk.writes("2").writes("the tall one").writes("7").writes("1");

    assertThat(talk.answered).containsExactly("L.H. 34: 2", "L.H. 34: the tall one", "L.H. 34: 7");
    assertThat(talk.replies()).filteredOn("reply reply.whom"::equals).hasSize(3);
  }

  @Test
  void a_call_for_help_on_a_shared_phone_is_not_kept_waiting_for_a_name() {
    talk.person("L.H. 34", "en").person("K.H. 9", "en").writes("help");

    assertThat(talk.answered).containsExactly("L.H. 34 calls: help", "K.H. 9 calls: help");
    assertThat(talk.replies()).hasSize(1);
  }

  @Test
  void only_one_of_two_in_check_in_needs_no_question() {
    talk.person("L.H. 34", "en").person("K.H. 9", "en", false).writes("1");

    assertThat(talk.answered).containsExactly("L.H. 34: 1");
  }

  @Test
  void an_unknown_sender_is_answered_once_in_the_language_of_the_numbers_country() {
    talk.writes("hello?").writes("anybody there?");

    assertThat(talk.heard).containsExactly(": hello?", ": anybody there?");
    assertThat(talk.replies()).containsExactly("reply reply.enquiry");
    assertThat(talk.language()).isEqualTo("am");
  }

  @Test
  void an_unknown_sender_who_says_stop_is_left_alone() {
    talk.writes("STOP");

    assertThat(talk.replies()).isEmpty();
  }

  @Test
  void words_of_danger_alarm_wherever_they_stand() {
    talk.person("L.H. 34", "en").writes("38.5 and my husband beats me");

    assertThat(talk.answered).containsExactly("L.H. 34 calls: 38.5 and my husband beats me");
    assertThat(talk.replies()).containsExactly("reply reply.help-on-duty");
    assertThat(talk.outcomes()).containsExactly("handled: crisis");
  }

  @Test
  void a_stop_with_words_of_danger_is_obeyed_and_alarms() {
    talk.person("L.H. 34", "en").writes("Stop texting me. I want to die");

    assertThat(talk.standing).containsExactly("out");
    assertThat(talk.answered).containsExactly("L.H. 34 calls: Stop texting me. I want to die");
    assertThat(talk.replies())
        .containsExactly("opt-confirmation reply.stopped", "reply reply.help-on-duty");
  }

  @Test
  void a_stranger_who_calls_for_help_is_not_told_to_wait_like_anybody() {
    talk.writes("help me please");

    assertThat(talk.alarms).containsExactly("help Africa/Addis_Ababa");
    assertThat(talk.heard).containsExactly("help: help me please");
    assertThat(talk.replies()).containsExactly("reply reply.help-on-duty");
    assertThat(talk.outcomes()).containsExactly("handled: help");
  }

  @Test
  void who_asks_where_their_matter_stands_is_answered_by_who_sees_it_also_in_a_check_in() {
    talk.person("L.H. 34", "en").person("K.H. 9", "en", false).writes("STATUS, please");

    assertThat(talk.outcomes()).containsExactly("handled: status");
    assertThat(talk.heard).containsExactly("status: STATUS, please");
    assertThat(talk.answered).isEmpty();
    assertThat(talk.replies()).isEmpty();
    assertThat(talk.askedWhereItStands()).containsExactly("en sms of 2");
  }

  @Test
  void a_stranger_who_asks_is_told_that_nothing_is_there_and_opens_no_enquiry() {
    talk.writes("STATUS Q-7K3M-9QX4");

    assertThat(talk.replies()).containsExactly("reply status.none");
    assertThat(talk.recipients()).containsExactly("asker");
    assertThat(talk.enquiries()).isZero();
    assertThat(talk.askedWhereItStands()).isEmpty();
  }

  @Test
  void a_stranger_who_goes_on_asking_is_read_by_a_person() {
    for (int i = 0; i < 21; i++) {
      talk.writes(i % 2 == 0 ? "STATUS" : "status please");
    }

    assertThat(talk.replies()).filteredOn("reply status.none"::equals).hasSize(20);
    assertThat(talk.enquiries()).isOne();
  }

  @Test
  void a_machine_that_asks_over_and_over_is_not_answered_for_ever() {
    talk.person("L.H. 34", "en");
    for (int i = 0; i < 25; i++) {
      talk.writes("STATUS");
    }

    assertThat(talk.askedWhereItStands()).hasSize(20);
  }

  @Test
  void danger_and_stop_go_before_the_question_where_it_stands() {
    talk.person("L.H. 34", "en").writes("status? he took my passport").writes("stop");

    assertThat(talk.outcomes()).containsExactly("handled: crisis", "handled: stop");
    assertThat(talk.askedWhereItStands()).isEmpty();
  }

  @Test
  void who_only_asks_what_this_is_alarms_nobody() {
    talk.writes("INFO");

    assertThat(talk.alarms).isEmpty();
    assertThat(talk.replies()).containsExactly("reply reply.enquiry");
  }

  @Test
  void so_is_who_called_before_and_says_it_in_another_language() {
    talk.writes("where is the office?").writes("زوجي يضربني");

    assertThat(talk.alarms).containsExactly("crisis Africa/Addis_Ababa");
    assertThat(talk.replies()).containsExactly("reply reply.enquiry", "reply reply.help-on-duty");
  }

  @Test
  void so_is_somebody_whom_we_know_and_ask_nothing_at_present() {
    talk.person("L.H. 34", "en", false).writes("help");

    assertThat(talk.alarms).containsExactly("help Africa/Addis_Ababa");
  }

  @Test
  void somebody_without_an_open_case_becomes_an_enquiry() {
    talk.person("L.H. 34", "fr", false).writes("bonjour");

    assertThat(talk.heard).containsExactly(": bonjour");
    assertThat(talk.replies()).containsExactly("reply reply.enquiry");
  }

  @Test
  void senders_that_are_no_phones_wait_for_a_person_and_get_no_reply() {
    talk.writes("MyBank", "Your code is 123", 0).writes("40404", "win!", 0);

    assertThat(talk.outcomes())
        .containsExactly("held: no address to answer to", "held: no address to answer to");
    assertThat(talk.replies()).isEmpty();
  }

  @Test
  void a_machine_that_says_the_same_again_and_again_gets_no_more_replies() {
    talk.person("L.H. 34", "en");
    for (int i = 0; i < 25; i++) {
      talk.writes("I am driving");
    }

    assertThat(talk.replies()).hasSize(20);
    assertThat(talk.outcomes()).endsWith("handled: repeated");
  }

  @Test
  void who_calls_for_help_over_and_over_is_heard_each_time() {
    talk.person("L.H. 34", "en");
    for (int i = 0; i < 25; i++) {
      talk.writes("I want to kill myself");
    }

    assertThat(talk.answered).hasSize(25).allMatch(heard -> heard.contains("calls"));
  }

  @Test
  void a_stranger_who_calls_for_help_over_and_over_raises_the_alarm_each_time() {
    for (int i = 0; i < 25; i++) {
      talk.writes("I want to kill myself");
    }

    assertThat(talk.alarms).hasSize(25);
  }

  @Test
  void who_says_stop_over_and_over_is_heard_and_after_a_while_not_answered() {
    talk.person("L.H. 34", "en");
    for (int i = 0; i < 25; i++) {
      talk.writes("STOP");
    }

    assertThat(talk.standing).hasSize(25).containsOnly("out");
    assertThat(talk.replies()).hasSize(20);
  }

  @Test
  void a_machine_that_answers_every_text_differently_is_read_and_no_longer_answered() {
    talk.person("L.H. 34", "en");
    for (int i = 0; i < 40; i++) {
      talk.writes("I am driving and will answer at 10:" + i);
    }

    assertThat(talk.replies()).hasSize(30);
    assertThat(talk.heard).hasSize(10);
    assertThat(talk.outcomes()).endsWith("handled: too many");

    talk.writes("I cannot go on, I want to die").writes("STOP");
    assertThat(talk.answered).endsWith("L.H. 34 calls: I cannot go on, I want to die");
    assertThat(talk.standing).containsExactly("out");
  }

  @Test
  void a_failure_undoes_reply_and_completion_together() {
    talk.broken = true;
    talk.person("L.H. 34", "en").writes("1");

    assertThat(talk.replies()).isEmpty();
    assertThat(talk.outcomes()).containsExactly("waiting: IllegalStateException");
  }
}
