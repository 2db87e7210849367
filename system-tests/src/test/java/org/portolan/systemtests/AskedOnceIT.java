package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portolan.systemtests.MessageStores.Outbound;
import org.portolan.systemtests.carrier.AcceptedMessage;

/** The judge of the killed server sees what it is there to see. */
class AskedOnceIT {

  private static final List<String> NUMBERS = List.of("+33612000001", "+33612000009");

  private final List<Outbound> outbox =
      new ArrayList<>(List.of(sent("a", "delivered"), sent("b", "uncertain")));
  private final List<AcceptedMessage> accepted =
      new ArrayList<>(List.of(copy("a", 0, "SM-a"), copy("b", 1, "SM-b")));

  @Test
  void what_went_well_passes() {
    assertThatCode(() -> new AskedOnce(outbox, accepted).assertOf(NUMBERS))
        .doesNotThrowAnyException();
    assertThatCode(() -> new AskedOnce(outbox, accepted).assertShown(Set.of("b")))
        .doesNotThrowAnyException();
  }

  @Test
  void a_second_copy_is_seen() {
    accepted.add(copy("a", 0, "SM-again"));

    assertFails();
  }

  @Test
  void a_second_copy_of_what_nobody_knows_is_seen() {
    accepted.add(copy("b", 1, "SM-again"));

    assertFails();
  }

  @Test
  void a_person_never_asked_is_seen() {
    outbox.remove(0);
    accepted.remove(0);

    assertFails();
  }

  @Test
  void a_person_asked_under_two_ids_is_seen() {
    outbox.add(sent("a", "delivered"));

    assertFails();
  }

  @Test
  void a_message_said_to_be_delivered_that_the_carrier_never_had_is_seen() {
    accepted.remove(0);

    assertFails();
  }

  @Test
  void a_message_of_which_the_outbox_knows_nothing_is_seen() {
    accepted.add(copy("z", 0, "SM-z"));

    assertFails();
  }

  @Test
  void an_uncertain_message_that_nobody_is_shown_is_seen() {
    assertThatThrownBy(() -> new AskedOnce(outbox, accepted).assertShown(Set.of()))
        .isInstanceOf(AssertionError.class);
  }

  private void assertFails() {
    assertThatThrownBy(() -> new AskedOnce(outbox, accepted).assertOf(NUMBERS))
        .isInstanceOf(AssertionError.class);
  }

  private static Outbound sent(String id, String state) {
    String provider = state.equals("uncertain") ? null : "SM-" + id;
    return new Outbound(id, "check-in", "recipient of " + id, "sms", state, provider, 1);
  }

  private static AcceptedMessage copy(String id, int number, String sid) {
    return new AcceptedMessage(
        sid,
        "+15005550006",
        NUMBERS.get(number),
        "How are you today?",
        "http://localhost/hooks/twilio/status?o=" + id,
        Instant.EPOCH);
  }
}
