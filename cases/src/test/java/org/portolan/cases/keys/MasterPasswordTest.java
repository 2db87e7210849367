package org.portolan.cases.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.store.TestStore;

/** The operator's password is changed, and everything sealed stays readable. */
class MasterPasswordTest {

  private static final char[] NEXT = "another master password".toCharArray();

  private final TestStore test = TestStore.shared();
  private final MasterPassword password = new MasterPassword(test.keyDatabase());
  private final Keys running = opened(TestStore.MASTER_PASSWORD);
  private final KeyId owner = KeyId.ofCase(UUID.randomUUID());
  private final Place place = new Place("test", owner.value(), "value");
  private final byte[] value = sealed(running, owner);

  private Keys opened(char[] with) {
    return Keys.open(test.keyDatabase(), with, 100);
  }

  private byte[] sealed(Keys keys, KeyId whose) {
    keys.vault().create(whose);
    return keys.sealer().seal(whose, place, "a value");
  }

  @AfterEach
  void it_is_for_other_tests_as_it_was() {
    if (password.opens(NEXT)) {
      password.change(NEXT, TestStore.MASTER_PASSWORD);
    }
  }

  @Test
  void the_new_one_opens_everything_and_the_old_one_nothing() {
    password.change(TestStore.MASTER_PASSWORD, NEXT);

    assertThat(opened(NEXT).sealer().open(owner, place, value)).isEqualTo("a value");
    assertThat(password.opens(TestStore.MASTER_PASSWORD)).isFalse();
    assertThatThrownBy(() -> opened(TestStore.MASTER_PASSWORD))
        .isInstanceOf(WrongMasterPassword.class);
  }

  @Test
  void without_the_present_one_nothing_changes() {
    assertThatThrownBy(() -> password.change("a guess".toCharArray(), NEXT))
        .isInstanceOf(WrongMasterPassword.class);

    assertThat(password.opens(TestStore.MASTER_PASSWORD)).isTrue();
    assertThat(password.opens(NEXT)).isFalse();
  }

  @Test
  void a_node_that_runs_goes_on_and_does_not_seal_it_under_the_old_one_again() {
    password.change(TestStore.MASTER_PASSWORD, NEXT);

    KeyId made = KeyId.ofCase(UUID.randomUUID());
    byte[] later = sealed(running, made);
    assertThat(running.sealer().open(owner, place, value)).isEqualTo("a value");
    byte[] altered = value.clone();
    altered[altered.length - 1] ^= 1;
    assertThatThrownBy(() -> running.sealer().open(owner, place, altered))
        .isInstanceOf(Sealer.Tampered.class);
    assertThatThrownBy(() -> running.rotateMaster().begin())
        .isInstanceOf(WrongMasterPassword.class);

    assertThat(password.opens(NEXT)).isTrue();
    assertThat(opened(NEXT).sealer().open(made, place, later)).isEqualTo("a value");
  }
}
