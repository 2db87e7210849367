package org.portolan.cases.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.people.PersonFile.Versioned;
import org.portolan.cases.store.Tx;

/**
 * Corrects who a person is. Of two who correct at once, the second is told what the first has
 * changed, and nothing of either is overwritten until they have seen it.
 */
@Dependent
public class CorrectPerson {

  private final Keys keys;
  private final PersonFile file;
  private final PersonJournal journal;
  private final NameTokens names;

  @Inject
  public CorrectPerson(Keys keys, PersonFile file, PersonJournal journal, NameTokens names) {
    this.keys = keys;
    this.file = file;
    this.journal = journal;
    this.names = names;
  }

  /** What can be corrected. */
  public enum Field {
    NAME,
    LATIN_NAME,
    BORN,
    LANGUAGE,
    NATIONALITY,
    TIME_ZONE,
    QUIET;

    /** As in the key of its name: {@code latin-name}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What became of a correction. */
  public sealed interface Outcome {}

  /** It is stored, and an event of the person's journal; with no fields, nothing was to change. */
  public record Corrected(Set<Field> fields) implements Outcome {}

  /**
   * Somebody else was faster, and nothing was stored.
   *
   * @param changed what differs from what this one had seen
   * @param version of the details as they are now, to be given as seen once they are
   */
  public record Overtaken(Set<Field> changed, PersonDetails now, long version) implements Outcome {}

  /** There is no such person for this actor. */
  public record NotFound() implements Outcome {}

  /**
   * Corrects a person's details.
   *
   * @param seen the details that the correction began from
   * @param version of what was seen
   * @param wanted as they shall be
   */
  public Outcome correct(
      Tx tx, UUID person, PersonDetails seen, long version, PersonDetails wanted) {
    Optional<Versioned> found = file.read(tx, person, "FOR UPDATE");
    if (found.isEmpty()) {
      return new NotFound();
    }
    Versioned now = found.get();
    if (now.version() != version) {
      return new Overtaken(differences(seen, now.details()), now.details(), now.version());
    }
    Set<Field> fields = differences(now.details(), wanted);
    if (!fields.isEmpty()) {
      store(tx, person, wanted);
      names.replace(tx, person, now.scope(), wanted.name(), wanted.latinName());
      journal.record(tx, person, "person.corrected", detail(fields, now.details(), wanted));
    }
    return new Corrected(fields);
  }

  private void store(Tx tx, UUID person, PersonDetails wanted) {
    tx.sql()
        .createUpdate(
            """
            UPDATE person SET name = :name, latin_name = :latin, birth_date = :born,
              language = :language, nationalities = :nationalities, time_zone = :zone,
              quiet_from = CAST(:from AS time), quiet_until = CAST(:until AS time),
              version = version + 1
            WHERE id = :id
            """)
        .bind("id", person)
        .bind("name", seal(person, "name", wanted.name()))
        .bind("latin", seal(person, "latin_name", wanted.latinName().orElse(null)))
        .bind("born", seal(person, "birth_date", text(wanted, Field.BORN)))
        .bind("language", wanted.language().tag())
        .bindArray("nationalities", String.class, wanted.nationalities().toArray())
        .bind("zone", wanted.zone().getId())
        .bind("from", wanted.quiet().map(QuietTime::from).orElse(null))
        .bind("until", wanted.quiet().map(QuietTime::until).orElse(null))
        .execute();
  }

  private byte[] seal(UUID person, String field, String value) {
    return keys.sealer().seal(KeyId.ofPerson(person), new Place("person", person, field), value);
  }

  private static Set<Field> differences(PersonDetails before, PersonDetails after) {
    Set<Field> fields = EnumSet.noneOf(Field.class);
    for (Field field : Field.values()) {
      if (!java.util.Objects.equals(text(before, field), text(after, field))) {
        fields.add(field);
      }
    }
    return fields;
  }

  private static Map<String, ?> detail(Set<Field> fields, PersonDetails was, PersonDetails is) {
    List<Map<String, String>> changes = new ArrayList<>();
    for (Field field : fields) {
      changes.add(
          Map.of(
              "field", field.key(),
              "was", Optional.ofNullable(text(was, field)).orElse(""),
              "is", Optional.ofNullable(text(is, field)).orElse("")));
    }
    return Map.of("changes", changes);
  }

  private static String text(PersonDetails details, Field field) {
    return switch (field) {
      case NAME -> details.name();
      case LATIN_NAME -> details.latinName().orElse(null);
      case BORN -> details.born().map(BirthDate::stored).orElse(null);
      case LANGUAGE -> details.language().tag();
      case NATIONALITY -> String.join(" ", details.nationalities());
      case TIME_ZONE -> details.zone().getId();
      case QUIET -> details.quiet().map(QuietTime::written).orElse(null);
    };
  }
}
