package org.portolan.cases.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.alerts.Alerts.Alert;
import org.portolan.cases.chat.ChatDesk.Row;
import org.portolan.cases.chat.ChatPosts.Post;
import org.portolan.cases.chat.HandChatOver.Handing;
import org.portolan.cases.chat.WorkOnChats.Saying;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatState;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.chat.model.OfficeHours;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.files.CasesInReach;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline.Entry;
import org.portolan.cases.visa.AnApplication;
import org.portolan.i18n.Language;

/** A chat goes to another post, and to a colleague who may see what it is on. */
class HandChatOverTest {

  private final AChat at = new AChat();
  private final PageTicket ticket = PageTicket.draw();

  private Chat taken() {
    at.say(ticket, "Bonjour");
    return at.next(at.anna).orElseThrow();
  }

  private Handing pass(Chat chat) {
    return at.pass(at.anna, chat, at.scope, at.consulate);
  }

  private boolean seen(Actor by, Chat chat) {
    return at.does(by, tx -> CasesInReach.has(tx, chat.caseId()));
  }

  @Test
  void a_guests_chat_goes_to_another_post_with_all_that_was_said_and_is_the_formers_no_more() {
    Chat chat = taken();
    at.send(ticket, UUID.randomUUID(), AChat.photograph());
    at.as(at.anna, tx -> at.work.note(tx, chat.id(), new ChatText("Wants a visa")));
    assertThat(seen(at.consul, chat)).isFalse();
    at.pass(Duration.ofMinutes(3));
    assertThat(pass(chat)).isEqualTo(Handing.DONE);

    assertThat(seen(at.anna, chat)).isFalse();
    assertThat(at.open(at.anna)).isEmpty();
    assertThat(at.open(at.consul)).extracting(Row::waiting).containsExactly(true);
    Chat there = at.next(at.consul).orElseThrow();
    assertThat(there.cameFrom()).contains(at.scope);
    assertThat(at.opened(at.consul, there).items())
        .extracting(ChatDesk.Item::kind)
        .containsExactlyInAnyOrder("visitor", "visitor", "note", "desk");
    assertThat(at.timeline(at.consul, chat.caseId()))
        .filteredOn(entry -> !entry.attachments().isEmpty())
        .hasSize(1);
    assertThat(at.answer(at.consul, there, "Je peux vous aider")).isEqualTo(Saying.SAID);
    assertThat(at.say(ticket, "Merci")).isEqualTo("said 5");
    assertThat(at.lines(ticket).get(2)).startsWith("3 desk Je transmets cette discussion");
  }

  @Test
  void its_journal_tells_who_passed_it_on_and_holds_as_before() {
    Chat chat = taken();
    pass(chat);
    List<String> kinds =
        at.as(
            at.consul,
            tx ->
                tx.sql()
                    .createQuery(
                        "SELECT kind || ' ' || actor FROM journal_event WHERE case_id = :case"
                            + " ORDER BY seq")
                    .bind("case", chat.caseId())
                    .mapTo(String.class)
                    .list());
    assertThat(kinds).startsWith("case.opened system:chat-visitors");
    assertThat(kinds).endsWith("chat.passed-on " + at.anna.id());
    assertThat(at.damage(chat.caseId())).isEmpty();
  }

  @Test
  void it_waits_there_as_it_waited_and_among_those_who_wait_for_an_answer() {
    Chat chat = taken();
    at.opened(at.anna, chat);
    at.answer(at.anna, chat, "Un instant");
    pass(chat);
    assertThat(at.chat(ticket).state()).isEqualTo(ChatState.WAITING);
    assertThat(at.chat(ticket).waitingSince()).contains(chat.openedAt());
    boolean waits =
        at.does(
            at.consul,
            tx ->
                tx.sql()
                    .createQuery("SELECT waiting_since IS NOT NULL FROM enquiry WHERE case_id = :c")
                    .bind("c", chat.caseId())
                    .mapTo(Boolean.class)
                    .one());
    assertThat(waits).isTrue();
  }

  @Test
  void only_who_has_it_passes_it_on_and_only_once() {
    at.say(ticket, "Bonjour");
    assertThat(pass(at.chat(ticket))).as("nobody's").isEqualTo(Handing.NOT_YOURS);
    Chat chat = at.next(at.anna).orElseThrow();
    assertThat(at.pass(at.ben, chat, at.scope, at.consulate)).isEqualTo(Handing.NOT_YOURS);
    assertThat(pass(chat)).isEqualTo(Handing.DONE);
    assertThat(pass(chat)).as("sent twice").isEqualTo(Handing.NOT_YOURS);
    assertThat(at.lines(ticket)).as("told once").hasSize(2);
    Chat there = at.next(at.consul).orElseThrow();
    at.as(at.consul, tx -> at.work.end(tx, there.id()));
    assertThat(at.pass(at.consul, there, at.consulate, at.scope))
        .as("ended")
        .isEqualTo(Handing.NOT_YOURS);
  }

  @Test
  void it_goes_back_and_to_no_post_where_nobody_chats() {
    Chat chat = taken();
    assertThat(at.pass(at.anna, chat, at.scope, at.scope)).isEqualTo(Handing.SAME_POST);
    assertThat(at.pass(at.anna, chat, at.scope, "authority/harbour"))
        .isEqualTo(Handing.NO_SUCH_POST);
    pass(chat);
    Chat there = at.next(at.consul).orElseThrow();
    assertThat(at.pass(at.consul, there, at.consulate, at.scope)).isEqualTo(Handing.DONE);
    assertThat(seen(at.consul, there)).isFalse();
    assertThat(at.next(at.ben)).isPresent();
  }

  @Test
  void while_nobody_is_there_who_reads_the_language_it_stays_and_is_told_when_somebody_is() {
    at.as(
        at.consul,
        tx ->
            at.hours.add(
                tx,
                at.consulate,
                new OfficeHours(
                    UUID.randomUUID(),
                    Optional.of("fr"),
                    ZoneOffset.UTC,
                    Set.of(DayOfWeek.SATURDAY),
                    LocalTime.of(8, 0),
                    LocalTime.of(12, 0))));
    Chat chat = taken();
    assertThat(pass(chat)).isEqualTo(Handing.CLOSED);
    List<Post> others = at.posts.others(at.scope, Language.of("fr"));
    assertThat(others).extracting(Post::scope).containsExactly(at.consulate);
    assertThat(others.get(0).isOpen()).isFalse();
    at.pass(Duration.between(at.now(), others.get(0).opens().orElseThrow()));
    assertThat(pass(chat)).isEqualTo(Handing.DONE);
  }

  @Test
  void whoever_told_of_danger_is_put_into_no_other_queue_before_somebody_has_looked() {
    at.say(ticket, "Je veux mourir");
    Chat chat = at.next(at.anna).orElseThrow();
    assertThat(pass(chat)).isEqualTo(Handing.ALERT);
    at.as(
        at.anna,
        tx -> {
          UUID alert = at.alerts.of(tx, chat.caseId()).get(0).id();
          return at.alerts.acknowledge(tx, chat.caseId(), alert, "I am with her");
        });
    assertThat(pass(chat)).isEqualTo(Handing.DONE);
    List<Alert> raised = at.as(at.consul, tx -> at.alerts.of(tx, chat.caseId()));
    assertThat(raised).hasSize(1);
  }

  @Test
  void nobody_moves_an_enquiry_with_one_posts_rights_alone() {
    Chat chat = taken();
    boolean moved = at.does(at.anna, tx -> moves(tx, chat));
    assertThat(moved).isFalse();
    boolean taken = at.does(at.consul, tx -> moves(tx, chat));
    assertThat(taken).isFalse();
    assertThat(seen(at.anna, chat)).isTrue();
  }

  private boolean moves(Tx tx, Chat chat) {
    return tx.sql()
        .createQuery("SELECT guard.pass_enquiry(:case, :post)")
        .bind("case", chat.caseId())
        .bind("post", at.consulate)
        .mapTo(Boolean.class)
        .one();
  }

  @Test
  void a_chat_on_an_application_stays_at_its_post_and_goes_to_none_who_has_given_that_up() {
    AnApplication application = AnApplication.at(at.consulate, "short-stay").submitted();
    Actor recused = AChat.consul(at.consulate);
    Actor colleague = AChat.consul(at.consulate);
    at.say(at.applicant(ticket, application.caseId()), UUID.randomUUID(), "Une question");
    application.givenUpBy(AChat.account(recused));
    assertThat(at.open(recused)).isEmpty();
    assertThat(at.next(recused)).isEmpty();
    Optional<ChatDesk.Page> page = at.as(recused, tx -> at.desk.page(tx, application.reference()));
    assertThat(page).isEmpty();

    Chat chat = at.next(at.consul).orElseThrow();
    assertThat(at.pass(at.consul, chat, at.consulate, at.scope)).isEqualTo(Handing.ON_APPLICATION);
    assertThat(at.hand(at.consul, chat, recused)).isEqualTo(Handing.MAY_NOT_SEE);
    assertThat(at.hand(at.consul, chat, colleague)).isEqualTo(Handing.DONE);
    List<Entry> said = at.timeline(colleague, application.caseId());
    assertThat(said).extracting(Entry::body).containsExactly("Une question");
  }
}
