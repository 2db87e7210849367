package org.portolan.cases.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.names.SearchedName;

/**
 * Who could be meant by a name, from its keyed tokens alone.
 *
 * <p>Some names are had by every tenth person. So the rarest of the typed words is looked up, and
 * the others only narrow down whom it found; words one error away are tried only when the words as
 * typed find nobody who has them all.
 */
final class NameCandidates {

  /** Of the rarest word; with more the typist has said too little to be helped by looking on. */
  private static final int MOST_LOOKED_AT = 1_000;

  /** The scopes whose rows may be anywhere. */
  private static final Set<String> ANYWHERE = Set.of();

  private final BlindIndex index;

  NameCandidates(BlindIndex index) {
    this.index = index;
  }

  /** Those with most of the typed words first. */
  List<UUID> of(Tx tx, List<SearchedName> typed, int limit) {
    Search search = new Search(tx, scopesOf(tx), limit);
    List<Found> asTyped = search.find(groups(typed, false));
    if (!asTyped.isEmpty() && asTyped.get(0).words == typed.size()) {
      return ids(asTyped);
    }
    List<Found> near = search.find(groups(typed, true));
    boolean better =
        !near.isEmpty() && (asTyped.isEmpty() || near.get(0).words > asTyped.get(0).words);
    return better ? ids(near) : ids(asTyped);
  }

  private static List<UUID> ids(List<Found> found) {
    return found.stream().map(Found::person).toList();
  }

  private static Set<String> scopesOf(Tx tx) {
    Set<String> scopes =
        tx.actor().grants().stream()
            .filter(grant -> grant.compartment() == Compartment.IDENTITY)
            .map(Grant::scope)
            .collect(Collectors.toCollection(TreeSet::new));
    return scopes.contains(Grant.EVERYWHERE) ? ANYWHERE : scopes;
  }

  private List<Group> groups(List<SearchedName> typed, boolean near) {
    List<Group> groups = new ArrayList<>();
    for (SearchedName word : typed) {
      Stream<String> keys =
          near ? Stream.concat(word.keys().stream(), word.near().stream()) : word.keys().stream();
      groups.add(new Group(groups.size(), keys.map(index::ofNameToken).toList()));
    }
    return groups;
  }

  /** The tokens of one typed word. */
  private record Group(int word, List<byte[]> tokens) {}

  private record Found(UUID person, int words) {}

  private static String bytea(Collection<byte[]> tokens) {
    return tokens.stream()
        .map(token -> "\"\\\\x" + HexFormat.of().formatHex(token) + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** One search among the scopes that the actor may see anyway: a narrower look, not a wider. */
  private record Search(Tx tx, Set<String> scopes, int limit) {

    List<Found> find(List<Group> groups) {
      List<Count> counts =
          groups.stream()
              .map(group -> new Count(group, count(group)))
              .filter(count -> count.people > 0)
              .sorted(Comparator.comparingLong(Count::people))
              .toList();
      if (counts.isEmpty()) {
        return List.of();
      }
      List<UUID> rarest = people(counts.get(0).group);
      return counts.size() == 1
          ? rarest.stream().limit(limit).map(person -> new Found(person, 1)).toList()
          : narrowed(rarest, counts.stream().map(Count::group).toList());
    }

    private record Count(Group group, long people) {}

    private long count(Group group) {
      return amongOwn(
              """
              SELECT coalesce(sum(n.people), 0) FROM unnest(CAST(:tokens AS bytea[])) AS q (token)
              CROSS JOIN LATERAL (SELECT count(*) AS people FROM (
                SELECT FROM person_name_token t WHERE t.token = q.token%s LIMIT :most) AS m) AS n
              """,
              group)
          .mapTo(Long.class)
          .one();
    }

    private List<UUID> people(Group group) {
      return amongOwn(
              """
              SELECT DISTINCT p.person_id FROM unnest(CAST(:tokens AS bytea[])) AS q (token)
              CROSS JOIN LATERAL (SELECT t.person_id FROM person_name_token t
                WHERE t.token = q.token%s LIMIT :most) AS p LIMIT :most
              """,
              group)
          .mapTo(UUID.class)
          .list();
    }

    private Query amongOwn(String sql, Group group) {
      boolean anywhere = scopes.equals(ANYWHERE);
      Query query =
          tx.sql()
              .createQuery(sql.formatted(anywhere ? "" : " AND t.scope = ANY (:scopes)"))
              .bind("tokens", bytea(group.tokens))
              .bind("most", MOST_LOOKED_AT);
      return anywhere ? query : query.bindArray("scopes", String.class, scopes.toArray());
    }

    private List<Found> narrowed(List<UUID> people, List<Group> groups) {
      List<byte[]> tokens = groups.stream().flatMap(group -> group.tokens.stream()).toList();
      List<Integer> words =
          groups.stream().flatMap(group -> group.tokens.stream().map(t -> group.word)).toList();
      return tx.sql()
          .createQuery(
              """
              SELECT t.person_id, count(DISTINCT q.word) AS words FROM person_name_token t
              JOIN unnest(CAST(:words AS int[]), CAST(:tokens AS bytea[])) AS q (word, token)
                ON q.token = t.token
              WHERE t.person_id = ANY (:people)
              GROUP BY t.person_id ORDER BY words DESC, t.person_id LIMIT :limit
              """)
          .bindArray("words", Integer.class, words.toArray())
          .bind("tokens", bytea(tokens))
          .bindArray("people", UUID.class, people.toArray())
          .bind("limit", limit)
          .map(
              (row, context) ->
                  new Found(row.getObject("person_id", UUID.class), row.getInt("words")))
          .list();
    }
  }
}
