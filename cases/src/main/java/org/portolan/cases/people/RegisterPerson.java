package org.portolan.cases.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.store.Tx;

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
    UUID id = keys.vault().newOwner(KeyId::ofPerson);
    UUID contact = UUID.randomUUID();
    insertPerson(tx, id, person);
    names.add(tx, id, person.scope(), person.name(), person.latinName());
    insertContact(tx, id, contact, person);
    return new Person(id, contact, person.language(), person.timeZone());
  }

  private void insertPerson(Tx tx, UUID id, NewPerson person) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO person
              (id, scope, name, latin_name, birth_date, language, time_zone, created_at)
            VALUES (:id, :scope, :name, :latin, :birth, :language, :zone, :now)
            """)
        .bind("id", id)
        .bind("scope", person.scope())
        .bind("name", seal(id, "person", id, "name", person.name()))
        .bind("latin", seal(id, "person", id, "latin_name", person.latinName().orElse(null)))
        .bind(
            "birth",
            seal(
                id,
                "person",
                id,
                "birth_date",
                person.birthYear().map(String::valueOf).orElse(null)))
        .bind("language", person.language().tag())
        .bind("zone", person.timeZone().getId())
        .bind("now", tx.now())
        .execute();
  }

  private void insertContact(Tx tx, UUID id, UUID contact, NewPerson person) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO contact_point (id, person_id, scope, channel, value, value_index, region)
            VALUES (:id, :person, :scope, 'sms', :value, :index, :region)
            """)
        .bind("id", contact)
        .bind("person", id)
        .bind("scope", person.scope())
        .bind("value", seal(id, "contact_point", contact, "value", person.phone().e164()))
        .bind("index", index.ofPhone(person.phone().e164()))
        .bind("region", person.phone().region())
        .execute();
  }

  private byte[] seal(UUID owner, String table, UUID row, String field, String value) {
    return keys.sealer().seal(KeyId.ofPerson(owner), new Place(table, row, field), value);
  }
}
