package org.portolan.cases.traveller;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;

/**
 * Somebody asks for a code to sign in with. Whether there is anybody to send it to is told to the
 * caller, who sends it within the same transaction, and must not be told to whoever asked: they get
 * a ticket either way, and wait under the same limits, which count what was named and never what
 * was found.
 *
 * <p>A code belongs to its ticket: a stranger who asks for another spoils nobody's.
 */
@Dependent
public class AskForCode {

  /** How long a code is good: time for a slow text, too short to find the phone later. */
  static final Duration GOOD = Duration.ofMinutes(10);

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int CODES = 1_000_000;

  private final BlindIndex index;
  private final PersonLabels labels;
  private final CodeHash hash;
  private final Turns turns;

  @Inject
  public AskForCode(Keys keys, Settings settings) {
    this.index = keys.blindIndex();
    this.labels = new PersonLabels(keys);
    this.hash = new CodeHash(keys.blindIndex());
    this.turns = new Turns(keys.blindIndex(), "traveller", CodeLimits.of(settings));
  }

  /** Who looks for a traveller before anybody is signed in; it reads of cases whose they are. */
  public static Actor actor() {
    return Actor.system(
        "traveller-sign-in",
        Compartment.IDENTITY,
        Compartment.HEALTH,
        Compartment.VISA,
        Compartment.SUPPORT,
        Compartment.INFORMATION,
        Compartment.TRANSIT);
  }

  /**
   * Asks, as {@link #actor()}.
   *
   * @param address where the request came from, as limits count it
   */
  public Answer ask(Tx tx, Claim claim, String address) {
    Optional<Instant> wait = turns.take(tx, claim.to(), claim.reference(), address);
    if (wait.isPresent()) {
      return new Wait(wait.get());
    }
    tx.sql()
        .createUpdate("DELETE FROM traveller_code WHERE expires_at < :now")
        .bind("now", tx.now())
        .execute();
    Optional<Found> found = find(tx, claim);
    UUID ticket = UUID.randomUUID();
    String code = String.format(Locale.ROOT, "%06d", RANDOM.nextInt(CODES));
    tx.sql()
        .createUpdate(
            """
            INSERT INTO traveller_code (id, of_person, sent_to, code, expires_at)
            VALUES (:id, CAST(:person AS uuid), CAST(:contact AS uuid), :code, :expires)
            """)
        .bind("id", ticket)
        .bind("person", found.map(Found::person).orElse(null))
        .bind("contact", found.map(Found::contactPoint).orElse(null))
        .bind("code", hash.of(ticket, code))
        .bind("expires", tx.now().plus(GOOD))
        .execute();
    return new Asked(ticket, found.map(whom -> new ToSend(whom.contactPoint(), code)));
  }

  /** The one person meant; two of one birth year who share a phone name a reference instead. */
  private Optional<Found> find(Tx tx, Claim claim) {
    List<Found> behind = behind(tx, claim);
    if (claim.reference().isEmpty() && !behind.isEmpty()) {
      var names = labels.names(tx, behind.stream().map(Found::person).toList());
      behind =
          behind.stream()
              .filter(one -> claim.fitsBirth(names.get(one.person()).birthYear()))
              .toList();
    }
    return behind.size() == 1 ? Optional.of(behind.get(0)) : Optional.empty();
  }

  private List<Found> behind(Tx tx, Claim claim) {
    return tx.sql()
        .createQuery(
            """
            SELECT DISTINCT ON (person_id) person_id, id FROM (
              SELECT COALESCE(p.merged_into, p.id) AS person_id, c.id
              FROM contact_point c JOIN person p ON p.id = c.person_id
              WHERE c.value_index = :at AND c.channel = :channel
                AND c.state <> 'wrong-person') AS behind
            WHERE CAST(:reference AS text) IS NULL OR person_id IN (
              SELECT f.person_id FROM case_file f
              WHERE f.reference = CAST(:reference AS text) AND f.erased_at IS NULL)
            ORDER BY person_id, id
            """)
        .bind("at", claim.to().index(index))
        .bind("channel", claim.to().channel().key())
        .bind("reference", claim.reference().orElse(null))
        .map(
            (row, context) ->
                new Found(row.getObject("person_id", UUID.class), row.getObject("id", UUID.class)))
        .list();
  }

  private record Found(UUID person, UUID contactPoint) {}

  /** What became of asking. */
  public sealed interface Answer permits Asked, Wait {

    /** One of two ways on. */
    default <R> R fold(Function<Asked, R> asked, Function<Wait, R> wait) {
      return this instanceof Asked yes ? asked.apply(yes) : wait.apply((Wait) this);
    }
  }

  /**
   * A code may be entered now.
   *
   * @param ticket what the browser keeps and {@link EnterCode} wants beside the code
   * @param toSend empty when nobody fits; never to be seen by whoever asked
   */
  public record Asked(UUID ticket, Optional<ToSend> toSend) implements Answer {
    @Override
    public String toString() {
      return "Asked";
    }
  }

  /** Asked too often; from this time another may be asked for. */
  public record Wait(Instant until) implements Answer {}

  /** A code on its way; nobody else ever has it in clear. */
  public record ToSend(UUID contactPoint, String code) {
    @Override
    public String toString() {
      return "ToSend";
    }
  }
}
