package org.portolan.cases.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.chat.ChatDesk.Item;
import org.portolan.cases.chat.ChatDesk.Row;
import org.portolan.cases.chat.HandChatOver.Handing;
import org.portolan.cases.chat.WorkOnChats.Saying;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatState;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.chat.model.OfficeHours;
import org.portolan.cases.chat.model.Side;
import org.portolan.cases.chat.store.ChatRows;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.people.Channel;
import org.portolan.cases.store.Actor;
import org.portolan.cases.timeline.Delivery;
import org.portolan.cases.timeline.Timeline.Entry;
import org.portolan.i18n.Language;

/** What the information desk does with a guest's chat. */
class ChatAtTheDeskTest {

  private final AChat at = new AChat();
  private final PageTicket ticket = PageTicket.draw();

  private Chat takenBy(Actor officer) {
    return at.next(officer).orElseThrow();
  }

  private List<Entry> timeline(Chat chat) {
    return at.timeline(at.anna, chat.caseId());
  }

  @Test
  void an_answer_is_in_the_chat_and_on_the_timeline_and_its_reading_is_known() {
    at.say(ticket, "Bonjour");
    Chat chat = takenBy(at.anna);
    assertThat(at.standing(ticket).state()).isEqualTo(ChatState.TALKING);
    at.opened(at.anna, chat);
    assertThat(at.standing(ticket).deskRead()).isEqualTo(1);

    at.pass(Duration.ofSeconds(5));
    UUID message = UUID.randomUUID();
    for (int sent = 0; sent < 2; sent++) {
      assertThat(at.answer(at.anna, chat, message, "Bonjour, je lis")).isEqualTo(Saying.SAID);
    }
    assertThat(at.lines(ticket)).containsExactly("1 visitor Bonjour", "2 desk Bonjour, je lis");
    Entry answer = timeline(chat).get(1);
    assertThat(answer.author()).isEqualTo(at.anna.id());
    assertThat(answer.delivery()).isNull();

    at.store.run(SayInChat.actor(), tx -> at.following.read(tx, ticket, 99));
    assertThat(timeline(chat).get(1).delivery()).isEqualTo(Delivery.READ);
    assertThat(at.chat(ticket).visitorRead()).isEqualTo(2);
  }

  @Test
  void only_who_has_it_answers_and_of_two_who_take_it_one_has_it() {
    at.say(ticket, "Bonjour");
    Chat chat = at.chat(ticket);
    assertThat(at.answer(at.anna, chat, "Oui")).isEqualTo(Saying.NOT_YOURS);
    assertThat(at.does(at.anna, tx -> at.work.take(tx, chat.id(), Optional.empty()))).isTrue();
    assertThat(at.does(at.ben, tx -> at.work.take(tx, chat.id(), Optional.empty()))).isFalse();
    assertThat(at.answer(at.ben, chat, "Oui")).isEqualTo(Saying.NOT_YOURS);
    assertThat(at.answer(at.anna, chat, " ")).isEqualTo(Saying.EMPTY);
    assertThat(at.answer(at.anna, chat, "x".repeat(2_001))).isEqualTo(Saying.TOO_LONG);

    assertThat(at.hand(at.ben, chat, at.ben)).as("not his").isEqualTo(Handing.NOT_YOURS);
    assertThat(at.hand(at.anna, chat, at.anna)).isEqualTo(Handing.YOURSELF);
    assertThat(at.hand(at.anna, chat, at.ben)).isEqualTo(Handing.DONE);
    assertThat(at.hand(at.anna, chat, at.ben)).as("once more").isEqualTo(Handing.NOT_YOURS);
    assertThat(at.answer(at.ben, chat, "Oui")).isEqualTo(Saying.SAID);
    assertThat(at.does(at.anna, tx -> at.work.take(tx, chat.id(), Optional.of(at.ben.id()))))
        .as("taken over, knowing from whom")
        .isTrue();
    assertThat(at.does(at.anna, tx -> at.work.handBack(tx, chat.id()))).isTrue();
    assertThat(at.chat(ticket).state()).isEqualTo(ChatState.WAITING);
  }

  @Test
  void a_colleague_who_interprets_answers_too_and_no_longer_once_it_is_put_back() {
    at.say(ticket, "Bonjour");
    Chat chat = at.chat(ticket);
    assertThat(at.joins(at.ben, chat)).as("nobody's").isFalse();
    takenBy(at.anna);
    assertThat(at.joins(at.anna, chat)).as("one's own").isFalse();
    assertThat(at.joins(at.ben, chat)).isTrue();
    assertThat(at.joins(at.ben, chat)).as("once more").isTrue();
    assertThat(at.lines(ticket))
        .as("told once, in French")
        .hasSize(2)
        .last()
        .asString()
        .contains("Un collègue qui nous aide");
    assertThat(at.answer(at.ben, chat, "Je traduis")).isEqualTo(Saying.SAID);
    assertThat(at.answer(at.anna, chat, "Oui")).isEqualTo(Saying.SAID);
    assertThat(at.does(at.ben, tx -> at.work.end(tx, chat.id()))).isFalse();
    assertThat(at.does(at.anna, tx -> at.interpreting.leave(tx, chat.id()))).isFalse();
    assertThat(at.does(at.ben, tx -> at.interpreting.leave(tx, chat.id()))).isTrue();
    assertThat(at.answer(at.ben, chat, "Encore")).isEqualTo(Saying.NOT_YOURS);
    at.joins(at.ben, chat);
    at.as(at.anna, tx -> at.work.handBack(tx, chat.id()));
    assertThat(at.answer(at.ben, chat, "Encore")).isEqualTo(Saying.NOT_YOURS);
  }

  @Test
  void who_waits_is_told_their_place_and_how_long_others_waited() {
    PageTicket second = PageTicket.draw();
    PageTicket third = PageTicket.draw();
    at.say(ticket, "Un");
    at.pass(Duration.ofMinutes(1));
    at.say(second, "Deux");
    at.pass(Duration.ofMinutes(1));
    at.say(third, "Trois");
    assertThat(at.standing(third).before()).isEqualTo(2);
    assertThat(at.standing(third).minutes()).isEmpty();

    at.pass(Duration.ofMinutes(2));
    Chat first = takenBy(at.anna);
    assertThat(first.id()).isEqualTo(at.chat(ticket).id());
    assertThat(at.standing(third).before()).isEqualTo(1);
    assertThat(at.standing(third).minutes()).contains(4L);

    at.as(at.anna, tx -> at.work.handBack(tx, first.id()));
    assertThat(at.standing(second).before()).as("put back, it keeps its place").isEqualTo(1);
    assertThat(at.open(at.anna)).extracting(row -> row.chat().id()).startsWith(first.id());
  }

  @Test
  void what_is_written_when_nobody_is_there_waits_and_is_told_when_somebody_will_be() {
    at.as(
        at.anna,
        tx ->
            at.hours.add(
                tx,
                at.scope,
                new OfficeHours(
                    UUID.randomUUID(),
                    Optional.empty(),
                    ZoneOffset.UTC,
                    Set.of(DayOfWeek.SATURDAY),
                    LocalTime.of(8, 0),
                    LocalTime.of(12, 0))));
    at.say(ticket, "Il y a quelqu'un ?");
    assertThat(at.standing(ticket).here()).isFalse();
    assertThat(at.standing(ticket).opens()).contains(Instant.parse("2026-11-28T08:00:00Z"));
    Chat chat = at.chat(ticket);
    assertThat(closed(chat)).as("it is an enquiry that waits").isFalse();
    UUID line = at.as(at.anna, tx -> at.hours.of(tx, at.scope)).get(0).id();
    at.store.run(at.anna, tx -> at.hours.remove(tx, line));
    assertThat(at.standing(ticket).here()).isTrue();
  }

  @Test
  void an_ended_chat_is_done_unless_something_was_not_read_and_writing_on_begins_another() {
    at.say(ticket, "Bonjour");
    Chat first = takenBy(at.anna);
    at.opened(at.anna, first);
    at.answer(at.anna, first, "Voilà");
    at.opened(at.anna, first);
    assertThat(at.does(at.ben, tx -> at.work.end(tx, first.id()))).isFalse();
    assertThat(at.does(at.anna, tx -> at.work.end(tx, first.id()))).isTrue();
    assertThat(at.answer(at.anna, first, "Encore")).isEqualTo(Saying.OVER);
    assertThat(closed(first)).isTrue();

    at.pass(Duration.ofMinutes(1));
    assertThat(at.say(ticket, "Encore moi")).isEqualTo("said 1");
    Chat second = at.chat(ticket);
    assertThat(second.caseId()).isNotEqualTo(first.caseId());
    takenBy(at.anna);
    assertThat(at.does(at.anna, tx -> at.work.end(tx, second.id()))).isTrue();
    assertThat(closed(second)).as("nobody has read it").isFalse();
  }

  private boolean closed(Chat chat) {
    return at.as(at.anna, tx -> at.enquiryWork.lock(tx, chat.caseId())).orElseThrow().closed();
  }

  @Test
  void a_chat_whose_enquiry_was_closed_elsewhere_is_over_with_the_next_message() {
    at.say(ticket, "Bonjour");
    Chat first = at.chat(ticket);
    at.as(at.anna, tx -> at.enquiryWork.close(tx, first.caseId()));
    assertThat(at.say(ticket, "Encore")).isEqualTo("said 1");
    assertThat(at.chat(ticket).id()).isNotEqualTo(first.id());
    assertThat(at.open(at.anna))
        .extracting(Row::chat)
        .extracting(Chat::id)
        .containsExactly(at.chat(ticket).id());
  }

  @Test
  void notes_are_for_colleagues_and_typing_is_seen_for_a_moment() {
    at.say(ticket, "Bonjour");
    Chat chat = takenBy(at.anna);
    assertThat(at.does(at.anna, tx -> at.work.note(tx, chat.id(), new ChatText("Voir A."))))
        .isTrue();
    assertThat(at.lines(ticket)).containsExactly("1 visitor Bonjour");
    assertThat(at.opened(at.ben, chat).items())
        .extracting(Item::kind)
        .containsExactlyInAnyOrder("visitor", "note");

    at.store.run(at.anna, tx -> at.work.typing(tx, chat.id()));
    at.store.run(SayInChat.actor(), tx -> at.following.typing(tx, ticket));
    assertThat(at.standing(ticket).typing()).isTrue();
    assertThat(at.opened(at.anna, chat).typing()).isTrue();
    at.pass(Chat.TYPING);
    assertThat(at.standing(ticket).typing()).isFalse();
  }

  @Test
  void what_is_answered_on_another_page_is_in_the_chat_too() {
    at.say(ticket, "Bonjour");
    Chat chat = at.chat(ticket);
    AlsoInChat also = new AlsoInChat(new ChatRows(), at.timeline);
    at.store.run(
        at.anna,
        tx -> {
          UUID entry =
              at.timeline.written(
                  tx, chat.caseId(), Channel.WEB.key(), Language.of("fr"), "Par l'autre page");
          also.said(tx, chat.caseId(), entry, Side.DESK);
          also.said(tx, chat.caseId(), entry, Side.DESK);
        });
    assertThat(at.lines(ticket)).containsExactly("1 visitor Bonjour", "2 desk Par l'autre page");
  }
}
