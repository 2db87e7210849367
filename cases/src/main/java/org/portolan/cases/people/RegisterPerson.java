package org.portolan.cases.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.phone.PhoneNumber;

/** Registers a person, sealed under a key of their own, to be found by name and by number. */
@Dependent
public class RegisterPerson {

  private final Keys keys;
  private final BlindIndex index;
  private final NameTokens names;

  @Inject
  public RegisterPerson(Keys keys) {
    this.keys = keys;
    this.index = keys.blindIndex();
    this.names = new NameTokens(keys);
  }

  /** Registers a person with the number they are reached at by text message. */
  public Person register(Tx tx, NewPerson person) {
    return register(tx, person.details(), Optional.of(person.phone()), person.scope());
  }

  /**
   * Registers a person.
   *
   * @param phone empty for somebody who has none
   * @param scope the organisation and post that registers them
   * @return without a contact point for somebody who has none
   */
  public Person register(Tx tx, PersonDetails person, Optional<PhoneNumber> phone, String scope) {
    UUID id = keys.vault().newOwner(KeyId::ofPerson);
    insertPerson(tx, id, person, scope);
    names.add(tx, id, scope, person.name(), person.latinName());
    UUID contact = phone.map(number -> insertContact(tx, id, number, scope)).orElse(null);
    return new Person(id, contact, person.language(), person.zone());
  }

  private void insertPerson(Tx tx, UUID id, PersonDetails person, String scope) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO person (id, scope, name, latin_name, birth_date, language, nationalities,
              time_zone, quiet_from, quiet_until, created_at)
            VALUES (:id, :scope, :name, :latin, :birth, :language, :nationalities, :zone,
              CAST(:from AS time), CAST(:until AS time), :now)
            """)
        .bind("id", id)
        .bind("scope", scope)
        .bind("name", seal(id, "person", id, "name", person.name()))
        .bind("latin", seal(id, "person", id, "latin_name", person.latinName().orElse(null)))
        .bind(
            "birth",
            seal(id, "person", id, "birth_date", person.born().map(BirthDate::stored).orElse(null)))
        .bind("language", person.language().tag())
        .bindArray("nationalities", String.class, person.nationalities().toArray())
        .bind("zone", person.zone().getId())
        .bind("from", person.quiet().map(QuietTime::from).orElse(null))
        .bind("until", person.quiet().map(QuietTime::until).orElse(null))
        .bind("now", tx.now())
        .execute();
  }

  private UUID insertContact(Tx tx, UUID id, PhoneNumber phone, String scope) {
    UUID contact = UUID.randomUUID();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO contact_point (id, person_id, scope, channel, value, value_index, region,
              state, voice_state)
            VALUES (:id, :person, :scope, 'sms', :value, :index, :region,
              contact_state_of(:index, 'sms'), contact_state_of(:index, 'voice'))
            """)
        .bind("id", contact)
        .bind("person", id)
        .bind("scope", scope)
        .bind("value", seal(id, "contact_point", contact, "value", phone.e164()))
        .bind("index", index.ofPhone(phone.e164()))
        .bind("region", phone.region())
        .execute();
    return contact;
  }

  private byte[] seal(UUID owner, String table, UUID row, String field, String value) {
    return keys.sealer().seal(KeyId.ofPerson(owner), new Place(table, row, field), value);
  }
}
