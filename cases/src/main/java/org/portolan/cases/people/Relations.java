package org.portolan.cases.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.people.PersonLabels.Name;
import org.portolan.cases.store.Tx;

/**
 * Who belongs to whom: members of one household, and guardians with the minors they look after. It
 * opens nothing: a relative who sees one of them does not see the other by it.
 */
@Dependent
public class Relations {

  /** Convention on the Rights of the Child, article 1. */
  static final int OF_AGE = 18;

  private final PersonLabels labels;
  private final PersonJournal journal;

  @Inject
  public Relations(PersonLabels labels, PersonJournal journal) {
    this.labels = labels;
    this.journal = journal;
  }

  /** What somebody is to another, as seen from the first. */
  public enum Kind {
    HOUSEHOLD,
    /** The first looks after the other, who is a minor. */
    GUARDIAN,
    /** The other looks after the first. */
    WARD;

    /** As in the key of its name. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with a key; empty when there is none. */
    public static Optional<Kind> find(String key) {
      for (Kind kind : values()) {
        if (kind.key().equals(key)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }

    private Kind reversed() {
      return switch (this) {
        case HOUSEHOLD -> HOUSEHOLD;
        case GUARDIAN -> WARD;
        case WARD -> GUARDIAN;
      };
    }
  }

  /** What became of a relation. */
  public enum Outcome {
    DONE,
    /** Nobody is related to themselves. */
    SAME_PERSON,
    THERE_ALREADY,
    /** A guardian is of age. */
    GUARDIAN_IS_A_MINOR,
    /** Whoever is looked after is a minor. */
    WARD_IS_OF_AGE,
    /** One of the two, or the relation, is not there for this actor. */
    NOT_FOUND;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** To whom somebody is related, as far as the actor may see them; the caller records it. */
  public List<Relation> of(Tx tx, UUID person) {
    record Row(UUID id, UUID other, Kind kind) {}
    List<Row> rows =
        tx.sql()
            .createQuery(
                """
                SELECT id, kind, person_id = :person AS first,
                  CASE WHEN person_id = :person THEN other_id ELSE person_id END AS other
                FROM person_relation
                WHERE (person_id = :person OR other_id = :person) AND ended_at IS NULL
                ORDER BY noted_at, id
                """)
            .bind("person", person)
            .map(
                (row, context) -> {
                  Kind kind = Kind.find(row.getString("kind")).orElseThrow();
                  return new Row(
                      row.getObject("id", UUID.class),
                      row.getObject("other", UUID.class),
                      row.getBoolean("first") ? kind : kind.reversed());
                })
            .list();
    Map<UUID, Name> names = labels.names(tx, rows.stream().map(Row::other).toList());
    return rows.stream()
        .filter(row -> names.containsKey(row.other()))
        .map(row -> new Relation(row.id(), row.other(), names.get(row.other()), row.kind()))
        .toList();
  }

  /**
   * Notes what somebody is to another; both files say so.
   *
   * @param kind as seen from {@code person}
   */
  public Outcome add(Tx tx, UUID person, UUID other, Kind kind) {
    if (person.equals(other)) {
      return Outcome.SAME_PERSON;
    }
    if (kind == Kind.WARD) {
      return add(tx, other, person, Kind.GUARDIAN);
    }
    if (lock(tx, person, other) != 2) {
      return Outcome.NOT_FOUND;
    }
    if (kind == Kind.GUARDIAN) {
      Outcome ages = ages(tx, person, other);
      if (ages != Outcome.DONE) {
        return ages;
      }
    }
    UUID id = UUID.randomUUID();
    int added =
        tx.sql()
            .createUpdate(
                """
                INSERT INTO person_relation (id, person_id, scope, other_id, kind, noted_at)
                SELECT :id, p.id, p.scope, :other, :kind, :now FROM person p WHERE p.id = :person
                ON CONFLICT DO NOTHING
                """)
            .bind("id", id)
            .bind("person", person)
            .bind("other", other)
            .bind("kind", kind.key())
            .bind("now", tx.now())
            .execute();
    if (added == 0) {
      return Outcome.THERE_ALREADY;
    }
    tell(tx, "relation.added", id, person, other, kind);
    return Outcome.DONE;
  }

  /** Ends a relation; it can be noted again. */
  public Outcome end(Tx tx, UUID person, UUID relation) {
    Optional<Relation> known =
        of(tx, person).stream().filter(one -> one.id().equals(relation)).findFirst();
    if (known.isEmpty() || lock(tx, person, known.get().other()) != 2) {
      return Outcome.NOT_FOUND;
    }
    tx.sql()
        .createUpdate("UPDATE person_relation SET ended_at = :now WHERE id = :id")
        .bind("id", relation)
        .bind("now", tx.now())
        .execute();
    tell(tx, "relation.ended", relation, person, known.get().other(), known.get().kind());
    return Outcome.DONE;
  }

  private void tell(Tx tx, String event, UUID relation, UUID person, UUID other, Kind kind) {
    String id = relation.toString();
    journal.record(tx, person, event, Map.of("relation", id, "kind", kind.key()));
    journal.record(tx, other, event, Map.of("relation", id, "kind", kind.reversed().key()));
  }

  /** As somebody who could change them, always in the same order. */
  private static int lock(Tx tx, UUID person, UUID other) {
    return tx.sql()
        .createQuery("SELECT id FROM person WHERE id = ANY (:ids) ORDER BY id FOR UPDATE")
        .bindArray("ids", UUID.class, person, other)
        .mapTo(UUID.class)
        .list()
        .size();
  }

  /** As far as both birth dates are known. */
  private Outcome ages(Tx tx, UUID guardian, UUID ward) {
    LocalDate today = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
    if (labels.birthDate(tx, guardian).map(born -> born.oldest(today) < OF_AGE).orElse(false)) {
      return Outcome.GUARDIAN_IS_A_MINOR;
    }
    boolean ofAge =
        labels.birthDate(tx, ward).map(born -> born.youngest(today) >= OF_AGE).orElse(false);
    return ofAge ? Outcome.WARD_IS_OF_AGE : Outcome.DONE;
  }

  /** The people whom the actor was shown by these. */
  public static Set<UUID> shown(List<Relation> relations) {
    return relations.stream()
        .map(Relation::other)
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  /**
   * A relation as seen from one of the two.
   *
   * @param kind what the one is to the other
   */
  public record Relation(UUID id, UUID other, Name name, Kind kind) {
    @Override
    public String toString() {
      return "Relation[" + kind + "]";
    }
  }
}
