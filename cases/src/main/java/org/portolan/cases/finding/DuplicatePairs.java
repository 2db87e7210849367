package org.portolan.cases.finding;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.portolan.cases.finding.PossibleDuplicates.Reason;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.PersonLabels.Name;
import org.portolan.cases.store.Tx;

/**
 * Pairs of people at the actor's posts who may be one and of whom nobody has decided: those with a
 * paper of the same number, or the same contact and a like name; the likest names in front; and of
 * the last who were registered, those with a like name and the same birth date. Two queries,
 * whatever their number. What leads to somebody who was merged leads to whoever was kept.
 */
@Dependent
public class DuplicatePairs {

  /** Of so many, the last registered, the names are compared with everybody's of their post. */
  private static final int NEWEST = 100;

  /** Of one word of a name; with more the other words or a paper have to tell. */
  private static final int NAMESAKES = 500;

  private final PersonLabels labels;
  private final PersonJournal journal;

  @Inject
  public DuplicatePairs(PersonLabels labels, PersonJournal journal) {
    this.labels = labels;
    this.journal = journal;
  }

  /**
   * The pairs, the likeliest first; names are compared and nobody has seen them yet.
   *
   * @param most how many pairs are looked at
   */
  public List<Pair> of(Tx tx, int most) {
    record Key(UUID one, UUID other) {}
    Map<Key, Set<Reason>> found = new LinkedHashMap<>();
    tx.sql()
        .createQuery(
            """
            WITH alike AS (
              (SELECT d.person_id AS one, o.person_id AS other, 'DOCUMENT' AS reason
               FROM travel_document d JOIN travel_document o
                 ON o.number_index = d.number_index AND o.issuer = d.issuer
                 AND o.person_id > d.person_id)
              UNION
              (SELECT c.person_id, o.person_id, 'CONTACT'
               FROM contact_point c JOIN contact_point o
                 ON o.value_index = c.value_index AND o.person_id > c.person_id
               WHERE c.state <> 'wrong-person' AND o.state <> 'wrong-person')
              UNION
              (SELECT n.id, o.person_id, 'NAME_AND_BIRTH' FROM (
                 SELECT id, scope FROM person WHERE merged_into IS NULL
                 ORDER BY created_at DESC LIMIT :newest) n
               JOIN person_name_token t ON t.person_id = n.id
               CROSS JOIN LATERAL (SELECT u.person_id FROM person_name_token u
                 WHERE u.token = t.token AND u.scope = n.scope AND u.person_id <> n.id
                 LIMIT :namesakes) o
               GROUP BY n.id, o.person_id HAVING count(*) >= 2)),
            standing AS (
              SELECT DISTINCT LEAST(w.one, w.other) AS one, GREATEST(w.one, w.other) AS other,
                a.reason
              FROM alike a JOIN person p ON p.id = a.one JOIN person q ON q.id = a.other
              CROSS JOIN LATERAL (SELECT COALESCE(p.merged_into, p.id) AS one,
                COALESCE(q.merged_into, q.id) AS other) w
              WHERE w.one <> w.other)
            SELECT s.one, s.other, s.reason FROM standing s
            WHERE NOT EXISTS (SELECT FROM duplicate_dismissed x
              WHERE x.person_id = s.one AND x.other_id = s.other)
            ORDER BY
              array_position(ARRAY['DOCUMENT', 'CONTACT', 'NAME_AND_BIRTH'], s.reason), (
              SELECT count(*) FROM person_name_token t JOIN person_name_token u ON u.token = t.token
              WHERE t.person_id = s.one AND u.person_id = s.other) DESC, s.one, s.other
            LIMIT :most
            """)
        .bind("most", most)
        .bind("newest", NEWEST)
        .bind("namesakes", NAMESAKES)
        .map(
            (row, context) ->
                found
                    .computeIfAbsent(
                        new Key(
                            row.getObject("one", UUID.class), row.getObject("other", UUID.class)),
                        unused -> EnumSet.noneOf(Reason.class))
                    .add(Reason.valueOf(row.getString("reason"))))
        .list();
    Set<UUID> people = new HashSet<>();
    found.keySet().forEach(key -> Stream.of(key.one(), key.other()).forEach(people::add));
    Map<UUID, Name> names = people.isEmpty() ? Map.of() : labels.names(tx, people);
    return found.entrySet().stream()
        .map(
            entry ->
                new Pair(
                    entry.getKey().one(),
                    names.get(entry.getKey().one()),
                    entry.getKey().other(),
                    names.get(entry.getKey().other()),
                    entry.getValue()))
        .filter(pair -> pair.name() != null && pair.otherName() != null)
        .map(DuplicatePairs::judged)
        .filter(pair -> !pair.reasons().isEmpty())
        .toList();
  }

  /** Families share a telephone, and many people two words of their names: it takes more. */
  private static Pair judged(Pair pair) {
    boolean like = PossibleDuplicates.like(pair.name(), pair.otherName());
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    for (Reason reason : pair.reasons()) {
      boolean holds =
          switch (reason) {
            case DOCUMENT -> true;
            case CONTACT -> like;
            case NAME_AND_BIRTH ->
                like && PossibleDuplicates.sameBirth(pair.name(), pair.otherName());
          };
      if (holds) {
        reasons.add(reason);
      }
    }
    return new Pair(pair.one(), pair.name(), pair.other(), pair.otherName(), reasons);
  }

  /** Somebody is shown these: whoever is in them has been read. */
  public void show(Tx tx, List<Pair> pairs) {
    Set<UUID> shown = new HashSet<>();
    pairs.forEach(pair -> Stream.of(pair.one(), pair.other()).forEach(shown::add));
    if (!shown.isEmpty()) {
      journal.read(tx, shown, "found");
    }
  }

  /** Two who may be one. */
  public record Pair(UUID one, Name name, UUID other, Name otherName, Set<Reason> reasons) {
    @Override
    public String toString() {
      return "Pair" + reasons;
    }
  }
}
