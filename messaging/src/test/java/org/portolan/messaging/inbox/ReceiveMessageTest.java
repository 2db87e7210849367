package org.portolan.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.cases.people.Channel;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.inbox.MessageHandler.Handled;
import org.portolan.messaging.work.Alarm.Trouble;
import org.portolan.messaging.work.Signal;

class ReceiveMessageTest {

  private final TestStore test = TestStore.shared();
  private final CaseStore store = test.store(Clock.systemUTC());
  private final Settings settings = Settings.of(Map.of());
  private final ReceiveMessage receive =
      new ReceiveMessage(store, test.keys(), settings, new Signal());
  private final String from = "+2519" + (10_000_000 + (int) (Math.random() * 80_000_000));

  static Stream<Arguments> raw_messages() {
    return Stream.of(
        Arguments.of("a plain answer", "+251911000000", "1", 0, Receipt.STORED),
        Arguments.of("nothing at all", "+251911000000", "", 0, Receipt.STORED),
        Arguments.of("no body field", "+251911000000", null, 0, Receipt.STORED),
        Arguments.of("1,600 characters", "+251911000000", "x".repeat(1600), 0, Receipt.STORED),
        Arguments.of("emoji only", "+251911000000", "🤒🌡️", 0, Receipt.STORED),
        Arguments.of("a picture", "+251911000000", "", 1, Receipt.STORED),
        Arguments.of(
            "NUL and bells", "+251911000000", "a\u0000b\u0007\u001b[2J", 0, Receipt.STORED),
        Arguments.of("a lone surrogate", "+251911000000", "a\ud83db", 0, Receipt.STORED),
        Arguments.of("right-to-left marks", "+251911000000", "\u202e1\u202c", 0, Receipt.STORED),
        Arguments.of("an alphanumeric sender", "MyBank", "code 123", 0, Receipt.STORED),
        Arguments.of("a short code", "40404", "hi", 0, Receipt.STORED),
        Arguments.of("a sender with NUL", "My\u0000Bank", "hi", 0, Receipt.STORED),
        Arguments.of("no sender", null, "hi", 0, Receipt.NO_SENDER),
        Arguments.of("a blank sender", "  ", "hi", 0, Receipt.NO_SENDER),
        Arguments.of("a sender of 65", "x".repeat(65), "hi", 0, Receipt.TOO_LARGE),
        Arguments.of("a novel", "+251911000000", "x".repeat(20_001), 0, Receipt.TOO_LARGE));
  }

  @ParameterizedTest(name = "{0}: {4}")
  @MethodSource("raw_messages")
  void every_message_is_stored_or_refused_with_a_reason(
      String label, String sender, String body, int media, Receipt expected) {
    InboundMessage message =
        new InboundMessage(
            "twilio", Channel.SMS, "SM" + UUID.randomUUID(), sender, "+15005550006", body, media);

    assertThat(receive.receive(message)).as(label).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("ids_that_are_none")
  void a_message_without_an_id_of_its_own_is_refused(String id) {
    assertThat(receive.receive(new InboundMessage("twilio", Channel.SMS, id, from, "+1", "1", 0)))
        .isEqualTo(Receipt.NO_MESSAGE_ID);
  }

  static Stream<String> ids_that_are_none() {
    return Stream.of(null, "", "a b", "x".repeat(65), "a\u0000");
  }

  @Test
  void the_same_message_again_is_stored_once() {
    InboundMessage message = message("SM" + UUID.randomUUID(), "1");

    assertThat(receive.receive(message)).isEqualTo(Receipt.STORED);
    assertThat(receive.receive(message)).isEqualTo(Receipt.REPEATED);
    assertThat(Receipt.REPEATED.kept()).isTrue();
    assertThat(taken()).extracting(StoredMessage::body).containsExactly("1");
  }

  @Test
  void number_and_text_are_stored_sealed() {
    receive.receive(message("SM" + UUID.randomUUID(), "a text that nobody reads"));

    String rows =
        Jdbi.create(test.asOwner())
            .withHandle(
                h ->
                    h.createQuery("SELECT string_agg(i::text, ' ') FROM inbox i")
                        .mapTo(String.class)
                        .one());
    assertThat(rows).doesNotContain("a text that nobody reads", from.substring(1));
  }

  @Test
  void messages_of_a_sender_are_handled_one_after_the_other_in_order() {
    List<InboundMessage> three =
        Stream.of("1", "2", "3").map(text -> message("SM" + UUID.randomUUID(), text)).toList();
    three.forEach(receive::receive);

    assertThat(taken()).extracting(StoredMessage::body).containsExactly("1", "2", "3");
  }

  @Test
  void a_message_that_cannot_be_handled_holds_up_nobody_else_and_ends_with_a_person() {
    HandleInbox poisoned = handling(message -> fail());
    receive.receive(message("SM" + UUID.randomUUID(), "poison"));
    String other = from + "0";
    receive.receive(
        new InboundMessage(
            "twilio", Channel.SMS, "SM" + UUID.randomUUID(), other, "+1", "fine", 0));

    poisoned.step();

    assertThat(stateOf("poison")).isEqualTo("waiting after 1");
    assertThat(stateOf("fine")).isEqualTo("handled after 0");
    for (int i = 0; i < 6; i++) {
      due();
      poisoned.step();
    }
    assertThat(stateOf("poison")).isEqualTo("held after 7");
    assertThat(told).containsOnly(Trouble.UNREAD);
  }

  @Test
  void a_message_that_does_not_open_holds_up_nobody_else_and_ends_with_a_person() {
    String altered = "SM" + UUID.randomUUID();
    String keyless = "SM" + UUID.randomUUID();
    receive.receive(message(altered, "altered"));
    receive.receive(
        new InboundMessage("twilio", Channel.SMS, keyless, from + "1", "+1", "keyless", 0));
    owner("UPDATE inbox SET body = '\\x00' WHERE provider_id = ?", altered);
    owner("UPDATE inbox SET key_day = '2001-01-01' WHERE provider_id = ?", keyless);
    receive.receive(
        new InboundMessage(
            "twilio", Channel.SMS, "SM" + UUID.randomUUID(), from + "0", "+1", "fine", 0));
    HandleInbox inbox = handling(message -> {});

    inbox.step();

    assertThat(stateOf("fine")).isEqualTo("handled after 0");
    assertThat(stateOfId(altered)).isEqualTo("waiting after 1");
    for (int i = 0; i < 6; i++) {
      due();
      inbox.step();
    }
    assertThat(stateOfId(altered)).isEqualTo("held after 7");
    assertThat(stateOfId(keyless)).isEqualTo("held after 7");
    assertThat(told).containsOnly(Trouble.UNREAD);
  }

  @Test
  void an_error_while_one_is_handled_is_that_one_s_own() {
    HandleInbox poisoned =
        handling(
            message -> {
              throw new StackOverflowError("too deep");
            });
    receive.receive(message("SM" + UUID.randomUUID(), "poison"));
    receive.receive(
        new InboundMessage(
            "twilio", Channel.SMS, "SM" + UUID.randomUUID(), from + "0", "+1", "fine", 0));

    poisoned.step();

    assertThat(stateOf("poison")).isEqualTo("waiting after 1");
    assertThat(stateOf("fine")).isEqualTo("handled after 0");
  }

  @Test
  void while_memory_is_out_no_message_is_held_responsible() {
    HandleInbox without =
        handling(
            message -> {
              throw new OutOfMemoryError("none left");
            });
    String innocent = "SM" + UUID.randomUUID();
    receive.receive(message(innocent, "innocent"));

    assertThatThrownBy(without::step).isInstanceOf(OutOfMemoryError.class);

    assertThat(stateOfId(innocent)).isEqualTo("waiting after 0");
  }

  @Test
  void a_database_that_is_away_is_told_to_the_caller() {
    CaseStore nowhere =
        new CaseStore(
            new org.postgresql.ds.PGSimpleDataSource() {
              private static final long serialVersionUID = 1L;

              @Override
              public java.sql.Connection getConnection() throws java.sql.SQLException {
                throw new java.sql.SQLException("away");
              }
            },
            test.keys(),
            Clock.systemUTC());
    ReceiveMessage away = new ReceiveMessage(nowhere, test.keys(), settings, new Signal());

    assertThatThrownBy(() -> away.receive(message("SM" + UUID.randomUUID(), "1")))
        .hasMessageContaining("away");
  }

  private final Map<String, UUID> ids = new java.util.HashMap<>();
  private final List<Trouble> told = new ArrayList<>();

  private InboundMessage message(String id, String text) {
    return new InboundMessage("twilio", Channel.SMS, id, from, "+15005550006", text, 0);
  }

  private static boolean fail() {
    throw new IllegalStateException("not today");
  }

  /** What this test's sender wrote, handled batch by batch until nothing waits. */
  private List<StoredMessage> taken() {
    List<StoredMessage> mine = new ArrayList<>();
    HandleInbox all =
        handling(
            message -> {
              if (message.from().equals(from)) {
                mine.add(message);
              }
            });
    while (all.step() > 0) {}
    return mine;
  }

  private HandleInbox handling(java.util.function.Consumer<StoredMessage> handler) {
    return new HandleInbox(
        store,
        test.keys(),
        settings,
        new MessageHandler() {
          @Override
          public Map<UUID, Handled> handle(Tx tx, Collection<StoredMessage> messages) {
            Map<UUID, Handled> handled = new java.util.HashMap<>();
            for (StoredMessage message : messages) {
              ids.put(message.body(), message.id());
              if (!message.body().equals("fine")) {
                handler.accept(message);
              }
              handled.put(message.id(), Handled.as("test"));
            }
            return handled;
          }
        },
        (tx, trouble) -> told.add(trouble));
  }

  private String stateOf(String body) {
    return Jdbi.create(test.asOwner())
        .withHandle(
            h ->
                h.createQuery("SELECT state || ' after ' || attempts FROM inbox WHERE id = :id")
                    .bind("id", ids.get(body))
                    .mapTo(String.class)
                    .one());
  }

  private String stateOfId(String providerId) {
    return Jdbi.create(test.asOwner())
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT state || ' after ' || attempts FROM inbox WHERE provider_id = :id")
                    .bind("id", providerId)
                    .mapTo(String.class)
                    .one());
  }

  private void owner(String sql, Object argument) {
    Jdbi.create(test.asOwner()).useHandle(h -> h.execute(sql, argument));
  }

  private void due() {
    Jdbi.create(test.asOwner()).useHandle(h -> h.execute("UPDATE inbox SET due_at = received_at"));
  }
}
