package org.portolan.cases.traveller;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Tx;

/**
 * Travellers who are signed in. Whoever shows the token that their browser was given is the
 * traveller; the store has only a keyed hash of it. All as {@link AskForCode#actor()}.
 */
@Dependent
public class TravellerSessions {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TOKEN_BYTES = 32;
  private static final int LONGEST_TOKEN = 64;

  private final BlindIndex index;
  private final PersonJournal journal;
  private final Duration idle;
  private final Duration longest;

  /**
   * How long a session lasts: {@code TRAVELLER_IDLE_MINUTES} without any act (20: time to look for
   * a paper, short on a phone that others pick up) and {@code TRAVELLER_LONGEST_MINUTES} in all.
   */
  @Inject
  public TravellerSessions(Keys keys, Settings settings) {
    this.index = keys.blindIndex();
    this.journal = new PersonJournal(keys);
    this.idle = Duration.ofMinutes(settings.number("TRAVELLER_IDLE_MINUTES", 20));
    this.longest = Duration.ofMinutes(settings.number("TRAVELLER_LONGEST_MINUTES", 120));
  }

  /**
   * Begins a session; the person's journal remembers it.
   *
   * @return the token, for the browser and nobody else
   */
  public String begin(Tx tx, Traveller traveller) {
    byte[] secret = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    forgetEnded(tx);
    tx.sql()
        .createUpdate(
            """
            INSERT INTO traveller_session (id, of_person, sent_to, began_at, acted_at)
            VALUES (:id, :person, :contact, :now, :now)
            """)
        .bind("id", hash(token))
        .bind("person", traveller.person())
        .bind("contact", traveller.contactPoint())
        .bind("now", tx.now())
        .execute();
    journal.record(
        tx, traveller.person(), "traveller.signed-in", Map.of("shared", traveller.shared()));
    return token;
  }

  /** Who shows a token, as their phone is said to be now; this counts as an act of theirs. */
  public Optional<Traveller> of(Tx tx, String token) {
    if (token.length() > LONGEST_TOKEN) {
      return Optional.empty();
    }
    return tx.sql()
        .createQuery(
            """
            UPDATE traveller_session SET acted_at = :now
            WHERE id = :id AND acted_at > :idle AND began_at > :longest
            RETURNING of_person, sent_to, unlocked
            """)
        .bind("id", hash(token))
        .bind("now", tx.now())
        .bind("idle", tx.now().minus(idle))
        .bind("longest", tx.now().minus(longest))
        .map(
            (row, context) -> {
              Set<UUID> unlocked = Set.of((UUID[]) row.getArray("unlocked").getArray());
              return EnterCode.asItIsNow(
                      tx,
                      row.getObject("of_person", UUID.class),
                      row.getObject("sent_to", UUID.class))
                  .map(
                      now ->
                          new Traveller(now.person(), now.contactPoint(), now.shared(), unlocked));
            })
        .findOne()
        .flatMap(found -> found);
  }

  /** Cases with a secret are open in this session from now on. */
  public void unlock(Tx tx, String token, Set<UUID> cases) {
    tx.sql()
        .createUpdate(
            """
            UPDATE traveller_session SET unlocked =
              ARRAY(SELECT DISTINCT one FROM unnest(unlocked || :cases) AS one)
            WHERE id = :id
            """)
        .bindArray("cases", UUID.class, cases.toArray())
        .bind("id", hash(token))
        .execute();
  }

  /** A case has a secret that was entered nowhere yet: no session has it open any more. */
  public static void lock(Tx tx, UUID caseId) {
    tx.sql()
        .createUpdate(
            """
            UPDATE traveller_session SET unlocked = array_remove(unlocked, :case)
            WHERE :case = ANY (unlocked)
            """)
        .bind("case", caseId)
        .execute();
  }

  /** Ends a session; one that is none ends as well. */
  public void end(Tx tx, String token) {
    tx.sql()
        .createUpdate("DELETE FROM traveller_session WHERE id = :id")
        .bind("id", hash(token))
        .execute();
  }

  private void forgetEnded(Tx tx) {
    tx.sql()
        .createUpdate(
            """
            DELETE FROM traveller_session WHERE id IN (
              SELECT id FROM traveller_session WHERE began_at <= :before FOR UPDATE SKIP LOCKED)
            """)
        .bind("before", tx.now().minus(longest))
        .execute();
  }

  private byte[] hash(String token) {
    return index.ofSignIn("traveller session " + token);
  }
}
