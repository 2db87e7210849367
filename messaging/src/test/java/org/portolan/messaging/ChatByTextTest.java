package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.alerts.Attention;
import org.portolan.cases.alerts.Duty;
import org.portolan.cases.chat.AlarmInChat;
import org.portolan.cases.chat.ChatByText;
import org.portolan.cases.chat.ChatPosts;
import org.portolan.cases.chat.FollowChat;
import org.portolan.cases.chat.HandChatOver;
import org.portolan.cases.chat.HandChatOver.Handing;
import org.portolan.cases.chat.InterpretChat;
import org.portolan.cases.chat.SayInChat;
import org.portolan.cases.chat.SayInChat.Visitor;
import org.portolan.cases.chat.WorkOnChats;
import org.portolan.cases.chat.WorkOnChats.Saying;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatLine;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.chat.store.ChatQueue;
import org.portolan.cases.chat.store.ChatRows;
import org.portolan.cases.enquiry.EnquiryList;
import org.portolan.cases.enquiry.EnquiryState;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.enquiry.WorkOnEnquiries;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.traveller.PageTurns;
import org.portolan.cases.visa.ApplicationsInSight;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.store.Applications;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.enquiry.AnswerChat;
import org.portolan.messaging.enquiry.SayWhatBecame;

/** A guest leaves the page of their chat and goes on by text. */
class ChatByTextTest {

  private static final StaffRole WORKER = StaffRole.INFORMATION_WORKER;

  private final APost post =
      new APost(Map.of("PORTOLAN_QUIET_FROM_HOUR", "0", "PORTOLAN_QUIET_UNTIL_HOUR", "0"));
  private final PhoneNumber phone = APost.aPhone();
  private final PageTicket ticket = PageTicket.draw();
  private final WorkOnEnquiries enquiries = new WorkOnEnquiries();
  private final ChatByText byText =
      new ChatByText(new ChatRows(), post.enquiries, enquiries, post.timeline, post.keys);
  private final FollowChat following =
      new FollowChat(post.timeline, new ChatRows(), new ChatQueue(), post.keys);
  private final WorkOnChats work =
      new WorkOnChats(new ChatRows(), enquiries, post.timeline, post.keys);
  private final AnswerChat answering = new AnswerChat(work, byText, post.outbox);
  private final SayInChat saying =
      new SayInChat(
          post.store,
          post.enquiries,
          post.timeline,
          new AlarmInChat(
              post.store,
              new Alerts(post.keys.sealer()),
              new Attention(new Duty(), post.settings())),
          new PageTurns(post.store, post.keys, post.settings()),
          new ChatRows(),
          post.keys,
          post.settings());

  private final HandChatOver handing =
      new HandChatOver(
          new ChatRows(),
          work,
          new ChatPosts(post.store, new ChatQueue(), post.enquiries, post.settings()),
          new ApplicationsInSight(post.keys, new Applications(new VisaTypes())),
          post.timeline,
          new Alerts(post.keys.sealer()));
  private final SayWhatBecame telling =
      new SayWhatBecame(
          post.store, handing, new InterpretChat(new ChatRows(), work, post.timeline), post.outbox);

  @AfterEach
  void stop() {
    post.carrier.close();
  }

  private void say(String text) {
    Visitor visitor =
        new Visitor(ticket, Language.of("fr"), Optional.empty(), UUID.randomUUID().toString());
    assertThat(saying.say(visitor, UUID.randomUUID(), new ChatText(text)))
        .isInstanceOf(SayInChat.Said.class);
  }

  private Chat chat() {
    return post.store.call(SayInChat.actor(), tx -> following.of(tx, ticket)).orElseThrow();
  }

  private List<String> lines() {
    return post.store.call(SayInChat.actor(), tx -> following.after(tx, chat(), 0, 100)).stream()
        .map(ChatLine::text)
        .toList();
  }

  private String code() {
    return post.store.call(SayInChat.actor(), tx -> byText.draw(tx, ticket)).orElseThrow();
  }

  private Saying answer(String text) {
    return answer(UUID.randomUUID(), text);
  }

  private Saying answer(UUID message, String text) {
    post.later(Duration.ofSeconds(1));
    Saying said =
        post.as(WORKER, tx -> answering.say(tx, chat().id(), message, new ChatText(text)));
    post.works();
    return said;
  }

  @Test
  void what_the_desk_says_is_texted_and_what_is_texted_is_said_in_the_chat() {
    say("Bonjour");
    post.as(WORKER, work::takeNext);
    assertThat(answer("Sur la page")).isEqualTo(Saying.SAID);
    post.hears(phone, " " + code().toLowerCase(Locale.ROOT).replace("-", " ") + "\n");
    assertThat(post.texts(phone)).as("in the visitor's language").hasSize(1);
    assertThat(post.texts(phone).get(0))
        .contains("SMS")
        .as("who else may read it")
        .contains("se lit aussi sur sa page");
    assertThat(chat().byText()).isTrue();

    UUID message = UUID.randomUUID();
    assertThat(answer(message, "Par SMS")).isEqualTo(Saying.SAID);
    assertThat(answer(message, "Par SMS")).isEqualTo(Saying.SAID);
    assertThat(post.texts(phone)).hasSize(2).last().isEqualTo("Par SMS");
    assertThat(answer("x".repeat(1_601))).isEqualTo(Saying.TOO_LONG_TO_SEND);
    post.hears(phone, "Merci beaucoup pour tout");
    assertThat(lines())
        .containsExactly("Bonjour", "Sur la page", "Par SMS", "Merci beaucoup pour tout");

    say("De retour");
    assertThat(chat().byText()).isFalse();
    assertThat(answer("Sur la page encore")).isEqualTo(Saying.SAID);
    assertThat(post.texts(phone)).hasSize(2);
    post.hears(phone, "Je repars");
    assertThat(answer("Bien")).isEqualTo(Saying.SAID);
    assertThat(post.texts(phone)).last().isEqualTo("Bien");
    assertThat(lines()).hasSize(8);
  }

  @Test
  void a_code_is_good_once_and_for_a_while_and_another_word_is_a_question_like_any_other() {
    say("Bonjour");
    String old = code();
    String late = code();
    post.hears(phone, old);
    post.later(ChatByText.GOOD_FOR.plusSeconds(1));
    post.hears(phone, late);
    post.hears(phone, "chat tomorrow");
    assertThat(chat().byText()).isFalse();
    assertThat(lines()).containsExactly("Bonjour");
    PhoneNumber second = APost.aPhone();
    String good = code();
    post.hears(second, good);
    assertThat(chat().byText()).isTrue();
    PhoneNumber third = APost.aPhone();
    post.hears(third, good);
    post.as(WORKER, work::takeNext);
    answer("Pour le deuxième");
    assertThat(post.texts(second)).last().isEqualTo("Pour le deuxième");
    assertThat(post.texts(third)).doesNotContain("Pour le deuxième");
  }

  @Test
  void while_a_question_from_there_waits_the_chat_stays_where_it_is() {
    post.hears(phone, "Do I need a visa for my journey?");
    say("Bonjour");
    post.hears(phone, code());
    assertThat(chat().byText()).isFalse();
    assertThat(post.texts(phone)).last().asString().contains("ne peut pas continuer ici");
    List<EnquiryList.Row> waiting =
        post.as(
            WORKER,
            tx -> new EnquiryList(post.timeline, post.keys).page(tx, EnquiryState.WAITING, 0, 50));
    assertThat(waiting).hasSize(2);
  }

  @Test
  void where_a_check_in_is_open_what_is_texted_is_for_that_and_the_chat_stays_where_it_is() {
    UUID quarantine = post.quarantine("Selam Gebre", "en", phone, 5);
    post.at("10:00").works();
    say("Bonjour");
    post.hears(phone, code());
    assertThat(chat().byText()).isFalse();
    assertThat(post.texts(phone)).last().asString().contains("cannot go on here");
    post.hears(phone, "1");
    assertThat(lines()).containsExactly("Bonjour");
    assertThat(post.timeline(quarantine)).extracting(Timeline.Entry::body).contains("1");
  }

  @Test
  void who_is_at_it_from_now_on_is_texted_too_and_what_is_texted_goes_where_it_went() {
    StaffMember officer = new StaffMember(UUID.randomUUID(), "A", WORKER, post.scope, "en");
    StaffMember colleague = new StaffMember(UUID.randomUUID(), "B", WORKER, post.scope, "en");
    say("Bonjour");
    post.store.call(officer.actor(), work::takeNext);
    post.hears(phone, code());
    for (int pressed = 0; pressed < 2; pressed++) {
      post.later(Duration.ofSeconds(1));
      boolean joined = post.store.call(colleague.actor(), tx -> telling.join(tx, chat().id()));
      assertThat(joined).isTrue();
      post.works();
    }
    assertThat(post.texts(phone)).hasSize(2).last().asString().contains("nous aide");
    post.later(Duration.ofSeconds(1));
    assertThat(telling.pass(officer.actor(), post.scope, chat().id(), "consulate/harbour"))
        .isEqualTo(Handing.DONE);
    post.works();
    assertThat(post.texts(phone)).hasSize(3).last().asString().contains("Je transmets");
    post.hears(phone, "Merci beaucoup");
    assertThat(chat().scope()).isEqualTo("consulate/harbour");
    assertThat(lines()).hasSize(4).last().isEqualTo("Merci beaucoup");
  }

  @Test
  void danger_that_is_told_in_an_applicants_chat_is_texted_to_whoever_is_on_duty() {
    PhoneNumber duty = APost.aPhone();
    post.onDuty(1, duty);
    UUID application =
        post.store.call(
            SayInChat.actor(),
            tx ->
                new OpenCase(post.keys).open(tx, "visa", Compartment.VISA, post.scope, null).id());
    Visitor applicant =
        new Visitor(
            ticket, Language.of("fr"), Optional.of(application), UUID.randomUUID().toString());
    saying.say(applicant, UUID.randomUUID(), new ChatText("Je veux mourir"));
    post.works();
    assertThat(post.texts(duty)).hasSize(1);
  }

  @Test
  void a_chat_that_has_ended_goes_nowhere() {
    Optional<String> none = post.store.call(SayInChat.actor(), tx -> byText.draw(tx, ticket));
    assertThat(none).isEmpty();
    say("Bonjour");
    String code = code();
    post.store.run(SayInChat.actor(), tx -> following.end(tx, ticket));
    post.hears(phone, code);
    assertThat(chat().byText()).isFalse();
  }
}
