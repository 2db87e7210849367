package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.staff.Passwords;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.traveller.TravellerSessions;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Helpers;
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

  private final Acting acting;
  private final Helpers helpers;

  @Inject
  public OwnSecret(Applications applications, Recusals recusals, Helpers helpers) {
    this.acting = new Acting(applications, recusals);
    this.helpers = helpers;
  }

  /** A secret as it is kept. */
  public record Kept(String hash) {
    @Override
    public String toString() {
      return "Kept";
    }
  }

  /**
   * What is to be kept of a secret. Slow on purpose: outside any transaction.
   *
   * @return empty when it is too short or too long
   */
  public static Optional<Kept> kept(String typed) {
    String secret = plain(typed);
    int length = secret.codePointCount(0, secret.length());
    return length < SHORTEST || length > LONGEST
        ? Optional.empty()
        : Optional.of(new Kept(Passwords.hash(secret.toCharArray())));
  }

  /**
   * Sets it, in the place of another if there is one, as {@link Applicant#of}. Wherever somebody is
   * signed in it has to be entered from now on. Who helps may have come by the phone that others
   * hold too: the first secret ends what they may do.
   *
   * @return false when the application is not theirs
   */
  public boolean set(Tx tx, Traveller whose, UUID caseId, Kept secret) {
    Optional<Application> own = acting.own(tx, whose, caseId);
    own.ifPresent(
        application -> {
          if (!isSet(tx, caseId)) {
            helpers.endAll(tx, caseId).forEach(one -> HelpApplicant.ended(tx, caseId, one));
          }
          keep(tx, application, secret);
          TravellerSessions.lock(tx, caseId);
          tx.record(caseId, "visa.secret-set", Map.of());
        });
    return own.isPresent();
  }

  private static void keep(Tx tx, Application application, Kept secret) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_secret (case_id, scope, hash, set_at)
            VALUES (:case, :scope, :hash, :now)
            ON CONFLICT (case_id) DO UPDATE
              SET hash = excluded.hash, set_at = excluded.set_at, tries = 0, tried_at = NULL
            """)
        .bind("case", application.caseId())
        .bind("scope", application.origin().scope())
        .bind("hash", secret.hash())
        .bind("now", tx.now())
        .execute();
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

  /**
   * An officer of the post takes it off, once they are sure that it is the applicant who asks. That
   * of a draft stays: a draft is nobody's but its applicant's.
   */
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

  /** The same on every keyboard. */
  static String plain(String typed) {
    return typed == null ? "" : Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
  }
}
