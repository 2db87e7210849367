package org.portolan.cases.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.portolan.cases.attachments.Attachment;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.attachments.StoredFile;
import org.portolan.cases.chat.ChatByText.Texted;
import org.portolan.cases.chat.WorkOnChats.Saying;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatLine;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.chat.store.ChatRows;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.traveller.ATraveller;
import org.portolan.i18n.Language;

/** Whoever texts the code of a chat is not always whoever is at its page. */
class GoesOnByTextTest {

  private final AChat at = new AChat();
  private final PageTicket ticket = PageTicket.draw();
  private final ChatByText byText =
      new ChatByText(new ChatRows(), at.enquiries, at.enquiryWork, at.timeline, at.keys);

  private String code() {
    return at.asVisitor(tx -> byText.draw(tx, ticket)).orElseThrow();
  }

  private Optional<Texted> texts(String code, boolean mayMove) {
    Endpoint phone = Endpoint.sms(ATraveller.aPhone());
    return at.asVisitor(tx -> byText.move(tx, code, phone, mayMove));
  }

  private void textsPhotograph(Chat chat) {
    UUID entry = UUID.randomUUID();
    StoredFile photograph = AChat.photograph();
    at.store.run(
        SayInChat.actor(),
        tx -> {
          at.timeline.received(
              tx,
              chat.caseId(),
              entry,
              tx.now(),
              Channel.SMS.key(),
              Language.of("fr"),
              "Par SMS",
              List.of());
          byText.texted(tx, chat.caseId(), entry);
          new Attachments(at.keys.sealer())
              .keep(
                  tx,
                  chat.caseId(),
                  entry,
                  photograph,
                  at.keys.blindIndex().ofFile(photograph.content()));
        });
  }

  @Test
  void what_is_texted_is_marked_and_its_files_open_to_the_desk_alone() {
    at.say(ticket, "Bonjour");
    Chat chat = at.next(at.anna).orElseThrow();
    assertThat(texts(code(), true)).hasValueSatisfying(one -> assertThat(one.moved()).isTrue());
    textsPhotograph(chat);

    List<ChatLine> lines = at.asVisitor(tx -> at.following.after(tx, at.chat(ticket), 0, 100));
    assertThat(lines).extracting(ChatLine::text).containsExactly("Bonjour", "Par SMS");
    assertThat(lines).extracting(ChatLine::texted).containsExactly(false, true);
    assertThat(lines).flatExtracting(ChatLine::files).isEmpty();
    Attachment file =
        at.opened(at.anna, chat).items().stream()
            .flatMap(item -> item.attachments().stream())
            .findFirst()
            .orElseThrow();
    assertThat(at.asVisitor(tx -> at.following.file(tx, ticket, file.id())).isPresent()).isFalse();
  }

  @Test
  void the_desk_sends_no_file_while_the_visitor_wrote_by_text_last() {
    at.say(ticket, "Bonjour");
    Chat chat = at.next(at.anna).orElseThrow();
    texts(code(), true);
    assertThat(send(chat)).isEqualTo(Saying.FILE_BY_TEXT);
    at.say(ticket, "De retour");
    assertThat(send(chat)).isEqualTo(Saying.SAID);
  }

  private Saying send(Chat chat) {
    return at.as(
        at.anna,
        tx ->
            at.work.send(tx, chat.id(), UUID.randomUUID(), new ChatText(null), AChat.photograph()));
  }

  @Test
  void where_something_else_is_answered_it_stays_and_its_code_is_good_as_before() {
    at.say(ticket, "Bonjour");
    String code = code();
    assertThat(texts(code, false)).hasValueSatisfying(one -> assertThat(one.moved()).isFalse());
    assertThat(at.chat(ticket).byText()).isFalse();
    assertThat(texts(code, true)).hasValueSatisfying(one -> assertThat(one.moved()).isTrue());
    assertThat(texts(code, true)).isEmpty();
  }

  @Test
  void of_many_who_text_one_code_at_once_one_goes_on() throws Exception {
    at.say(ticket, "Bonjour");
    String code = code();
    int many = 4;
    CyclicBarrier together = new CyclicBarrier(many);
    ExecutorService senders = Executors.newFixedThreadPool(many);
    List<Callable<Optional<Texted>>> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      all.add(
          () -> {
            together.await(10, TimeUnit.SECONDS);
            return texts(code, true);
          });
    }
    List<Optional<Texted>> moved = new ArrayList<>();
    for (Future<Optional<Texted>> one : senders.invokeAll(all)) {
      moved.add(one.get());
    }
    senders.shutdown();
    assertThat(moved).filteredOn(Optional::isPresent).hasSize(1);
  }
}
