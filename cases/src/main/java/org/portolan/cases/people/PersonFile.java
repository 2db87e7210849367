package org.portolan.cases.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** Who a person is, with all their cases that the actor may see. */
@Dependent
public class PersonFile {

  private final Keys keys;
  private final PersonLabels labels;
  private final PersonJournal journal;

  @Inject
  public PersonFile(Keys keys, PersonLabels labels, PersonJournal journal) {
    this.keys = keys;
    this.labels = labels;
    this.journal = journal;
  }

  /**
   * The person, or empty when this actor has none such. The reading is recorded.
   *
   * <p>Locked as by somebody who could change it: whoever was let in to one case in an emergency
   * does not see the person's others.
   */
  public Optional<View> of(Tx tx, UUID person) {
    Optional<Versioned> found = read(tx, person, "FOR SHARE");
    found.ifPresent(unused -> journal.read(tx, Set.of(person), "person"));
    return found.map(
        one ->
            new View(
                person, one.version(), one.details(), reaches(tx, person), matters(tx, person)));
  }

  /** The details as they are now; the caller records the reading. */
  public Optional<PersonDetails> details(Tx tx, UUID person) {
    return read(tx, person, "").map(Versioned::details);
  }

  /** The details as they are now, and which version of them that is. */
  Optional<Versioned> read(Tx tx, UUID person, String lock) {
    return tx.sql()
        .createQuery(
            """
            SELECT scope, name, latin_name, birth_date, language, version, nationalities,
              time_zone, quiet_from, quiet_until
            FROM person
            WHERE id = :id <lock>
            """)
        .define("lock", lock)
        .bind("id", person)
        .map(
            (row, context) ->
                new Versioned(
                    row.getLong("version"),
                    row.getString("scope"),
                    new PersonDetails(
                        labels.read(tx, person, "name", row.getBytes("name")),
                        open(tx, person, "latin_name", row.getBytes("latin_name")),
                        open(tx, person, "birth_date", row.getBytes("birth_date"))
                            .map(BirthDate::ofStored),
                        Language.of(row.getString("language")),
                        List.of((String[]) row.getArray("nationalities").getArray()),
                        ZoneId.of(row.getString("time_zone")),
                        quiet(row))))
        .findOne();
  }

  private static Optional<QuietTime> quiet(ResultSet row) throws SQLException {
    LocalTime from = row.getObject("quiet_from", LocalTime.class);
    return from == null
        ? Optional.empty()
        : Optional.of(new QuietTime(from, row.getObject("quiet_until", LocalTime.class)));
  }

  private Optional<String> open(Tx tx, UUID person, String field, byte[] value) {
    return Optional.ofNullable(PersonLabels.shown(labels.read(tx, person, field, value)));
  }

  /**
   * How a person is reached, also as whom they were registered before somebody saw that they are
   * one; masked. The caller records the reading.
   */
  public List<Reach> reaches(Tx tx, UUID person) {
    return tx.sql()
        .createQuery(
            """
            SELECT c.id, c.person_id, c.channel, c.value, c.state, c.shared
            FROM contact_point c JOIN person p ON p.id = c.person_id
            WHERE p.id = :person OR p.merged_into = :person
            ORDER BY c.state = 'wrong-person', c.id
            """)
        .bind("person", person)
        .map(
            (row, context) ->
                new Reach(
                    row.getObject("id", UUID.class),
                    row.getString("channel"),
                    masked(
                        tx,
                        row.getObject("person_id", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getBytes("value")),
                    ContactState.ofKey(row.getString("state")),
                    row.getBoolean("shared")))
        .list();
  }

  /** As a number shows itself: enough to tell one from another. */
  private String masked(Tx tx, UUID person, UUID contact, byte[] value) {
    Place place = new Place("contact_point", contact, "value");
    String plain = ReadSealed.open(tx, person, keys.sealer(), KeyId.ofPerson(person), place, value);
    int at = plain.indexOf('@');
    if (at > 0) {
      return plain.substring(0, plain.offsetByCodePoints(0, 1)) + "…" + plain.substring(at);
    }
    return plain.startsWith("+") ? new PhoneNumber(plain).toString() : "…";
  }

  private static List<Matter> matters(Tx tx, UUID person) {
    return tx.sql()
        .createQuery(
            """
            SELECT reference, kind, closed_at IS NULL AS open FROM case_file
            WHERE person_id = :person AND erased_at IS NULL ORDER BY opened_at DESC, id
            """)
        .bind("person", person)
        .map(
            (row, context) ->
                new Matter(
                    row.getString("reference"), row.getString("kind"), row.getBoolean("open")))
        .list();
  }

  /** A person's details in one of their versions. */
  record Versioned(long version, String scope, PersonDetails details) {}

  /**
   * A person.
   *
   * @param version counts up with every correction
   * @param matters the newest first, only those that the actor may see
   */
  public record View(
      UUID id, long version, PersonDetails details, List<Reach> reaches, List<Matter> matters) {}

  /**
   * How a person is reached.
   *
   * @param channel such as {@code sms}
   * @param value masked
   * @param shared whether others may read what is sent there
   */
  public record Reach(UUID id, String channel, String value, ContactState state, boolean shared) {}

  /**
   * A case.
   *
   * @param kind such as {@code quarantine}
   */
  public record Matter(String reference, String kind, boolean open) {}
}
