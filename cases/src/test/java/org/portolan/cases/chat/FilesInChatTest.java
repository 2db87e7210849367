package org.portolan.cases.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.attachments.Attachment;
import org.portolan.cases.attachments.FileType;
import org.portolan.cases.chat.WorkOnChats.Saying;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatLine;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.store.Actor;

/** What visitors and the desk send each other beside words. */
class FilesInChatTest {

  private final AChat at = new AChat();
  private final PageTicket ticket = PageTicket.draw();

  private List<ChatLine> lines() {
    return at.asVisitor(tx -> at.following.after(tx, at.chat(ticket), 0, 100));
  }

  private Attachment onlyFile(long seq) {
    List<Attachment> files =
        lines().stream().filter(line -> line.seq() == seq).findFirst().orElseThrow().files();
    assertThat(files).hasSize(1);
    return files.get(0);
  }

  private boolean opens(PageTicket somebody, Attachment file) {
    return at.asVisitor(tx -> at.following.file(tx, somebody, file.id())).isPresent();
  }

  private Saying send(Actor actor, Chat chat) {
    return at.as(
        actor,
        tx ->
            at.work.send(tx, chat.id(), UUID.randomUUID(), new ChatText(null), AChat.photograph()));
  }

  @Test
  void a_file_stands_in_the_chat_and_on_the_timeline_and_is_opened_with_its_ticket_alone() {
    at.say(ticket, "Bonjour");
    UUID message = UUID.randomUUID();
    assertThat(at.send(ticket, message, AChat.photograph())).isEqualTo("said 2");
    assertThat(at.send(ticket, message, AChat.photograph())).as("again").isEqualTo("said 2");
    Attachment file = onlyFile(2);
    assertThat(file.type()).contains(FileType.JPEG);
    assertThat(file.name()).contains("photo.jpg");
    assertThat(opens(ticket, file)).isTrue();
    PageTicket other = PageTicket.draw();
    assertThat(opens(other, file)).isFalse();
    at.pass(Duration.ofSeconds(1));
    at.say(other, "Bonjour");
    assertThat(opens(other, file)).isFalse();

    Chat chat = at.next(at.anna).orElseThrow();
    assertThat(at.opened(at.anna, chat).items())
        .filteredOn(item -> !item.attachments().isEmpty())
        .extracting(ChatDesk.Item::seq)
        .containsExactly(2L);
    assertThat(at.timeline(at.anna, chat.caseId()))
        .filteredOn(entry -> !entry.attachments().isEmpty())
        .hasSize(1);
  }

  @Test
  void the_desk_sends_one_in_its_own_chat_and_the_visitor_opens_it() {
    at.say(ticket, "Bonjour");
    Chat chat = at.next(at.anna).orElseThrow();
    assertThat(send(at.ben, chat)).isEqualTo(Saying.NOT_YOURS);
    assertThat(send(at.anna, chat)).isEqualTo(Saying.SAID);
    assertThat(opens(ticket, onlyFile(2))).isTrue();
    at.as(at.anna, tx -> at.work.end(tx, chat.id()));
    assertThat(send(at.anna, chat)).isEqualTo(Saying.OVER);
  }

  @Test
  void a_file_begins_no_chat_and_a_chat_has_no_more_than_a_few_of_them() {
    assertThat(at.send(ticket, UUID.randomUUID(), AChat.photograph())).isEqualTo("none");
    at.say(ticket, "Bonjour");
    at.send(ticket, UUID.randomUUID(), AChat.photograph());
    at.send(ticket, UUID.randomUUID(), AChat.photograph());
    assertThat(at.send(ticket, UUID.randomUUID(), AChat.photograph())).isEqualTo("too-many-files");
    assertThat(lines()).hasSize(3);
    assertThat(at.say(ticket, "Encore")).isEqualTo("said 4");
    at.say(ticket, "Et encore");
    assertThat(at.send(ticket, UUID.randomUUID(), AChat.photograph())).isEqualTo("too-fast");
  }
}
