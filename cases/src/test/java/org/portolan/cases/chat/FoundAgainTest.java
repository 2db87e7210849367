package org.portolan.cases.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.chat.SayInChat.Visitor;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.i18n.Language;

/** Whoever is signed in finds the chat on another device that they began so. */
class FoundAgainTest {

  private final AChat at = new AChat();
  private final UUID person = UUID.randomUUID();
  private final PageTicket ticket = PageTicket.draw();

  private void begin(Optional<UUID> holder) {
    Visitor visitor =
        new Visitor(ticket, Language.of("fr"), Optional.empty(), "an address", holder);
    assertThat(at.say(visitor, UUID.randomUUID(), "Bonjour")).isEqualTo("said 1");
  }

  private Optional<PageTicket> foundBy(UUID somebody) {
    boolean has = at.asVisitor(tx -> at.following.hasOne(tx, somebody));
    Optional<PageTicket> found = at.asVisitor(tx -> at.following.foundAgain(tx, somebody));
    assertThat(found.isPresent()).isEqualTo(has);
    return found;
  }

  @Test
  void their_running_chat_is_theirs_alone_until_it_ends() {
    begin(Optional.of(person));
    assertThat(foundBy(person)).contains(ticket);
    assertThat(foundBy(UUID.randomUUID())).isEmpty();
    at.store.run(SayInChat.actor(), tx -> at.following.end(tx, ticket));
    assertThat(foundBy(person)).isEmpty();
  }

  @Test
  void a_guests_chat_is_found_by_nobody_who_signs_in_later() {
    begin(Optional.empty());
    assertThat(foundBy(person)).isEmpty();
  }
}
