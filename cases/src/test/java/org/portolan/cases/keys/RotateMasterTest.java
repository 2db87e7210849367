package org.portolan.cases.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.portolan.cases.store.TestStore;

/** The key that wraps all others is replaced under everybody's hands, and nobody notices. */
class RotateMasterTest {

  private static final TestStore TEST = TestStore.apart();

  private final Jdbi database = Jdbi.create(TEST.keyDatabase());
  private final List<KeyId> owners =
      Stream.generate(() -> KeyId.ofCase(UUID.randomUUID())).limit(30).toList();
  private final Keys node = anotherNode();

  private Keys anotherNode() {
    return Keys.open(TEST.keyDatabase(), TestStore.MASTER_PASSWORD, 1_000);
  }

  private static Place place(KeyId owner) {
    return new Place("test", owner.value(), "value");
  }

  private byte[] sealed(Keys keys, KeyId owner) {
    keys.vault().create(owner);
    return keys.sealer().seal(owner, place(owner), "a value");
  }

  private static void runToTheEnd(Keys keys) {
    RotateMaster rotation = keys.rotateMaster();
    while (rotation.step(1_000)) {
      assertThat(rotation.progress().done()).isLessThanOrEqualTo(rotation.progress().total());
    }
  }

  private long masterKeys() {
    return database.withHandle(
        h -> h.createQuery("SELECT count(*) FROM master_key").mapTo(Long.class).one());
  }

  @Test
  void a_rotation_that_stops_anywhere_goes_on_elsewhere_while_others_read_and_write() {
    List<byte[]> values = owners.stream().map(owner -> sealed(node, owner)).toList();
    Keys stale = anotherNode();

    node.rotateMaster().begin();
    node.rotateMaster().begin();
    assertThat(masterKeys()).as("one at a time").isEqualTo(2);
    node.rotateMaster().step(7);
    KeyId written = KeyId.ofCase(UUID.randomUUID());
    byte[] byStale = sealed(stale, written);

    Keys other = anotherNode();
    runToTheEnd(other);

    assertThat(masterKeys()).isEqualTo(1);
    assertThat(other.rotateMaster().progress().done())
        .isEqualTo(other.rotateMaster().progress().total());
    for (Keys keys : List.of(node, stale, other, anotherNode())) {
      for (int i = 0; i < owners.size(); i++) {
        assertThat(keys.sealer().open(owners.get(i), place(owners.get(i)), values.get(i)))
            .isEqualTo("a value");
      }
      assertThat(keys.sealer().open(written, place(written), byStale)).isEqualTo("a value");
      assertThat(keys.secretBytes(Keys.JOURNAL)).isEqualTo(node.secretBytes(Keys.JOURNAL));
    }
  }

  @Test
  void a_node_that_dies_at_any_step_leaves_what_another_ends() {
    KeyId owner = owners.get(0);
    byte[] value = sealed(node, owner);
    owners.stream().skip(1).forEach(node.vault()::create);
    boolean died = true;
    for (int steps = 1; died; steps += 2 + steps) {
      assertThat(steps).as("it ends at some time").isLessThan(10_000);
      died = diesAfter(steps);

      Keys next = anotherNode();
      assertThat(next.sealer().open(owner, place(owner), value)).isEqualTo("a value");
      runToTheEnd(next);
      assertThat(masterKeys()).as("killed after " + steps).isEqualTo(1);
      assertThat(anotherNode().sealer().open(owner, place(owner), value)).isEqualTo("a value");
    }
  }

  /**
   * Rotates on a node whose database is gone after some statements; whether it was in the midst.
   */
  private boolean diesAfter(int statements) {
    Jdbi mortal = Jdbi.create(TEST.keyDatabase());
    AtomicInteger left = new AtomicInteger(statements);
    Master master = new Master(mortal, TestStore.MASTER_PASSWORD);
    mortal.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logBeforeExecution(StatementContext context) {
            if (left.getAndDecrement() == 0) {
              throw new IllegalStateException("died");
            }
          }
        });
    RotateMaster rotation = new RotateMaster(mortal, master);
    try {
      rotation.begin();
      while (rotation.step(7)) {
        assertThat(left.get()).isNotNegative();
      }
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  @Test
  void a_node_that_has_not_heard_of_it_wraps_nothing_under_a_key_that_is_gone() {
    Keys stale = anotherNode();
    node.rotateMaster().begin();
    runToTheEnd(node);

    KeyId owner = KeyId.ofCase(UUID.randomUUID());
    byte[] value = sealed(stale, owner);

    assertThat(anotherNode().sealer().open(owner, place(owner), value)).isEqualTo("a value");
    assertThat(stale.vault().newOwner(KeyId::ofPerson)).isNotNull();
  }

  @Test
  void what_the_old_key_wrapped_opens_under_the_new_one_no_longer() {
    KeyId owner = KeyId.ofCase(UUID.randomUUID());
    byte[] value = sealed(node, owner);
    byte[] old = wrapped(owner);
    node.rotateMaster().begin();
    runToTheEnd(node);

    assertThat(wrapped(owner)).isNotEqualTo(old);
    database.useHandle(
        h -> h.execute("UPDATE wrapped_key SET wrapped = ? WHERE owner = ?", old, owner.value()));
    assertThatThrownBy(() -> anotherNode().sealer().open(owner, place(owner), value))
        .hasMessageContaining("cannot be opened by this master keyset");
    database.useHandle(h -> h.execute("DELETE FROM wrapped_key WHERE owner = ?", owner.value()));
  }

  @Test
  void the_password_stays_what_it_was_and_another_opens_nothing() {
    node.rotateMaster().begin();
    assertThatThrownBy(() -> Keys.open(TEST.keyDatabase(), "another password".toCharArray(), 10))
        .isInstanceOf(WrongMasterPassword.class);
    runToTheEnd(node);
    assertThatThrownBy(() -> Keys.open(TEST.keyDatabase(), "another password".toCharArray(), 10))
        .isInstanceOf(WrongMasterPassword.class);
  }

  private byte[] wrapped(KeyId owner) {
    return database.withHandle(
        h ->
            h.createQuery("SELECT wrapped FROM wrapped_key WHERE owner = :owner")
                .bind("owner", owner.value())
                .mapTo(byte[].class)
                .one());
  }
}
