package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Recusals;

/**
 * Adults of a family apply together: each with an application of their own, which the others cannot
 * open, and all of them looked at side by side by the post. One gives another a code by hand, since
 * nobody can have us write to somebody. Whoever wants to apply alone again leaves, and nobody of
 * the family is told.
 */
@Dependent
public class ApplyTogether {

  /** For how many days a code is good. */
  static final int GOOD_DAYS = 14;

  /** Codes of a family that wait at a time. */
  static final int MOST_CODES = 12;

  private final Acting acting;
  private final BlindIndex index;

  @Inject
  public ApplyTogether(Keys keys, Applications applications, Recusals recusals) {
    this.acting = new Acting(applications, recusals);
    this.index = keys.blindIndex();
  }

  /**
   * What one adult gives another.
   *
   * @param lastDay where the applicant is
   */
  public record Invitation(PageTicket code, LocalDate lastDay) {
    @Override
    public String toString() {
      return "Invitation";
    }
  }

  /** Whether somebody applies together with others; as the application's own actor. */
  public boolean isTogether(Tx tx, UUID caseId) {
    return family(tx, caseId).isPresent();
  }

  /**
   * Draws a code for another adult, as {@link Applicant#of}.
   *
   * @return empty when the application is not theirs or at an end, or too many codes wait
   */
  public Optional<Invitation> invite(Tx tx, Traveller whose, UUID caseId) {
    Optional<Application> own = open(tx, whose, caseId);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    UUID family = family(tx, caseId).orElseGet(UUID::randomUUID);
    forgetExpired(tx);
    if (codes(tx, family) >= MOST_CODES) {
      return Optional.empty();
    }
    join(tx, own.get(), family);
    PageTicket code = PageTicket.draw();
    LocalDate lastDay = own.get().day(tx.now()).plusDays(GOOD_DAYS);
    Instant expires = lastDay.plusDays(1).atStartOfDay(own.get().origin().zone()).toInstant();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_family_code (code_index, family_id, of_post, expires_at)
            VALUES (:index, :family, :post, :expires)
            """)
        .bind("index", indexOf(code))
        .bind("family", family)
        .bind("post", own.get().origin().scope())
        .bind("expires", expires)
        .execute();
    tx.record(caseId, "visa.family-invited", Map.of());
    return Optional.of(new Invitation(code, lastDay));
  }

  /**
   * Somebody was given a code, as {@link Applicant#of}. A code that is none, too old, used, or of
   * another post gets the same answer.
   *
   * @return why not; empty when they apply together now
   */
  public Optional<Refusal> join(Tx tx, Traveller whose, UUID caseId, String typed) {
    Optional<Application> own = open(tx, whose, caseId);
    if (own.isEmpty()) {
      return Optional.of(Refusal.NOT_FOUND);
    }
    Optional<UUID> family =
        PageTicket.parse(typed).flatMap(code -> used(tx, code, own.get().origin().scope()));
    family.ifPresent(
        one -> {
          join(tx, own.get(), one);
          tx.record(caseId, "visa.family-joined", Map.of());
        });
    return family.isPresent() ? Optional.empty() : Optional.of(Refusal.BAD_REASON);
  }

  /** They apply alone again, as {@link Applicant#of}. */
  public void leave(Tx tx, Traveller whose, UUID caseId) {
    if (acting.own(tx, whose, caseId).isPresent()) {
      tx.sql()
          .createUpdate("DELETE FROM visa_family WHERE case_id = :case")
          .bind("case", caseId)
          .execute();
      tx.record(caseId, "visa.family-left", Map.of());
    }
  }

  /** The references of the others, for who works on all of them; drafts are nobody's but theirs. */
  public List<String> others(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(
            """
            SELECT f.reference FROM visa_family own
            JOIN visa_family other ON other.family_id = own.family_id
              AND other.case_id <> own.case_id
            JOIN visa_application a ON a.case_id = other.case_id AND a.submitted_at IS NOT NULL
            JOIN case_file f ON f.id = other.case_id
            WHERE own.case_id = :case ORDER BY other.joined_at, f.reference
            """)
        .bind("case", caseId)
        .mapTo(String.class)
        .list();
  }

  private Optional<Application> open(Tx tx, Traveller whose, UUID caseId) {
    return acting.own(tx, whose, caseId).filter(one -> !one.state().isClosed());
  }

  private static Optional<UUID> family(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery("SELECT family_id FROM visa_family WHERE case_id = :case")
        .bind("case", caseId)
        .mapTo(UUID.class)
        .findOne();
  }

  private static void join(Tx tx, Application own, UUID family) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_family (case_id, scope, family_id, joined_at)
            VALUES (:case, :scope, :family, :now)
            ON CONFLICT (case_id) DO UPDATE SET family_id = excluded.family_id
            """)
        .bind("case", own.caseId())
        .bind("scope", own.origin().scope())
        .bind("family", family)
        .bind("now", tx.now())
        .execute();
  }

  private Optional<UUID> used(Tx tx, PageTicket code, String post) {
    return tx.sql()
        .createQuery(
            """
            DELETE FROM visa_family_code
            WHERE code_index = :index AND of_post = :post AND expires_at > :now
            RETURNING family_id
            """)
        .bind("index", indexOf(code))
        .bind("post", post)
        .bind("now", tx.now())
        .mapTo(UUID.class)
        .findOne();
  }

  private static int codes(Tx tx, UUID family) {
    return tx.sql()
        .createQuery("SELECT count(*) FROM visa_family_code WHERE family_id = :family")
        .bind("family", family)
        .mapTo(Integer.class)
        .one();
  }

  private static void forgetExpired(Tx tx) {
    tx.sql()
        .createUpdate("DELETE FROM visa_family_code WHERE expires_at <= :now")
        .bind("now", tx.now())
        .execute();
  }

  private byte[] indexOf(PageTicket code) {
    return index.ofTicket("family " + code.text());
  }
}
