package org.portolan.cases.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

class PreferChannelTest {

  private final TestStore test = TestStore.shared();
  private final Keys keys = test.keys();
  private final CaseStore store = test.store(Clock.systemUTC());
  private final PersonJournal journal = new PersonJournal(keys);
  private final PreferChannel prefer = new PreferChannel(journal);
  private final KeepContacts contacts = new KeepContacts(keys, journal);
  private final UUID person = register();

  private UUID register() {
    int number = ThreadLocalRandom.current().nextInt(1_000_000);
    PhoneNumber phone =
        PhoneNumber.parse(String.format("+3361%07d", 2_000_000 + number), null).orElseThrow();
    NewPerson somebody =
        new NewPerson(
            "Leila Haddad",
            Optional.empty(),
            Optional.of(1990),
            Language.ENGLISH,
            ZoneId.of("Europe/Paris"),
            phone,
            "test-" + UUID.randomUUID());
    return store.call(
        PreferChannel.actor(), tx -> new RegisterPerson(keys).register(tx, somebody).id());
  }

  private boolean prefers(Channel channel) {
    return store.call(
        PreferChannel.actor(), tx -> prefer.prefer(tx, person, Optional.ofNullable(channel)));
  }

  private Optional<Channel> preferred() {
    return store.call(PreferChannel.actor(), tx -> prefer.of(tx, person));
  }

  @Test
  void a_channel_is_preferred_when_something_takes_it() {
    assertThat(preferred()).isEmpty();
    assertThat(prefers(Channel.EMAIL)).isFalse();
    store.run(
        PreferChannel.actor(),
        tx -> contacts.add(tx, person, "leila@example.org", Optional.of(IdentityCheck.PAPER)));
    assertThat(prefers(Channel.EMAIL)).isTrue();
    assertThat(preferred()).contains(Channel.EMAIL);
    assertThat(prefers(null)).isTrue();
    assertThat(preferred()).isEmpty();
  }

  @Test
  void what_a_colleague_noted_is_noticed() {
    Optional<Channel> seen = preferred();
    assertThat(isAsSeen(seen)).isTrue();
    prefers(Channel.VOICE);
    assertThat(isAsSeen(seen)).isFalse();
    assertThat(isAsSeen(preferred())).isTrue();
  }

  private boolean isAsSeen(Optional<Channel> seen) {
    return store.call(PreferChannel.actor(), tx -> prefer.isAsSeen(tx, person, seen));
  }

  @Test
  void a_telephone_takes_texts_and_calls() {
    List<Channel> choices = store.call(PreferChannel.actor(), tx -> prefer.choices(tx, person));
    assertThat(choices).containsExactly(Channel.SMS, Channel.VOICE);
  }

  @Test
  void nobody_else_has_anything_to_prefer() {
    assertThat(
            store.<Boolean>call(
                PreferChannel.actor(),
                tx -> prefer.prefer(tx, UUID.randomUUID(), Optional.empty())))
        .isFalse();
  }
}
