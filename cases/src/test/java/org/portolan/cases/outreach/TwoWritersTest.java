package org.portolan.cases.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.outreach.WriteBroadcast.Written;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;

/** Two colleagues have the same draft of a broadcast before them. */
class TwoWritersTest {

  private static final String SCOPE = "outreach/two-writers";

  private final Keys keys = TestStore.shared().keys();
  private final CaseStore store = TestStore.shared().store(Clock.systemUTC());
  private final WriteBroadcast write = new WriteBroadcast(new OpenCase(keys), keys);
  private final Actor one = worker(SCOPE);
  private final Actor other = worker(SCOPE);

  private static Actor worker(String scope) {
    return new Actor("staff:" + UUID.randomUUID(), Set.of(new Grant(Compartment.OUTREACH, scope)));
  }

  private static Written saying(String text) {
    return new Written(
        new BroadcastMessage("Water point", Map.of("en", text)),
        Audience.everybody(),
        Optional.empty());
  }

  private Broadcast opened(Actor actor, UUID id) {
    return store.<Optional<Broadcast>>call(actor, tx -> write.find(tx, id)).orElseThrow();
  }

  private boolean change(Actor actor, Broadcast seen, String text) {
    return store.call(actor, tx -> write.change(tx, seen.caseId(), seen.version(), saying(text)));
  }

  @Test
  void the_second_overwrites_nothing_and_another_post_sees_nothing() {
    UUID id = store.call(one, tx -> write.begin(tx, SCOPE, saying("It is open.")));
    Broadcast seen = opened(other, id);
    assertThat(change(one, seen, "It is closed.")).isTrue();

    assertThat(change(other, seen, "It is open until five.")).isFalse();
    Broadcast now = opened(other, id);
    assertThat(now.message()).isEqualTo(saying("It is closed.").message());
    assertThat(change(worker("outreach/elsewhere"), now, "It is gone.")).isFalse();
    assertThat(change(other, now, "It is closed until five.")).as("knowingly").isTrue();
  }
}
