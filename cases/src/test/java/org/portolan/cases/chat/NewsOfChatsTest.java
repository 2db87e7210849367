package org.portolan.cases.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.chat.FollowChat.News;
import org.portolan.cases.chat.SayInChat.Outcome;
import org.portolan.cases.chat.model.ChatLine;
import org.portolan.cases.chat.model.ChatState;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.enquiry.PageTicket;

/** What several pages are told together, and what is said only while a chat is open. */
class NewsOfChatsTest {

  private final AChat at = new AChat();
  private final PageTicket ticket = PageTicket.draw();
  private final PageTicket other = PageTicket.draw();

  @Test
  void of_each_chat_comes_what_was_said_after_its_number_and_no_more_than_wanted() {
    for (int i = 1; i <= 4; i++) {
      at.say(ticket, "one " + i);
    }
    at.pass(Duration.ofSeconds(1));
    at.say(other, "two 1");
    UUID one = at.chat(ticket).id();
    UUID two = at.chat(other).id();
    UUID gone = UUID.randomUUID();
    Map<UUID, News> news =
        at.asVisitor(tx -> at.following.news(tx, Map.of(one, 1L, two, 1L, gone, 0L), 2));
    assertThat(news).containsOnlyKeys(one, two);
    assertThat(texts(news.get(one))).containsExactly("one 2", "one 3");
    assertThat(news.get(one).standing().lastSeq()).isEqualTo(4);
    assertThat(texts(news.get(two))).isEmpty();
    assertThat(news.get(two).standing().before()).isEqualTo(1);
    Map<UUID, News> nothing = at.asVisitor(tx -> at.following.news(tx, Map.of(), 2));
    assertThat(nothing).isEmpty();
  }

  private static List<String> texts(News news) {
    return news.lines().stream().map(ChatLine::text).toList();
  }

  @Test
  void over_a_connection_nothing_is_begun() {
    assertThat(sayInOpen()).isFalse();
    assertThat(at.find(ticket)).isEmpty();
    at.say(ticket, "Bonjour");
    assertThat(sayInOpen()).isTrue();
    at.store.run(SayInChat.actor(), tx -> at.following.end(tx, ticket));
    assertThat(sayInOpen()).isFalse();
    assertThat(at.chat(ticket).state()).isEqualTo(ChatState.ENDED);
    assertThat(at.lines(ticket)).hasSize(2);
  }

  private boolean sayInOpen() {
    return at.saying
        .sayInOpen(at.guest(ticket), UUID.randomUUID(), new ChatText("Encore"))
        .filter(NewsOfChatsTest::said)
        .isPresent();
  }

  private static boolean said(Outcome outcome) {
    return outcome.fold(said -> true, refused -> false, wait -> false);
  }
}
