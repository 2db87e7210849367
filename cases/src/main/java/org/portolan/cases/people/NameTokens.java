package org.portolan.cases.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.names.NameKeys;

/** By what a person's names are found: keyed tokens, never the names. */
@Dependent
public class NameTokens {

  private final BlindIndex index;

  @Inject
  public NameTokens(Keys keys) {
    this.index = keys.blindIndex();
  }

  /** From now on the person is found by these names and by no others. */
  public void replace(Tx tx, UUID person, String scope, String name, Optional<String> latin) {
    tx.sql()
        .createUpdate("DELETE FROM person_name_token WHERE person_id = :person")
        .bind("person", person)
        .execute();
    add(tx, person, scope, name, latin);
  }

  /** A person who is new is found by these names. */
  void add(Tx tx, UUID person, String scope, String name, Optional<String> latin) {
    Set<String> tokens = new LinkedHashSet<>(NameKeys.tokens(name));
    latin.map(NameKeys::tokens).ifPresent(tokens::addAll);
    if (tokens.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        tx.sql()
            .prepareBatch(
                """
                INSERT INTO person_name_token (token, person_id, scope)
                VALUES (:token, :person, :scope) ON CONFLICT DO NOTHING
                """);
    for (String token : tokens) {
      batch
          .bind("token", index.ofNameToken(token))
          .bind("person", person)
          .bind("scope", scope)
          .add();
    }
    batch.execute();
  }
}
