package org.portolan.cases.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portolan.cases.alerts.Alerts.Alert;
import org.portolan.cases.chat.SayInChat.Words;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.KeyVault.KeyDestroyed;
import org.portolan.cases.timeline.Timeline.Entry;

/**
 * What several visitors say at the same moment is stored together, and each has their own answer.
 */
class SaidTogetherTest {

  private final AChat at = new AChat();
  private final PageTicket ticket = PageTicket.draw();
  private final PageTicket other = PageTicket.draw();
  private final PageTicket third = PageTicket.draw();

  private void begin(PageTicket... tickets) {
    for (PageTicket one : tickets) {
      assertThat(at.say(one, "Bonjour")).isEqualTo("said 1");
    }
  }

  private Words words(PageTicket by, UUID message, String text) {
    return at.saying.words(at.guest(by), message, new ChatText(text));
  }

  private Words words(PageTicket by, String text) {
    return words(by, UUID.randomUUID(), text);
  }

  /** As {@link AChat#say}; {@code none} where no chat is open. */
  private List<String> say(Words... words) {
    return at.saying.sayInOpen(List.of(words)).stream()
        .map(
            one ->
                one.map(
                        outcome ->
                            outcome.fold(
                                said -> (said.told().isPresent() ? "told " : "said ") + said.seq(),
                                refused -> refused.why().key(),
                                wait -> "wait"))
                    .orElse("none"))
        .toList();
  }

  @Test
  void each_is_answered_in_the_order_in_which_they_came() {
    begin(ticket, other);
    UUID message = UUID.randomUUID();
    assertThat(
            say(
                words(other, "un"),
                words(ticket, message, "deux"),
                words(third, "nulle part"),
                words(ticket, "trois"),
                words(ticket, message, "deux")))
        .containsExactly("said 2", "said 2", "none", "said 3", "said 2");
    assertThat(at.lines(ticket))
        .containsExactly("1 visitor Bonjour", "2 visitor deux", "3 visitor trois");
    assertThat(at.lines(other)).containsExactly("1 visitor Bonjour", "2 visitor un");
    assertThat(at.find(third)).as("nothing is begun").isEmpty();
    assertThat(at.timeline(at.anna, at.chat(ticket).caseId()))
        .extracting(Entry::body)
        .containsExactlyInAnyOrder("Bonjour", "deux", "trois");
  }

  @Test
  void who_writes_too_much_holds_nobody_back_and_who_is_in_danger_is_told() {
    begin(ticket, other, third);
    Stream.of("2", "3", "4", "5").forEach(text -> at.say(ticket, text));
    assertThat(say(words(ticket, "6"), words(other, "Je veux mourir"), words(third, "deux")))
        .containsExactly("too-fast", "told 2", "said 2");
    assertThat(at.lines(ticket)).hasSize(5);
    assertThat(at.timeline(at.anna, at.chat(ticket).caseId())).hasSize(5);
    assertThat(alerts(other)).hasSize(1);
    assertThat(alerts(third)).isEmpty();
  }

  private List<Alert> alerts(PageTicket of) {
    UUID caseId = at.chat(of).caseId();
    return at.as(at.anna, tx -> at.alerts.of(tx, caseId));
  }

  @Test
  void what_cannot_be_stored_leaves_nothing_of_what_came_with_it_which_is_said_without_it() {
    begin(ticket, other);
    UUID message = UUID.randomUUID();
    KeyId key = KeyId.ofCase(at.chat(other).caseId());
    at.keys.vault().destroy(Set.of(key), Instant.EPOCH);
    assertThatThrownBy(() -> say(words(ticket, message, "deux"), words(other, "perdu")))
        .isInstanceOf(KeyDestroyed.class);
    assertThat(at.lines(ticket)).containsExactly("1 visitor Bonjour");
    assertThat(say(words(ticket, message, "deux"))).containsExactly("said 2");
    assertThat(at.lines(ticket)).containsExactly("1 visitor Bonjour", "2 visitor deux");
  }

  @Test
  void one_whose_enquiry_was_closed_goes_on_in_another() {
    begin(ticket, other);
    UUID before = at.chat(ticket).id();
    UUID closed = at.chat(ticket).caseId();
    at.as(at.anna, tx -> at.enquiryWork.close(tx, closed));
    assertThat(say(words(other, "deux"), words(ticket, "encore")))
        .containsExactly("said 2", "said 1");
    assertThat(at.chat(ticket).id()).isNotEqualTo(before);
    assertThat(at.chat(ticket).caseId()).isNotEqualTo(closed);
  }
}
