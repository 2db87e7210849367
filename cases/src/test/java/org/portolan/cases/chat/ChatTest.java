package org.portolan.cases.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.alerts.Alerts.Alert;
import org.portolan.cases.chat.ChatDesk.Row;
import org.portolan.cases.chat.WorkOnChats.Saying;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatState;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.people.Channel;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.timeline.Timeline.Entry;

/** What a guest says in a chat with the information desk. */
class ChatTest {

  private final AChat at = new AChat();
  private final PageTicket ticket = PageTicket.draw();

  private Chat takenBy(Actor officer) {
    return at.next(officer).orElseThrow();
  }

  private List<Entry> timeline(Chat chat) {
    return at.timeline(at.anna, chat.caseId());
  }

  @Test
  void the_first_message_begins_an_enquiry_and_stands_on_its_timeline() {
    assertThat(at.say(ticket, " Bonjour \u0007")).isEqualTo("said 1");
    Chat chat = at.chat(ticket);
    assertThat(chat.state()).isEqualTo(ChatState.WAITING);
    assertThat(chat.ofEnquiry()).isTrue();
    assertThat(at.lines(ticket)).containsExactly("1 visitor Bonjour");
    assertThat(timeline(chat)).extracting(Entry::body).containsExactly("Bonjour");
    assertThat(timeline(chat).get(0).channel()).isEqualTo(Channel.WEB.key());
  }

  @Test
  void the_same_message_sent_again_is_the_same_message() {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    assertThat(at.say(at.guest(ticket), first, "Un")).isEqualTo("said 1");
    assertThat(at.say(at.guest(ticket), second, "Deux")).isEqualTo("said 2");
    assertThat(at.say(at.guest(ticket), first, "Un")).isEqualTo("said 1");
    assertThat(at.say(at.guest(ticket), second, "Deux")).isEqualTo("said 2");
    assertThat(at.lines(ticket)).containsExactly("1 visitor Un", "2 visitor Deux");
    PageTicket other = PageTicket.draw();
    assertThat(at.say(at.guest(other), first, "Un")).as("another's id").isEqualTo("said 1");
    assertThat(at.chat(other).id()).isNotEqualTo(at.chat(ticket).id());
  }

  @Test
  void a_message_that_comes_twice_at_once_is_said_once() throws Exception {
    assertThat(twiceAtOnce(UUID.randomUUID(), "Bonjour")).as("begins").containsOnly("said 1");
    assertThat(twiceAtOnce(UUID.randomUUID(), "Deux")).as("goes on").containsOnly("said 2");
    assertThat(at.lines(ticket)).containsExactly("1 visitor Bonjour", "2 visitor Deux");
    assertThat(at.open(at.anna)).hasSize(1);
  }

  private List<String> twiceAtOnce(UUID message, String text) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService two = Executors.newFixedThreadPool(2);
    Callable<String> saying =
        () -> {
          start.await();
          return at.say(at.guest(ticket), message, text);
        };
    try {
      List<Future<String>> both = List.of(two.submit(saying), two.submit(saying));
      start.countDown();
      return List.of(both.get(0).get(), both.get(1).get());
    } finally {
      two.shutdownNow();
    }
  }

  @Test
  void more_messages_than_a_person_writes_are_refused_and_leave_nothing() {
    for (int i = 1; i <= 5; i++) {
      assertThat(at.say(ticket, "Message " + i)).isEqualTo("said " + i);
    }
    assertThat(at.say(ticket, "Message 6")).isEqualTo("too-fast");
    assertThat(at.lines(ticket)).hasSize(5);
    assertThat(timeline(at.chat(ticket))).hasSize(5);
    at.pass(Duration.ofSeconds(61));
    assertThat(at.say(ticket, "Message 6")).isEqualTo("said 6");
  }

  @Test
  void chats_are_begun_no_more_often_than_questions_are_asked() {
    for (int i = 0; i < 3; i++) {
      assertThat(at.say(ticket, "Bonjour")).isEqualTo("said 1");
      at.store.run(SayInChat.actor(), tx -> at.following.end(tx, ticket));
    }
    assertThat(at.say(ticket, "Bonjour")).isEqualTo("wait");
  }

  @Test
  void words_of_danger_alarm_the_desk_and_are_not_held_back() {
    for (int i = 1; i <= 5; i++) {
      at.say(ticket, "Message " + i);
    }
    assertThat(at.say(ticket, "Je veux mourir")).isEqualTo("told 6");
    assertThat(at.say(ticket, "Je veux mourir")).as("told before").isEqualTo("said 7");
    Chat chat = at.chat(ticket);
    List<Alert> alerts = at.as(at.anna, tx -> at.alerts.of(tx, chat.caseId()));
    assertThat(alerts).extracting(Alert::kind).containsExactly("crisis");
    assertThat(at.open(at.anna)).extracting(Row::alert).containsExactly("crisis");
  }

  @Test
  void nothing_and_too_much_are_refused() {
    assertThat(at.say(ticket, null)).isEqualTo("empty");
    assertThat(at.say(ticket, " \u0000\n ")).isEqualTo("empty");
    assertThat(at.say(ticket, "x".repeat(ChatText.LONGEST + 1))).isEqualTo("too-long");
    assertThat(at.find(ticket)).isEmpty();
    assertThat(at.say(ticket, "x".repeat(ChatText.LONGEST))).isEqualTo("said 1");
  }

  @Test
  void another_ticket_and_another_desk_have_nothing_of_it() {
    at.say(ticket, "Bonjour");
    Chat chat = at.chat(ticket);
    PageTicket stranger = PageTicket.draw();
    assertThat(at.find(stranger)).isEmpty();
    at.store.run(SayInChat.actor(), tx -> at.following.end(tx, stranger));
    at.store.run(SayInChat.actor(), tx -> at.following.typing(tx, stranger));
    assertThat(at.chat(ticket).isOpen()).isTrue();

    Actor elsewhere = AChat.worker("test-" + UUID.randomUUID() + "/desk");
    assertThat(at.open(elsewhere)).isEmpty();
    assertThat(at.next(elsewhere)).isEmpty();
    assertThat(at.does(elsewhere, tx -> at.work.take(tx, chat.id(), Optional.empty()))).isFalse();
    assertThat(at.answer(elsewhere, chat, "Oui")).isEqualTo(Saying.OVER);
    String reference = at.opened(at.anna, chat).reference();
    Optional<ChatDesk.Page> page = at.as(elsewhere, tx -> at.desk.page(tx, reference));
    assertThat(page).isEmpty();
  }

  @Test
  void with_its_case_a_chat_is_forgotten() {
    at.say(ticket, "Bonjour");
    Chat chat = at.chat(ticket);
    at.answer(at.anna, takenBy(at.anna), "Bonjour");
    at.store.run(
        Actor.system("retention", Compartment.OVERSIGHT, Compartment.INFORMATION),
        tx ->
            tx.sql()
                .createQuery("SELECT forget_case(:case, :now)")
                .bind("case", chat.caseId())
                .bind("now", tx.now())
                .mapTo(String[].class)
                .one());
    for (String table : List.of("chat", "chat_message", "timeline_entry")) {
      long left =
          Jdbi.create(TestStore.shared().asOwner())
              .withHandle(
                  owner ->
                      owner
                          .createQuery("SELECT count(*) FROM <table> WHERE case_id = :case")
                          .define("table", table)
                          .bind("case", chat.caseId())
                          .mapTo(Long.class)
                          .one());
      assertThat(left).as(table).isZero();
    }
  }

  @Test
  void whether_it_helped_is_asked_once_and_only_when_it_is_over() {
    at.say(ticket, "Bonjour");
    at.store.run(SayInChat.actor(), tx -> at.following.helped(tx, ticket, true));
    assertThat(at.chat(ticket).helped()).isEmpty();
    at.store.run(SayInChat.actor(), tx -> at.following.end(tx, ticket));
    at.store.run(SayInChat.actor(), tx -> at.following.helped(tx, ticket, false));
    at.store.run(SayInChat.actor(), tx -> at.following.helped(tx, ticket, true));
    assertThat(at.chat(ticket).helped()).contains(false);
  }
}
