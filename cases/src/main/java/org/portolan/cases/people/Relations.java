package org.portolan.cases.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
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

  /**
   * To whom somebody is related, as far as the actor may see them; also what was noted when either
   * was registered a second time, told once. The caller records it.
   */
  public List<Relation> of(Tx tx, UUID person) {
    Map<List<Object>, Row> rows = new LinkedHashMap<>();
    rows(tx, person).forEach(row -> rows.putIfAbsent(List.of(row.other(), row.kind()), row));
    Map<UUID, Name> names = labels.names(tx, rows.values().stream().map(Row::other).toList());
    return rows.values().stream()
        .filter(row -> names.containsKey(row.other()))
        .map(row -> new Relation(row.id(), row.other(), names.get(row.other()), row.kind()))
        .toList();
  }

  private static List<Row> rows(Tx tx, UUID person) {
    Set<UUID> themselves = MergedPeople.themselves(tx, person);
    List<Row> noted =
        tx.sql()
            .createQuery(
                """
                SELECT id, kind, person_id, other_id FROM person_relation
                WHERE (person_id = ANY (:people) OR other_id = ANY (:people)) AND ended_at IS NULL
                ORDER BY noted_at, id
                """)
            .bindArray("people", UUID.class, themselves.toArray())
            .map(
                (row, context) -> {
                  Kind kind = Kind.find(row.getString("kind")).orElseThrow();
                  UUID first = row.getObject("person_id", UUID.class);
                  UUID second = row.getObject("other_id", UUID.class);
                  UUID id = row.getObject("id", UUID.class);
                  return themselves.contains(first)
                      ? new Row(id, first, second, second, kind)
                      : new Row(id, second, first, first, kind.reversed());
                })
            .list();
    Map<UUID, UUID> into = MergedPeople.into(tx, noted.stream().map(Row::noted).toList());
    return noted.stream()
        .map(row -> row.leadingTo(into.getOrDefault(row.noted(), row.noted())))
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
    if (!lock(tx, Set.of(person, other))) {
      return Outcome.NOT_FOUND;
    }
    Map<UUID, UUID> into = MergedPeople.into(tx, List.of(person, other));
    UUID standing = into.getOrDefault(other, other);
    if (standing.equals(into.getOrDefault(person, person))) {
      return Outcome.SAME_PERSON;
    }
    if (rows(tx, person).stream().anyMatch(row -> row.is(standing, kind))) {
      return Outcome.THERE_ALREADY;
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

  /** Ends a relation, wherever it was noted of these two; it can be noted again. */
  public Outcome end(Tx tx, UUID person, UUID relation) {
    List<Row> rows = rows(tx, person);
    Optional<Row> wanted = rows.stream().filter(row -> row.id().equals(relation)).findFirst();
    if (wanted.isEmpty() || !lock(tx, Set.of(person, wanted.get().other()))) {
      return Outcome.NOT_FOUND;
    }
    rows.stream()
        .filter(row -> row.is(wanted.get().other(), wanted.get().kind()))
        .forEach(row -> end(tx, person, row));
    return Outcome.DONE;
  }

  /** Those files tell of it that are looked at now, and those of whom it was noted. */
  private void end(Tx tx, UUID person, Row row) {
    tx.sql()
        .createUpdate("UPDATE person_relation SET ended_at = :now WHERE id = :id")
        .bind("id", row.id())
        .bind("now", tx.now())
        .execute();
    tell(tx, "relation.ended", row.id(), person, row.other(), row.kind());
    if (!person.equals(row.mine())) {
      told(tx, "relation.ended", row.id(), row.mine(), row.kind());
    }
    if (!row.other().equals(row.noted())) {
      told(tx, "relation.ended", row.id(), row.noted(), row.kind().reversed());
    }
  }

  private void tell(Tx tx, String event, UUID relation, UUID person, UUID other, Kind kind) {
    told(tx, event, relation, person, kind);
    told(tx, event, relation, other, kind.reversed());
  }

  private void told(Tx tx, String event, UUID relation, UUID file, Kind kind) {
    journal.record(tx, file, event, Map.of("relation", relation.toString(), "kind", kind.key()));
  }

  /** As somebody who could change them, always in the same order. */
  private static boolean lock(Tx tx, Set<UUID> people) {
    return tx.sql()
            .createQuery("SELECT id FROM person WHERE id = ANY (:ids) ORDER BY id FOR UPDATE")
            .bindArray("ids", UUID.class, people.toArray())
            .mapTo(UUID.class)
            .list()
            .size()
        == people.size();
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
   * A relation as it stands in the table, seen from one of the two.
   *
   * @param mine the entry of this person of whom it was noted
   * @param noted the entry of the other of whom it was noted
   * @param other who that is now
   */
  private record Row(UUID id, UUID mine, UUID noted, UUID other, Kind kind) {
    Row leadingTo(UUID standing) {
      return new Row(id, mine, noted, standing, kind);
    }

    boolean is(UUID whom, Kind what) {
      return other.equals(whom) && kind == what;
    }
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
