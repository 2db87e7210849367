package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.staff.Passwords;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Recusals;

/**
 * A secret that an applicant sets before their application. Families share a phone, and a code to
 * it says only that somebody holds it: with a secret nobody opens the application who does not know
 * it, whatever else they know. Kept as a slow hash; nobody can tell it again.
 */
@Dependent
public class OwnSecret {

  /** In characters; a phrase is easier to remember than signs. */
  public static final int SHORTEST = 8;

  /** Enough for a sentence. */
  public static final int LONGEST = 100;

  static final int MOST_TRIES = 5;
  static final Duration PAUSE = Duration.ofMinutes(15);

  private final Acting acting;

  @Inject
  public OwnSecret(Applications applications, Recusals recusals) {
    this.acting = new Acting(applications, recusals);
  }

  /**
   * Sets it, in the place of another if there is one, as {@link Applicant#of}. Whoever is signed in
   * elsewhere has to enter it from now on.
   *
   * @return why not; empty when it is set
   */
  public Optional<Refusal> set(Tx tx, Traveller whose, UUID caseId, String typed) {
    Optional<Application> found = acting.own(tx, whose, caseId);
    if (found.isEmpty()) {
      return Optional.of(Refusal.NOT_FOUND);
    }
    String secret = plain(typed);
    int length = secret.codePointCount(0, secret.length());
    if (length < SHORTEST || length > LONGEST) {
      return Optional.of(length < SHORTEST ? Refusal.EMPTY : Refusal.TOO_LONG);
    }
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_secret (case_id, scope, hash, set_at)
            VALUES (:case, :scope, :hash, :now)
            ON CONFLICT (case_id) DO UPDATE
              SET hash = excluded.hash, set_at = excluded.set_at, tries = 0, tried_at = NULL
            """)
        .bind("case", caseId)
        .bind("scope", found.get().origin().scope())
        .bind("hash", Passwords.hash(secret.toCharArray()))
        .bind("now", tx.now())
        .execute();
    tx.record(caseId, "visa.secret-set", Map.of());
    return Optional.empty();
  }

  /** Whether an application has one. */
  public boolean isSet(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery("SELECT EXISTS (SELECT FROM visa_secret WHERE case_id = :case)")
        .bind("case", caseId)
        .mapTo(Boolean.class)
        .one();
  }

  /** Its applicant, to whom it is open, takes it off; as {@link Applicant#of}. */
  public void remove(Tx tx, Traveller whose, UUID caseId) {
    if (acting.own(tx, whose, caseId).isPresent()) {
      remove(tx, caseId);
    }
  }

  /** An officer of the post takes it off, once they are sure that it is the applicant who asks. */
  public void takeOff(Tx tx, Officer officer, UUID caseId) {
    if (acting.ofPost(tx, officer, caseId).isPresent()) {
      remove(tx, caseId);
    }
  }

  private static void remove(Tx tx, UUID caseId) {
    int removed =
        tx.sql()
            .createUpdate("DELETE FROM visa_secret WHERE case_id = :case")
            .bind("case", caseId)
            .execute();
    if (removed > 0) {
      tx.record(caseId, "visa.secret-removed", Map.of());
    }
  }

  /**
   * Tries what somebody typed on all of their applications that have a secret, as the actor that
   * signs travellers in. A try counts only when the transaction commits; after five in a row none
   * counts for a quarter of an hour.
   *
   * @return those that it opens; none when it opens nothing, whatever the reason
   */
  public Set<UUID> opens(Tx tx, Traveller whose, String typed) {
    String secret = plain(typed);
    if (secret.isEmpty() || secret.length() > 2 * LONGEST) {
      return Set.of();
    }
    Set<UUID> opened =
        tryOnce(tx, whose).entrySet().stream()
            .filter(one -> Passwords.matches(secret.toCharArray(), one.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    tx.sql()
        .createUpdate("UPDATE visa_secret SET tries = 0 WHERE case_id = ANY (:opened)")
        .bindArray("opened", UUID.class, opened.toArray())
        .execute();
    return opened;
  }

  private static Map<UUID, String> tryOnce(Tx tx, Traveller whose) {
    Map<UUID, String> hashes = new HashMap<>();
    tx.sql()
        .createQuery(
            """
            UPDATE visa_secret s SET tried_at = :now,
              tries = CASE WHEN tried_at > :since THEN tries + 1 ELSE 1 END
            FROM case_file f
            WHERE f.id = s.case_id AND f.person_id = :person AND f.erased_at IS NULL
              AND (tries < :most OR tried_at <= :since)
            RETURNING s.case_id, s.hash, s.tries
            """)
        .bind("now", tx.now())
        .bind("since", tx.now().minus(PAUSE))
        .bind("person", whose.person())
        .bind("most", MOST_TRIES)
        .map(
            (row, context) -> {
              UUID caseId = row.getObject("case_id", UUID.class);
              if (row.getInt("tries") == MOST_TRIES) {
                tx.record(caseId, "visa.secret-tried", Map.of());
              }
              return hashes.put(caseId, row.getString("hash"));
            })
        .list();
    return hashes;
  }

  /** The same on every keyboard. */
  private static String plain(String typed) {
    return typed == null ? "" : Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
  }
}
