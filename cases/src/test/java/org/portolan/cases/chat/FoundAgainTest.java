package org.portolan.cases.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.chat.SayInChat.Visitor;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.visa.AnApplication;
import org.portolan.i18n.Language;

/** Whoever is signed in finds the chat on another device that they began so. */
class FoundAgainTest {

  private final AChat at = new AChat();
  private final UUID person = UUID.randomUUID();
  private final PageTicket ticket = PageTicket.draw();

  private void begin(Optional<UUID> holder) {
    begin(holder, Optional.empty());
  }

  private void begin(Optional<UUID> holder, Optional<UUID> about) {
    Visitor visitor = new Visitor(ticket, Language.of("fr"), about, "an address", holder);
    assertThat(at.say(visitor, UUID.randomUUID(), "Bonjour")).isEqualTo("said 1");
  }

  private Optional<PageTicket> foundBy(UUID somebody, UUID... open) {
    List<UUID> cases = List.of(open);
    boolean has = at.asVisitor(tx -> at.following.hasOne(tx, somebody, cases));
    Optional<PageTicket> found = at.asVisitor(tx -> at.following.foundAgain(tx, somebody, cases));
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
  void one_on_an_application_is_found_while_that_is_open_to_them() {
    UUID application = AnApplication.of("short-stay").caseId();
    begin(Optional.of(person), Optional.of(application));
    assertThat(foundBy(person)).as("behind a secret of its own").isEmpty();
    assertThat(foundBy(person, UUID.randomUUID())).isEmpty();
    assertThat(foundBy(person, UUID.randomUUID(), application)).contains(ticket);
  }

  @Test
  void the_chat_that_follows_one_whose_enquiry_was_closed_is_theirs_too() {
    begin(Optional.of(person));
    UUID before = at.chat(ticket).caseId();
    at.as(at.anna, tx -> at.enquiryWork.close(tx, before));
    assertThat(at.say(ticket, "Encore")).as("by a socket").isEqualTo("said 1");
    assertThat(at.chat(ticket).caseId()).isNotEqualTo(before);
    assertThat(foundBy(person)).contains(ticket);
  }

  @Test
  void a_guests_chat_is_found_by_nobody_who_signs_in_later() {
    begin(Optional.empty());
    assertThat(foundBy(person)).isEmpty();
  }
}
