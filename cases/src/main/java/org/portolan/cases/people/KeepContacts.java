package org.portolan.cases.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.store.Tx;

/**
 * How a person is reached, kept right: a number or address more, one that is theirs no longer, and
 * who else reads it. Whoever changes it has made sure who asks: the old number gets nothing more.
 */
@Dependent
public class KeepContacts {

  /** Also those from when they were registered a second time. */
  private static final String THEIRS =
      "person_id IN (SELECT p.id FROM person p WHERE p.id = :person OR p.merged_into = :person)";

  private final Keys keys;
  private final BlindIndex index;
  private final PersonJournal journal;

  @Inject
  public KeepContacts(Keys keys, PersonJournal journal) {
    this.keys = keys;
    this.index = keys.blindIndex();
    this.journal = journal;
  }

  /** What became of a change. */
  public enum Outcome {
    DONE,
    /** Neither a number with its country code nor an address. */
    UNREADABLE,
    /** Nobody says how it was made sure who asks. */
    UNCHECKED,
    THERE_ALREADY,
    /** There is none such for this actor. */
    NOT_FOUND;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Adds a telephone number or an e-mail address; one that was theirs before is theirs again.
   *
   * @param check how it was made sure who asks; without it nothing is added
   */
  public Outcome add(Tx tx, UUID person, String typed, Optional<IdentityCheck> check) {
    Optional<Endpoint> read = read(typed);
    if (read.isEmpty()) {
      return Outcome.UNREADABLE;
    }
    if (check.isEmpty()) {
      return Outcome.UNCHECKED;
    }
    if (!isThere(tx, person)) {
      return Outcome.NOT_FOUND;
    }
    Endpoint to = read.get();
    Optional<ContactState> known = known(tx, person, to);
    if (known.isPresent() && known.get() != ContactState.WRONG_PERSON) {
      return Outcome.THERE_ALREADY;
    }
    UUID id = known.isPresent() ? again(tx, person, to) : insert(tx, person, to);
    journal.record(
        tx,
        person,
        "contact.added",
        Map.of("contact", id.toString(), "identity", check.get().key()));
    return Outcome.DONE;
  }

  private static Optional<Endpoint> read(String typed) {
    String plain = typed == null ? "" : typed.strip();
    return Endpoint.parse(plain.contains("@") ? Channel.EMAIL : Channel.SMS, plain);
  }

  private Optional<ContactState> known(Tx tx, UUID person, Endpoint to) {
    return tx.sql()
        .createQuery(
            """
            SELECT state FROM contact_point
            WHERE person_id = :person AND value_index = :index AND channel = :channel
            """)
        .bind("person", person)
        .bind("index", to.index(index))
        .bind("channel", to.channel().key())
        .mapTo(String.class)
        .findFirst()
        .map(ContactState::ofKey);
  }

  private UUID again(Tx tx, UUID person, Endpoint to) {
    return tx.sql()
        .createQuery(
            """
            UPDATE contact_point SET state = contact_state_of(value_index, channel), shared = true,
              verified_at = NULL
            WHERE person_id = :person AND value_index = :index AND channel = :channel RETURNING id
            """)
        .bind("person", person)
        .bind("index", to.index(index))
        .bind("channel", to.channel().key())
        .mapTo(UUID.class)
        .first();
  }

  private UUID insert(Tx tx, UUID person, Endpoint to) {
    UUID id = UUID.randomUUID();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO contact_point (id, person_id, scope, channel, value, value_index, region,
              state, voice_state)
            SELECT :id, p.id, p.scope, :channel, :value, :index, :region,
              contact_state_of(:index, :channel), contact_state_of(:index, 'voice')
            FROM person p WHERE p.id = :person
            """)
        .bind("id", id)
        .bind("person", person)
        .bind("channel", to.channel().key())
        .bind(
            "value",
            keys.sealer()
                .seal(KeyId.ofPerson(person), new Place("contact_point", id, "value"), to.value()))
        .bind("index", to.index(index))
        .bind("region", to.region())
        .execute();
    return id;
  }

  /** It is theirs no longer: nothing more is sent there, and no code to it lets anybody in. */
  public Outcome end(Tx tx, UUID person, UUID contact) {
    return change(
        tx,
        person,
        contact,
        "contact.ended",
        Map.of(),
        // with every channel of that number
        "UPDATE contact_point SET state = 'wrong-person' WHERE value_index ="
            + " (SELECT a.value_index FROM contact_point a WHERE a.id = :id) AND "
            + THEIRS
            + " AND state <> 'wrong-person'");
  }

  /** Others may read what is sent there. */
  public Outcome share(Tx tx, UUID person, UUID contact) {
    return change(
        tx,
        person,
        contact,
        "contact.shared",
        Map.of(),
        "UPDATE contact_point SET shared = true WHERE id = :id AND " + THEIRS);
  }

  /**
   * The person says that nobody else reads what is sent there: a code to it then opens all their
   * cases, health and support too.
   *
   * @param check how it was made sure that it is the person who says so; without it nothing changes
   */
  public Outcome makeOwn(Tx tx, UUID person, UUID contact, Optional<IdentityCheck> check) {
    if (check.isEmpty()) {
      return Outcome.UNCHECKED;
    }
    return change(
        tx,
        person,
        contact,
        "contact.own",
        Map.of("identity", check.get().key()),
        "UPDATE contact_point SET shared = false WHERE id = :id AND " + THEIRS);
  }

  /** From now on what is asked of a person in quarantine is asked there. */
  public Outcome use(Tx tx, UUID person, UUID contact) {
    boolean telephone =
        tx.sql()
            .createQuery(
                """
                SELECT EXISTS (SELECT FROM contact_point WHERE id = :id AND <theirs>
                AND channel <> 'voice' AND state <> 'wrong-person')
                """)
            .define("theirs", THEIRS)
            .bind("id", contact)
            .bind("person", person)
            .mapTo(Boolean.class)
            .one();
    if (!telephone || !isThere(tx, person)) {
      return Outcome.NOT_FOUND;
    }
    tx.sql()
        .createQuery(
            """
            UPDATE quarantine SET contact_point_id = :contact
            WHERE person_id = :person AND ended_at IS NULL AND contact_point_id <> :contact
            RETURNING case_id
            """)
        .bind("contact", contact)
        .bind("person", person)
        .mapTo(UUID.class)
        .list()
        .forEach(
            caseId -> tx.record(caseId, "contact.changed", Map.of("contact", contact.toString())));
    return Outcome.DONE;
  }

  private Outcome change(
      Tx tx, UUID person, UUID contact, String event, Map<String, String> detail, String sql) {
    if (!isThere(tx, person)) {
      return Outcome.NOT_FOUND;
    }
    int changed = tx.sql().createUpdate(sql).bind("id", contact).bind("person", person).execute();
    if (changed == 0) {
      return Outcome.NOT_FOUND;
    }
    Map<String, String> what = new HashMap<>(detail);
    what.put("contact", contact.toString());
    journal.record(tx, person, event, what);
    return Outcome.DONE;
  }

  /** As somebody who could change the person. */
  private static boolean isThere(Tx tx, UUID person) {
    return tx.sql()
        .createQuery("SELECT id FROM person WHERE id = :id FOR UPDATE")
        .bind("id", person)
        .mapTo(UUID.class)
        .findOne()
        .isPresent();
  }
}
