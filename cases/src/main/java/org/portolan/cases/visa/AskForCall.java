package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Readings;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.CallHours;
import org.portolan.cases.visa.model.CallWish;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Recusals;
import org.portolan.i18n.Language;

/**
 * An applicant wants to be called: a task for the officers of their post, with the hours in which
 * it is right. Also while they still write: then officers see who wants to be called, and nothing
 * of the draft.
 */
@Dependent
public class AskForCall {

  /** In characters. */
  public static final int LONGEST_WORDS = 500;

  /** As many as a desk calls in a day. */
  static final int MOST_LISTED = 200;

  private static final String TABLE = "visa_call";

  private final Acting acting;
  private final Recusals recusals;
  private final Sealer sealer;

  @Inject
  public AskForCall(Keys keys, Applications applications, Recusals recusals) {
    this.acting = new Acting(applications, recusals);
    this.recusals = recusals;
    this.sealer = keys.sealer();
  }

  /**
   * Asks, as {@link Applicant#of}. Whoever asked before is called once; the newer hours count.
   *
   * @return why not; empty when it is noted
   */
  public Optional<Refusal> ask(Tx tx, Traveller whose, UUID caseId, CallHours hours, String words) {
    Optional<Application> own = acting.own(tx, whose, caseId);
    if (own.isEmpty()) {
      return Optional.of(Refusal.NOT_FOUND);
    }
    String said = words == null ? "" : words.strip();
    if (said.codePointCount(0, said.length()) > LONGEST_WORDS) {
      return Optional.of(Refusal.TOO_LONG);
    }
    close(tx, caseId);
    UUID id = UUID.randomUUID();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_call (id, case_id, scope, hours, words, asked_at)
            VALUES (:id, :case, :scope, :hours, CAST(:words AS bytea), :now)
            """)
        .bind("id", id)
        .bind("case", caseId)
        .bind("scope", own.get().origin().scope())
        .bind("hours", hours.key())
        .bind("words", said.isEmpty() ? null : sealer.seal(KeyId.ofCase(caseId), place(id), said))
        .bind("now", tx.now())
        .execute();
    tx.record(caseId, "visa.call-wanted", Map.of("hours", hours.key()));
    return Optional.empty();
  }

  /** They want no call any more, as {@link Applicant#of}. */
  public void cancel(Tx tx, Traveller whose, UUID caseId) {
    if (acting.own(tx, whose, caseId).isPresent() && close(tx, caseId)) {
      tx.record(caseId, "visa.call-unwanted", Map.of());
    }
  }

  /** In which hours somebody waits for a call; empty when they do not. */
  public Optional<CallHours> wanted(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery("SELECT hours FROM visa_call WHERE case_id = :case AND done_at IS NULL")
        .bind("case", caseId)
        .mapTo(String.class)
        .findOne()
        .flatMap(CallHours::find);
  }

  /**
   * Who waits for a call at the officer's post: first those whose hours it is, each the longest
   * first. What they wrote is opened, and the reading recorded.
   */
  public List<CallWish> waiting(Tx tx, Officer officer) {
    List<CallWish> all =
        tx.sql()
            .createQuery(
                """
                SELECT c.id, c.case_id, c.hours, c.words, c.asked_at, a.language, a.time_zone,
                  f.reference
                FROM visa_call c JOIN visa_application a ON a.case_id = c.case_id
                JOIN case_file f ON f.id = c.case_id AND f.erased_at IS NULL
                WHERE c.done_at IS NULL AND NOT EXISTS (SELECT FROM visa_recusal r
                  WHERE r.case_id = c.case_id AND r.staff_id = :account)
                ORDER BY c.asked_at, c.id LIMIT :most
                """)
            .bind("account", officer.account())
            .bind("most", MOST_LISTED)
            .map((row, context) -> wish(tx, row))
            .list();
    all.stream()
        .filter(one -> one.words().isPresent())
        .forEach(one -> Readings.record(tx, one.caseId(), "case"));
    return all.stream()
        .sorted(Comparator.comparing((CallWish one) -> !one.isNow(tx.now())))
        .toList();
  }

  private CallWish wish(Tx tx, ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    UUID caseId = row.getObject("case_id", UUID.class);
    byte[] words = row.getBytes("words");
    return new CallWish(
        id,
        caseId,
        row.getString("reference"),
        Language.of(row.getString("language")),
        ZoneId.of(row.getString("time_zone")),
        CallHours.find(row.getString("hours")).orElse(CallHours.ANY),
        words == null
            ? Optional.empty()
            : Optional.of(
                ReadSealed.open(tx, caseId, sealer, KeyId.ofCase(caseId), place(id), words)),
        row.getTimestamp("asked_at").toInstant());
  }

  /** The number to call, for whoever calls: a reading of its own. Empty when nobody waits there. */
  public Optional<String> number(Tx tx, Officer officer, UUID caseId) {
    if (wanted(tx, caseId).isEmpty() || recusals.has(tx, caseId, officer.account())) {
      return Optional.empty();
    }
    Readings.record(tx, caseId, "phone");
    return tx.sql()
        .createQuery(
            """
            SELECT c.id, c.person_id, c.value FROM visa_application a
            JOIN contact_point c ON c.id = a.contact_point_id WHERE a.case_id = :case
            """)
        .bind("case", caseId)
        .map(
            (row, context) ->
                ReadSealed.open(
                    tx,
                    caseId,
                    sealer,
                    KeyId.ofPerson(row.getObject("person_id", UUID.class)),
                    new Place("contact_point", row.getObject("id", UUID.class), "value"),
                    row.getBytes("value")))
        .findOne();
  }

  /** They were called; false when somebody had done it. */
  public boolean done(Tx tx, Officer officer, UUID caseId) {
    boolean closed = !recusals.has(tx, caseId, officer.account()) && close(tx, caseId);
    if (closed) {
      tx.record(caseId, "visa.called", Map.of());
    }
    return closed;
  }

  private static boolean close(Tx tx, UUID caseId) {
    return tx.sql()
            .createUpdate(
                """
                UPDATE visa_call SET done_at = :now, done_by = :by
                WHERE case_id = :case AND done_at IS NULL
                """)
            .bind("now", tx.now())
            .bind("by", tx.actor().id())
            .bind("case", caseId)
            .execute()
        > 0;
  }

  private static Place place(UUID id) {
    return new Place(TABLE, id, "words");
  }
}
