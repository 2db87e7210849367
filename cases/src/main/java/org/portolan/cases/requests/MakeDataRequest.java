package org.portolan.cases.requests;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.requests.DataRequest.Kind;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.Traveller;

/**
 * A traveller asks for something about their own data. What travellers write goes through here and
 * not through their own actor, which only reads.
 */
@Dependent
public class MakeDataRequest {

  private final Keys keys;
  private final PersonJournal journal;
  private final Duration answeredWithin;
  private final int mostOpen;

  /**
   * {@code DATA_REQUESTS_WITHIN_DAYS}: 30, a month as the GDPR counts it in article 12(3). {@code
   * DATA_REQUESTS_OPEN_OF_PERSON}: 5 at a time, so that nobody buries a post in them.
   */
  @Inject
  public MakeDataRequest(Keys keys, Settings settings) {
    this.keys = keys;
    this.journal = new PersonJournal(keys);
    this.answeredWithin = Duration.ofDays(settings.number("DATA_REQUESTS_WITHIN_DAYS", 30));
    this.mostOpen = settings.number("DATA_REQUESTS_OPEN_OF_PERSON", 5);
  }

  /** As whom travellers' requests are written. */
  public static Actor actor() {
    return Actor.system("data-requests", Compartment.IDENTITY);
  }

  /** How long an answer may take. */
  public Duration answeredWithin() {
    return answeredWithin;
  }

  /**
   * Makes a request, as {@link #actor()}.
   *
   * @param whose who is signed in, and where they are told of the answer
   */
  public Outcome make(Tx tx, Traveller whose, Kind kind, String text) {
    String body = text == null ? "" : text.strip();
    if (body.isEmpty()) {
      return new Refused(Refusal.EMPTY);
    }
    if (body.length() > DataRequest.LONGEST) {
      return new Refused(Refusal.TOO_LONG);
    }
    if (open(tx, whose.person()) >= mostOpen) {
      return new Refused(Refusal.TOO_MANY);
    }
    UUID id = UUID.randomUUID();
    Instant answerBy = tx.now().plus(answeredWithin);
    tx.sql()
        .createUpdate(
            """
            INSERT INTO data_request
              (id, person_id, scope, kind, body, contact_point_id, asked_at, answer_by)
            SELECT :id, p.id, p.scope, :kind, :body, :contact, :now, :by
            FROM person p WHERE p.id = :person
            """)
        .bind("id", id)
        .bind("person", whose.person())
        .bind("kind", kind.key())
        .bind("body", seal(whose.person(), id, body))
        .bind("contact", whose.contactPoint())
        .bind("now", tx.now())
        .bind("by", answerBy)
        .execute();
    journal.record(
        tx, whose.person(), "request.made", Map.of("request", id.toString(), "kind", kind.key()));
    return new Made(answerBy);
  }

  /** Counted while nobody else makes one for the same person. */
  private static int open(Tx tx, UUID person) {
    tx.sql()
        .createQuery("SELECT id FROM person WHERE id = :person FOR UPDATE")
        .bind("person", person)
        .mapTo(UUID.class)
        .findOne();
    return tx.sql()
        .createQuery(
            "SELECT count(*) FROM data_request WHERE person_id = :person AND answered_at IS NULL")
        .bind("person", person)
        .mapTo(Integer.class)
        .one();
  }

  private byte[] seal(UUID person, UUID id, String body) {
    return keys.sealer()
        .seal(KeyId.ofPerson(person), new Place(DataRequests.TABLE, id, "body"), body);
  }

  /** What became of a request. */
  public sealed interface Outcome permits Made, Refused {

    /** One of two ways on. */
    default <R> R fold(Function<Made, R> made, Function<Refused, R> refused) {
      return this instanceof Made yes ? made.apply(yes) : refused.apply((Refused) this);
    }
  }

  /** It was made; the answer comes by then. */
  public record Made(Instant answerBy) implements Outcome {}

  /** It was not. */
  public record Refused(Refusal why) implements Outcome {}

  /** Why a request was not made. */
  public enum Refusal {
    EMPTY,
    TOO_LONG,
    /** Others wait for an answer first. */
    TOO_MANY;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
