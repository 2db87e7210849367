package org.portolan.web.chat;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.portolan.cases.chat.FollowChat.News;
import org.portolan.cases.chat.FollowChat.Standing;
import org.portolan.cases.chat.model.ChatLine;
import org.portolan.cases.chat.model.ChatState;
import org.portolan.cases.chat.model.Side;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.i18n.Language;

/** What a connected page is told, by whichever thread knows of it. */
class ChatConnectionTest {

  private static final Instant AT = Instant.parse("2026-11-27T09:05:30Z");

  private final List<String> frames = new ArrayList<>();
  private final List<SendHandler> onTheWay = new ArrayList<>();
  private boolean slow;
  private boolean closed;
  private final UUID chat = UUID.randomUUID();
  private final UUID caseId = UUID.randomUUID();
  private final PageTicket ticket = PageTicket.draw();
  private final ChatConnection page = connection("1");

  private ChatConnection connection(String id) {
    return new ChatConnection(session(id), ticket, Language.ENGLISH);
  }

  private Session session(String id) {
    RemoteEndpoint.Async remote =
        proxy(
            RemoteEndpoint.Async.class,
            (name, arguments) -> {
              if (name.equals("sendText")) {
                frames.add((String) arguments[0]);
                if (slow) {
                  onTheWay.add((SendHandler) arguments[1]);
                } else {
                  ((SendHandler) arguments[1]).onResult(new SendResult());
                }
              }
              return null;
            });
    return proxy(
        Session.class,
        (name, arguments) -> {
          closed |= name.equals("close");
          return name.equals("getId") ? id : name.equals("getAsyncRemote") ? remote : null;
        });
  }

  private interface Called {
    Object with(String name, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Called called) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> called.with(method.getName(), arguments)));
  }

  private static ChatLine line(long seq) {
    return new ChatLine(seq, UUID.randomUUID(), Side.DESK, AT, "text " + seq);
  }

  private static News news(long last, long... lines) {
    Standing standing =
        new Standing(
            ChatState.TALKING, last, 0, false, 0, Optional.empty(), true, Optional.empty());
    return new News(standing, Arrays.stream(lines).mapToObj(n -> line(n)).toList());
  }

  private List<String> told() {
    return frames.stream()
        .flatMap(
            frame ->
                IntStream.range(0, 20)
                    .mapToObj(n -> "text " + n)
                    .filter(text -> frame.contains("\"" + text + "\"")))
        .toList();
  }

  private void has(long seq) {
    page.isOf(chat, caseId);
    page.has(seq);
  }

  @Test
  void what_comes_next_is_told_at_once_and_what_comes_after_it_is_not() {
    has(1);
    page.tell(news(1));
    assertThat(page.tell(chat, line(3))).as("2 is missing").isFalse();
    assertThat(page.tell(chat, line(2))).isTrue();
    assertThat(page.tell(chat, line(2))).as("has it").isTrue();
    page.tell(news(3, 2, 3));
    page.tell(news(3, 2, 3));
    assertThat(told()).containsExactly("text 2", "text 3");
  }

  @Test
  void its_own_message_comes_back_with_its_number_alone() {
    has(1);
    page.tell(news(1));
    assertThat(page.said("said 2", 2)).isTrue();
    page.tell(news(2, 2));
    assertThat(told()).isEmpty();
    assertThat(page.said("said 4", 4)).as("3 is missing").isFalse();
    page.tell(news(4, 3, 4));
    assertThat(told()).containsExactly("text 3", "text 4");
  }

  @Test
  void what_was_asked_for_before_something_was_said_takes_nothing_back() {
    has(1);
    page.tell(news(1));
    page.tell(chat, line(2));
    page.tell(news(1));
    page.tell(news(2, 2));
    assertThat(told()).containsExactly("text 2");
    assertThat(page.sent()).isEqualTo(2);
  }

  @Test
  void a_page_that_says_it_has_more_than_was_said_is_told_what_comes() {
    has(1_000);
    page.tell(news(2));
    page.tell(chat, line(3));
    assertThat(told()).containsExactly("text 3");
  }

  @Test
  void before_it_says_what_it_has_and_of_another_chat_it_is_told_nothing() {
    page.tell(news(2, 1, 2));
    assertThat(page.tell(chat, line(1))).isFalse();
    has(0);
    assertThat(page.tell(UUID.randomUUID(), line(1))).isFalse();
    assertThat(told()).isEmpty();
  }

  @Test
  void a_page_that_takes_nothing_in_is_closed_however_long_what_it_does_not_take_is() {
    slow = true;
    for (int i = 0; i < 100; i++) {
      page.send("short");
    }
    assertThat(closed).as("many that are short").isFalse();
    onTheWay.forEach(one -> one.onResult(new SendResult()));
    onTheWay.clear();
    page.send("x".repeat(1_200_000));
    assertThat(closed).as("one however long").isFalse();
    page.send("short");
    assertThat(closed).isTrue();
    assertThat(onTheWay).hasSize(1);
  }

  @Test
  void a_message_in_parts_is_whole_with_its_last() {
    assertThat(page.whole("a", false)).isEmpty();
    assertThat(page.begun()).isEqualTo(1);
    assertThat(page.whole("b", true)).contains("ab");
    assertThat(page.begun()).isZero();
    assertThat(page.whole("c", true)).contains("c");
  }

  @Test
  void pages_are_found_by_ticket_and_case_until_they_end_and_one_person_has_no_more_than_five() {
    ChatRoster roster = new ChatRoster(6);
    List<Session> sessions = IntStream.range(0, 6).mapToObj(n -> session("own " + n)).toList();
    for (int i = 0; i < 5; i++) {
      ChatConnection one = connection("own " + i);
      assertThat(roster.add(one)).isTrue();
      roster.isOf(one, chat, caseId);
    }
    assertThat(roster.add(connection("own 5"))).isFalse();
    ChatConnection other =
        new ChatConnection(session("other"), PageTicket.draw(), Language.ENGLISH);
    assertThat(roster.add(other)).isTrue();
    assertThat(roster.add(new ChatConnection(session("full"), PageTicket.draw(), Language.ENGLISH)))
        .isFalse();
    assertThat(roster.ofTicket(ticket)).hasSize(5);
    assertThat(roster.ofCase(caseId)).hasSize(5);
    sessions.forEach(roster::remove);
    sessions.forEach(roster::remove);
    roster.isOf(connection("own 0"), chat, caseId);
    assertThat(roster.ofTicket(ticket)).isEmpty();
    assertThat(roster.ofCase(caseId)).isEmpty();
    assertThat(roster.all()).containsExactly(other);
    roster.dropSilentFor(60);
    assertThat(roster.all()).hasSize(1);
    roster.dropSilentFor(-1);
    assertThat(roster.all()).isEmpty();
  }

  @Test
  void what_it_says_is_done_one_after_the_other() {
    List<CompletableFuture<Void>> begun = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      page.inTurn(
          () -> {
            begun.add(new CompletableFuture<>());
            return begun.get(begun.size() - 1);
          });
    }
    assertThat(begun).hasSize(1);
    begun.get(0).complete(null);
    assertThat(begun).hasSize(2);
    begun.get(1).complete(null);
    begun.get(2).complete(null);
    page.inTurn(CompletableFuture::new);
    assertThat(begun).hasSize(3);
  }
}
