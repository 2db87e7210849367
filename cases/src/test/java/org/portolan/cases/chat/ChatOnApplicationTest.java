package org.portolan.cases.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.chat.ChatDesk.Row;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.timeline.Timeline.Entry;
import org.portolan.cases.visa.AnApplication;

/** An applicant's chat is their consulate's, and on the application. */
class ChatOnApplicationTest {

  private final AChat at = new AChat();
  private final PageTicket ticket = PageTicket.draw();
  private final AnApplication application = AnApplication.of("short-stay");
  private final Actor officer =
      new Actor(
          "staff:" + UUID.randomUUID(), Set.of(new Grant(Compartment.VISA, application.post())));

  private String say(PageTicket as, String text) {
    return at.say(at.applicant(as, application.caseId()), UUID.randomUUID(), text);
  }

  @Test
  void it_waits_at_the_consulate_and_stands_in_the_application() {
    assertThat(say(ticket, "Une question")).isEqualTo("said 1");
    Chat chat = at.chat(ticket);
    assertThat(chat.caseId()).isEqualTo(application.caseId());
    assertThat(chat.scope()).isEqualTo(application.post());
    assertThat(at.open(at.anna)).as("at the information desk").isEmpty();
    assertThat(at.open(officer))
        .extracting(Row::reference)
        .containsExactly(application.reference());

    assertThat(at.next(officer)).isPresent();
    assertThat(at.answer(officer, chat, "Une réponse")).isEqualTo(WorkOnChats.Saying.SAID);
    assertThat(say(ticket, "Merci")).isEqualTo("said 3");
    assertThat(at.timeline(officer, application.caseId()))
        .extracting(Entry::body)
        .containsExactlyInAnyOrder("Une question", "Une réponse", "Merci");
    assertThat(at.does(officer, tx -> at.work.end(tx, chat.id()))).isTrue();
  }

  @Test
  void another_member_with_another_ticket_has_a_chat_of_their_own() {
    PageTicket other = PageTicket.draw();
    say(ticket, "De l'une");
    say(other, "De l'autre");
    assertThat(at.lines(ticket)).containsExactly("1 visitor De l'une");
    assertThat(at.lines(other)).containsExactly("1 visitor De l'autre");
  }
}
