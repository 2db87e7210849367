package org.portolan.cases.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.text.BreakIterator;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.result.RowView;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer.Tampered;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Tx;

/**
 * What people are called: in full for staff, by initials and age to whoever holds a shared phone.
 */
@Dependent
public class PersonLabels {

  private final Keys keys;
  private final PersonJournal journal;

  @Inject
  public PersonLabels(Keys keys) {
    this.keys = keys;
    this.journal = new PersonJournal(keys);
  }

  /**
   * The names of many people with one query.
   *
   * <p>Opens sealed values: record the reading.
   */
  public Map<UUID, Name> names(Tx tx, Collection<UUID> people) {
    Map<UUID, RowView> none = new HashMap<>();
    keys.vault().prefetch(people.stream().map(KeyId::ofPerson).toList());
    Map<UUID, Name> names = new HashMap<>();
    tx.sql()
        .createQuery("SELECT id, name, latin_name, birth_date FROM person WHERE id = ANY (:ids)")
        .bindArray("ids", UUID.class, people.toArray())
        .reduceRows(
            none,
            (unused, row) -> {
              UUID id = row.getColumn("id", UUID.class);
              names.put(
                  id,
                  new Name(
                      read(tx, id, "name", row),
                      shown(read(tx, id, "latin_name", row)),
                      born(shown(read(tx, id, "birth_date", row)))));
              return unused;
            });
    return names;
  }

  private static String born(String stored) {
    return stored == null ? null : BirthDate.ofStored(stored).gregorian();
  }

  /**
   * When somebody was born; empty when it is not known, or this actor may not see the person.
   *
   * <p>Opens a sealed value: record the reading.
   */
  public Optional<BirthDate> birthDate(Tx tx, UUID person) {
    return tx.sql()
        .createQuery("SELECT birth_date FROM person WHERE id = :id AND birth_date IS NOT NULL")
        .bind("id", person)
        .mapTo(byte[].class)
        .findOne()
        .map(
            value ->
                keys.sealer()
                    .open(KeyId.ofPerson(person), new Place("person", person, "birth_date"), value))
        .map(BirthDate::ofStored);
  }

  /**
   * Initials and age, such as {@code L. H., 34}: enough for a family to know who is meant, and
   * nothing for a stranger.
   */
  public String initialsAndAge(Name name, java.time.Instant now, ZoneId zone) {
    String initials = initials(name);
    if (name.birthYear() == null) {
      return initials;
    }
    int age = now.atZone(zone).getYear() - Integer.parseInt(name.birthYear().substring(0, 4));
    return initials + ", " + age;
  }

  /**
   * What to call those of some contact points' people whose number others are reached at too; the
   * others of the contact points are left out.
   */
  public Map<UUID, String> ofThoseWhoShare(Tx tx, Collection<UUID> contactPoints) {
    return called(tx, contactPoints, false);
  }

  /**
   * The same of those of whose ways any is shared: what does not arrive by one of them goes by
   * another.
   */
  public Map<UUID, String> ofThoseWhoShareAny(Tx tx, Collection<UUID> contactPoints) {
    return called(tx, contactPoints, true);
  }

  private Map<UUID, String> called(Tx tx, Collection<UUID> contactPoints, boolean byAny) {
    Map<UUID, UUID> sharing = new HashMap<>();
    tx.sql()
        .createQuery(
            """
            SELECT c.id, c.person_id FROM contact_point c WHERE c.id = ANY (:ids) AND EXISTS (
              SELECT FROM contact_point own
                JOIN contact_point o ON o.value_index = own.value_index
              WHERE own.person_id = c.person_id
                AND (own.id = c.id OR :any AND own.state <> 'wrong-person')
                AND o.person_id <> own.person_id AND o.state <> 'wrong-person')
            """)
        .bind("any", byAny)
        .bindArray("ids", UUID.class, contactPoints.toArray())
        .map(
            (row, context) ->
                sharing.put(
                    row.getObject("id", UUID.class), row.getObject("person_id", UUID.class)))
        .list();
    Map<UUID, Name> names = sharing.isEmpty() ? Map.of() : names(tx, sharing.values());
    Map<UUID, String> labels = new HashMap<>();
    sharing.forEach(
        (contactPoint, person) ->
            labels.put(contactPoint, initialsAndAge(names.get(person), tx.now(), ZoneOffset.UTC)));
    return labels;
  }

  /**
   * The initials, such as {@code L. H.}, of those whose contact points these are: enough for
   * somebody to know that a call is for them.
   */
  public Map<UUID, String> initials(Tx tx, Collection<UUID> contactPoints) {
    Map<UUID, UUID> people = new HashMap<>();
    tx.sql()
        .createQuery("SELECT id, person_id FROM contact_point WHERE id = ANY (:ids)")
        .bindArray("ids", UUID.class, contactPoints.toArray())
        .map(
            (row, context) ->
                people.put(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class)))
        .list();
    Map<UUID, Name> names = people.isEmpty() ? Map.of() : names(tx, people.values());
    Map<UUID, String> initials = new HashMap<>();
    people.forEach((id, person) -> initials.put(id, initials(names.get(person))));
    return initials;
  }

  private static String initials(Name name) {
    return Arrays.stream(name.full().strip().split("\\s+"))
        .map(PersonLabels::firstLetter)
        .collect(Collectors.joining(" "));
  }

  private static String firstLetter(String word) {
    BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
    letters.setText(word);
    int end = letters.next();
    return (end == BreakIterator.DONE ? word : word.substring(0, end)) + ".";
  }

  private String read(Tx tx, UUID id, String field, RowView row) {
    return read(tx, id, field, row.getColumn(field, byte[].class));
  }

  /** The value, or {@link ReadSealed#NOT_SHOWN} when it was altered; null stays null. */
  String read(Tx tx, UUID id, String field, byte[] value) {
    try {
      return keys.sealer().open(KeyId.ofPerson(id), new Place("person", id, field), value);
    } catch (Tampered e) {
      journal.open(tx, Set.of(id));
      return ReadSealed.open(
          tx, id, keys.sealer(), KeyId.ofPerson(id), new Place("person", id, field), value);
    }
  }

  /** What is not shown is not there, but for the name itself. */
  static String shown(String value) {
    return ReadSealed.NOT_SHOWN.equals(value) ? null : value;
  }

  /**
   * What a person is called.
   *
   * @param latin as in the passport, or null
   * @param birthYear when they were born in the Gregorian calendar, the year first; or null
   */
  public record Name(String full, String latin, String birthYear) {
    @Override
    public String toString() {
      return "Name[…]";
    }
  }
}
