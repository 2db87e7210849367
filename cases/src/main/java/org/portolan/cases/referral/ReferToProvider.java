package org.portolan.cases.referral;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;

/**
 * A support worker refers somebody to a provider, who then reads this case and nothing else, and
 * ends it. Both are entries of the case's journal.
 */
@Dependent
public class ReferToProvider {

  /** For how long at most, before somebody has to say again that it is still needed. */
  public static final int MOST_DAYS = 90;

  private static final int LONGEST_CONSENT = 500;

  /** The longest that a provider is told, in UTF-16 units. */
  public static final int LONGEST_TOLD = 4_000;

  private final Timeline timeline;

  @Inject
  public ReferToProvider(Timeline timeline) {
    this.timeline = timeline;
  }

  /**
   * To whom somebody is referred.
   *
   * @param name as the case's journal is to tell it
   */
  public record Provider(UUID account, String name) {
    @Override
    public String toString() {
      return "Provider[" + account + "]";
    }
  }

  /**
   * What is written when somebody is referred.
   *
   * @param consent how and when the person agreed, and to what; it stands in the case's journal
   * @param told what the provider needs to know to help them, and nothing else: it is a note of the
   *     case, and of its notes the only one that they are shown
   */
  public record Words(String consent, String told) {

    public Words {
      consent = consent == null ? "" : consent.strip();
      told = told == null ? "" : told.strip();
    }

    @Override
    public String toString() {
      return "Words";
    }
  }

  /** What became of it. */
  public enum Outcome {
    DONE,
    /** Nobody said how the person agreed. */
    NO_CONSENT,
    /** Nothing was written for the provider, or more than {@link #LONGEST_TOLD}. */
    NOTHING_TOLD,
    /** It is not for one day or more, up to {@link #MOST_DAYS}. */
    BAD_DAYS,
    /** It is referred to this provider already. */
    ALREADY,
    /** This actor has no such support case that is open, or no such referral. */
    NOT_FOUND;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Refers the person of a support case.
   *
   * @param provider of the worker's own organisation, for which the caller vouches
   * @param days for how many it is
   * @param words what the person agreed to, and what the provider is told
   */
  public Outcome refer(Tx tx, CaseReference reference, Provider provider, int days, Words words) {
    if (words.consent().isEmpty() || words.consent().length() > LONGEST_CONSENT) {
      return Outcome.NO_CONSENT;
    }
    if (words.told().isEmpty() || words.told().length() > LONGEST_TOLD) {
      return Outcome.NOTHING_TOLD;
    }
    if (days < 1 || days > MOST_DAYS) {
      return Outcome.BAD_DAYS;
    }
    Optional<UUID> found = supportCase(tx, reference);
    if (found.isEmpty()) {
      return Outcome.NOT_FOUND;
    }
    endOverdue(tx, found.get(), provider.account());
    UUID referral = UUID.randomUUID();
    if (!insert(tx, referral, found.get(), provider.account(), days)) {
      return Outcome.ALREADY;
    }
    tell(tx, referral, timeline.note(tx, found.get(), words.told()));
    tx.record(
        found.get(),
        "referral.made",
        Map.of("provider", provider.name(), "days", days, "consent", words.consent()));
    return Outcome.DONE;
  }

  /** Locked, so that it is not closed without this referral. */
  private static Optional<UUID> supportCase(Tx tx, CaseReference reference) {
    return tx.sql()
        .createQuery(
            """
            SELECT id FROM case_file
            WHERE reference = :reference AND compartment = 'support' AND closed_at IS NULL
              AND erased_at IS NULL
            FOR UPDATE
            """)
        .bind("reference", reference.text())
        .mapTo(UUID.class)
        .findOne();
  }

  /** What ended by itself makes room for another. */
  private static void endOverdue(Tx tx, UUID caseId, UUID provider) {
    tx.sql()
        .createUpdate(
            """
            UPDATE referral SET ended_at = ends_at
            WHERE referred_case = :case AND provider = :provider AND ended_at IS NULL
              AND ends_at <= :now
            """)
        .bind("case", caseId)
        .bind("provider", provider)
        .bind("now", tx.now())
        .execute();
  }

  private static void tell(Tx tx, UUID referral, UUID note) {
    tx.sql()
        .createUpdate("UPDATE referral SET told_entry = :note WHERE id = :id")
        .bind("note", note)
        .bind("id", referral)
        .execute();
  }

  private static boolean insert(Tx tx, UUID id, UUID caseId, UUID provider, int days) {
    return tx.sql()
            .createUpdate(
                """
                INSERT INTO referral (id, scope, referred_case, provider, made_at, ends_at)
                SELECT :id, scope, id, :provider, :now, :until FROM case_file WHERE id = :case
                ON CONFLICT (referred_case, provider) WHERE ended_at IS NULL DO NOTHING
                """)
            .bind("id", id)
            .bind("case", caseId)
            .bind("provider", provider)
            .bind("now", tx.now())
            .bind("until", tx.now().plus(Duration.ofDays(days)))
            .execute()
        == 1;
  }

  /** The provider reads it no longer. */
  public Outcome end(Tx tx, UUID referral) {
    Optional<Referral> found = Referrals.lock(tx, referral).filter(one -> one.isOpen(tx.now()));
    found.ifPresent(
        one -> {
          tx.sql()
              .createUpdate("UPDATE referral SET ended_at = :now WHERE id = :id")
              .bind("now", tx.now())
              .bind("id", referral)
              .execute();
          tx.record(one.caseId(), "referral.ended", Map.of());
        });
    return found.isPresent() ? Outcome.DONE : Outcome.NOT_FOUND;
  }
}
