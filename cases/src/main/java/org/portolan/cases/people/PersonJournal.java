package org.portolan.cases.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;

/**
 * What happened to who a person is, whatever their matters: names corrected, papers added, two
 * found to be one. Each person has a file of their own in the compartment of identities, so that
 * this journal is chained and verified like that of every case. The file has the person's id,
 * belongs to nobody's list of matters, and is forgotten with the person.
 */
@Dependent
public class PersonJournal {

  private final Keys keys;

  @Inject
  public PersonJournal(Keys keys) {
    this.keys = keys;
  }

  /** Records what happened, such as {@code person.corrected}; the detail is sealed. */
  public void record(Tx tx, UUID person, String kind, Map<String, ?> detail) {
    keys.vault().create(KeyId.ofCase(person));
    tx.sql()
        .createUpdate(
            """
            INSERT INTO case_file (id, compartment, scope, reference, kind, opened_at)
            SELECT id, compartment, scope, 'person ' || id, 'person', :now
            FROM person WHERE id = :id
            ON CONFLICT DO NOTHING
            """)
        .bind("id", person)
        .bind("now", tx.now())
        .execute();
    tx.record(person, kind, detail);
  }
}
