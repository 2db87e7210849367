package org.portolan.cases.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.attachments.Attachment;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.attachments.SharedFiles;
import org.portolan.cases.chat.HandChatOver.Handing;
import org.portolan.cases.chat.LinkChat.Check;
import org.portolan.cases.chat.LinkChat.Linking;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.Side;
import org.portolan.cases.chat.store.ChatRows;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.enquiry.WorkOnEnquiries;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.Actor;
import org.portolan.cases.timeline.Timeline.Entry;
import org.portolan.cases.visa.AnApplication;

/** A guest's chat is linked to their application, and a wrong link is taken back. */
class LinkChatTest {

  private final AChat at = new AChat();
  private final PageTicket ticket = PageTicket.draw();
  private final AnApplication application =
      AnApplication.at(at.consulate, "short-stay").submitted();

  /** A guest's chat that came to the consulate, where somebody has it. */
  private Chat taken() {
    at.say(ticket, "Bonjour");
    Chat chat = at.next(at.anna).orElseThrow();
    at.pass(at.anna, chat, at.scope, at.consulate);
    return at.next(at.consul).orElseThrow();
  }

  private Linking link(Actor officer, Chat chat, String reference) {
    return link(officer, chat, reference, Optional.of(Check.TOLD));
  }

  private Linking link(Actor officer, Chat chat, String reference, Optional<Check> check) {
    return at.as(officer, tx -> at.linking.link(tx, chat.id(), reference, check));
  }

  private boolean unlink(Actor officer, Chat chat) {
    return at.does(officer, tx -> at.linking.unlink(tx, chat.id()));
  }

  private List<Entry> onApplication() {
    return at.timeline(at.consul, application.caseId());
  }

  private List<String> events(Actor actor, UUID caseId) {
    return at.as(
        actor,
        tx ->
            tx.sql()
                .createQuery(
                    "SELECT kind FROM journal_event WHERE case_id = :case AND kind LIKE 'chat.%'"
                        + " ORDER BY seq")
                .bind("case", caseId)
                .mapTo(String.class)
                .list());
  }

  @Test
  void what_was_said_and_is_said_later_stands_on_the_application_under_its_key() {
    Chat chat = taken();
    at.send(ticket, UUID.randomUUID(), AChat.photograph());
    String typed = application.reference().toLowerCase().replace("-", " ");
    assertThat(link(at.consul, chat, typed)).isEqualTo(Linking.DONE);
    assertThat(link(at.consul, chat, typed)).as("sent twice").isEqualTo(Linking.DONE);
    assertThat(onApplication()).hasSize(3);
    at.answer(at.consul, chat, "Je vois");
    at.say(ticket, "Merci");
    at.store.run(SayInChat.actor(), tx -> at.following.end(tx, ticket));

    List<Entry> there = onApplication();
    assertThat(there)
        .extracting(Entry::body)
        .hasSize(5)
        .contains("Bonjour", "", "Je vois", "Merci");
    assertThat(at.timeline(at.consul, chat.caseId())).hasSize(5);
    Entry copied = entry(there, "Merci");
    byte[] sealed = body(copied.id());
    Sealer sealer = at.keys.sealer();
    Place place = new Place("timeline_entry", copied.id(), "body");
    assertThat(sealer.open(KeyId.ofCase(application.caseId()), place, sealed)).isEqualTo("Merci");
    assertThatThrownBy(() -> sealer.open(KeyId.ofCase(chat.caseId()), place, sealed))
        .isInstanceOf(Sealer.Tampered.class);
  }

  private static Entry entry(List<Entry> entries, String body) {
    return entries.stream().filter(one -> body.equals(one.body())).findFirst().orElseThrow();
  }

  private byte[] body(UUID entry) {
    return at.as(
        at.consul,
        tx ->
            tx.sql()
                .createQuery("SELECT body FROM timeline_entry WHERE id = :id")
                .bind("id", entry)
                .mapTo(byte[].class)
                .one());
  }

  @Test
  void a_file_of_it_opens_there_too_and_stays_for_as_long_as_one_of_the_two_is_kept() {
    Chat chat = taken();
    at.send(ticket, UUID.randomUUID(), AChat.photograph());
    link(at.consul, chat, application.reference());
    Attachment copied =
        onApplication().stream()
            .flatMap(one -> one.attachments().stream())
            .findFirst()
            .orElseThrow();
    assertThat(copied.name()).contains("photo.jpg");
    String key =
        at.as(at.consul, tx -> new Attachments(at.keys.sealer()).file(tx, copied))
            .orElseThrow()
            .key();
    assertThat(key).isEqualTo("a key");
    List<UUID> alone = at.asVisitor(tx -> SharedFiles.ofNoOther(tx, chat.caseId()));
    assertThat(alone).isEmpty();
    unlink(at.consul, chat);
    List<UUID> again = at.asVisitor(tx -> SharedFiles.ofNoOther(tx, chat.caseId()));
    assertThat(again).hasSize(1);
  }

  @Test
  void nothing_of_an_application_that_an_officer_may_not_see_is_told_by_linking() {
    Chat chat = taken();
    AnApplication draft = AnApplication.at(at.consulate, "short-stay");
    AnApplication elsewhere = AnApplication.of("short-stay").submitted();
    AnApplication givenUp =
        AnApplication.at(at.consulate, "short-stay")
            .submitted()
            .givenUpBy(AChat.account(at.consul));
    for (String reference :
        List.of(
            draft.reference(),
            elsewhere.reference(),
            givenUp.reference(),
            CaseReference.draw('V').text(),
            at.as(at.consul, tx -> at.enquiries.reference(tx, chat.caseId())).text())) {
      assertThat(link(at.consul, chat, reference)).isEqualTo(Linking.NOT_FOUND);
    }
    for (String typed : new String[] {null, "", "V-0000-0001", "x".repeat(5_000), "'; --"}) {
      assertThat(link(at.consul, chat, typed)).isEqualTo(Linking.NO_REFERENCE);
    }
    assertThat(link(at.consul, chat, application.reference(), Optional.empty()))
        .isEqualTo(Linking.NOT_CHECKED);
    assertThat(events(at.consul, chat.caseId())).doesNotContain("chat.linked");
  }

  @Test
  void only_who_has_it_links_it_and_never_what_is_on_an_application() {
    Actor colleague = AChat.consul(at.consulate);
    Chat chat = taken();
    assertThat(link(colleague, chat, application.reference())).isEqualTo(Linking.NOT_YOURS);
    assertThat(link(at.anna, chat, application.reference()))
        .as("of another post")
        .isEqualTo(Linking.NOT_YOURS);
    at.as(at.consul, tx -> at.work.end(tx, chat.id()));
    assertThat(link(colleague, chat, application.reference()))
        .as("over, and of their post")
        .isEqualTo(Linking.DONE);

    PageTicket applicant = PageTicket.draw();
    at.say(at.applicant(applicant, application.caseId()), UUID.randomUUID(), "Une question");
    Chat own = at.next(at.consul).orElseThrow();
    assertThat(link(at.consul, own, application.reference())).isEqualTo(Linking.ON_APPLICATION);
  }

  @Test
  void a_wrong_link_is_taken_back_with_all_that_came_by_it_and_both_journals_tell() {
    AnApplication right = AnApplication.at(at.consulate, "short-stay").submitted();
    Chat chat = taken();
    at.send(ticket, UUID.randomUUID(), AChat.photograph());
    link(at.consul, chat, application.reference());
    assertThat(link(at.consul, chat, right.reference())).isEqualTo(Linking.ANOTHER);
    assertThat(unlink(at.anna, chat)).as("of another post").isFalse();
    assertThat(unlink(AChat.consul(at.consulate), chat)).isTrue();
    assertThat(unlink(at.consul, chat)).as("once more").isFalse();
    assertThat(onApplication()).isEmpty();
    assertThat(at.timeline(at.consul, chat.caseId())).as("of the guest").hasSize(3);
    assertThat(events(at.consul, application.caseId()))
        .containsExactly("chat.linked", "chat.copied", "chat.unlinked");
    assertThat(events(at.consul, chat.caseId())).contains("chat.linked", "chat.unlinked");

    assertThat(link(at.consul, chat, right.reference())).isEqualTo(Linking.DONE);
    assertThat(at.timeline(at.consul, right.caseId())).hasSize(3);
    assertThat(onApplication()).isEmpty();
  }

  @Test
  void the_guest_sees_nothing_of_the_application_and_does_not_go_on_by_text() {
    Chat chat = taken();
    link(at.consul, chat, application.reference());
    List<String> before = at.lines(ticket);
    at.as(
        at.consul,
        tx -> {
          UUID entry =
              at.timeline.written(
                  tx, application.caseId(), "web", chat.language(), "Of the application");
          new AlsoInChat(new ChatRows(), at.timeline)
              .said(tx, application.caseId(), entry, Side.DESK);
          return entry;
        });
    assertThat(at.lines(ticket)).isEqualTo(before);
    ChatByText byText =
        new ChatByText(new ChatRows(), at.enquiries, new WorkOnEnquiries(), at.timeline, at.keys);
    Optional<String> code = at.asVisitor(tx -> byText.draw(tx, ticket));
    assertThat(code).isEmpty();
  }

  @Test
  void a_linked_chat_stays_with_those_who_may_see_the_application() {
    Actor recused = AChat.consul(at.consulate);
    application.givenUpBy(AChat.account(recused));
    Chat chat = taken();
    link(at.consul, chat, application.reference());
    assertThat(at.pass(at.consul, chat, at.consulate, at.scope)).isEqualTo(Handing.LINKED);
    assertThat(at.hand(at.consul, chat, recused)).isEqualTo(Handing.MAY_NOT_SEE);
    assertThat(unlink(recused, chat)).isFalse();
    Optional<String> shown = at.as(recused, tx -> at.linking.linkedTo(tx, at.chat(ticket)));
    assertThat(shown).isEmpty();
    unlink(at.consul, chat);
    assertThat(at.pass(at.consul, chat, at.consulate, at.scope)).isEqualTo(Handing.DONE);
  }
}
