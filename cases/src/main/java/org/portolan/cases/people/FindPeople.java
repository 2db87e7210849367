package org.portolan.cases.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.PersonLabels.Name;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.names.NameKeys;

/** Finds people by name as somebody types it, in whatever script either of them wrote it. */
@Dependent
public class FindPeople {

  private final BlindIndex index;
  private final PersonLabels labels;

  @Inject
  public FindPeople(Keys keys, PersonLabels labels) {
    this.index = keys.blindIndex();
    this.labels = labels;
  }

  /**
   * Who could be meant, those with most of the typed names first.
   *
   * <p>Opens sealed values: record the reading.
   *
   * @param limit how many at most
   */
  public List<Found> byName(Tx tx, String typed, int limit) {
    String tokens =
        NameKeys.tokens(typed).stream()
            .map(token -> "\"\\\\x" + HexFormat.of().formatHex(index.ofNameToken(token)) + "\"")
            .collect(Collectors.joining(",", "{", "}"));
    List<UUID> people =
        tx.sql()
            .createQuery(
                """
                SELECT person_id FROM person_name_token
                WHERE token = ANY (CAST(:tokens AS bytea[]))
                GROUP BY person_id ORDER BY count(*) DESC, person_id LIMIT :limit
                """)
            .bind("tokens", tokens)
            .bind("limit", limit)
            .mapTo(UUID.class)
            .list();
    Map<UUID, Name> names = people.isEmpty() ? Map.of() : labels.names(tx, people);
    return people.stream().map(person -> new Found(person, names.get(person))).toList();
  }

  /** Somebody whose name sounds like the one that was typed. */
  public record Found(UUID person, Name name) {}
}
