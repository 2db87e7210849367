package org.portolan.cases.traveller;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.Person;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** Somebody with a phone, at a post of their own, whose time a test moves. */
public final class ATraveller {

  private Instant now = Instant.parse("2026-11-23T08:00:00Z");
  private final String scope = "test-" + UUID.randomUUID() + "/post";
  private final Keys keys;
  private final CaseStore store;
  private final Person person;

  public ATraveller() {
    this(TestStore.shared());
  }

  /** In a store apart. */
  public ATraveller(TestStore test) {
    keys = test.keys();
    store = test.store(new TheirTime());
    person = register();
  }

  private Person register() {
    NewPerson somebody =
        new NewPerson(
            "Selam Gebre",
            Optional.of("Selam Latin"),
            Optional.of(1990),
            Language.of("en"),
            ZoneId.of("Africa/Asmara"),
            aPhone(),
            scope);
    return store.call(AskForCode.actor(), tx -> new RegisterPerson(keys).register(tx, somebody));
  }

  public static PhoneNumber aPhone() {
    int number = ThreadLocalRandom.current().nextInt(1_000_000);
    return PhoneNumber.parse(String.format("+3361%07d", 3_000_000 + number), null).orElseThrow();
  }

  public CaseStore store() {
    return store;
  }

  public UUID id() {
    return person.id();
  }

  public String scope() {
    return scope;
  }

  public Instant now() {
    return now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** As whom they are signed in; says whether others may read their phone. */
  public Traveller signedIn(boolean shared) {
    store.run(
        AskForCode.actor(),
        tx ->
            tx.sql()
                .createUpdate("UPDATE contact_point SET shared = :shared WHERE id = :id")
                .bind("shared", shared)
                .bind("id", person.contactPoint())
                .execute());
    return new Traveller(person.id(), person.contactPoint(), shared);
  }

  /** The actor that they are then. */
  public Actor actor(Traveller signedIn) {
    return store.call(AskForCode.actor(), tx -> OpenToTraveller.actor(tx, signedIn)).orElseThrow();
  }

  private final class TheirTime extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
