package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.KeyVault;
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
  private final KeyVault vault;
  private final Sealer sealer;
  private final NumberToCall numbers;

  @Inject
  public AskForCall(Keys keys, Applications applications, Recusals recusals) {
    this.acting = new Acting(applications, recusals);
    this.recusals = recusals;
    this.vault = keys.vault();
    this.sealer = keys.sealer();
    this.numbers = new NumberToCall(sealer);
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
    List<Row> rows = rows(tx, officer);
    List<UUID> said =
        rows.stream().filter(row -> row.words != null).map(row -> row.caseId).toList();
    vault.prefetch(said.stream().map(KeyId::ofCase).toList());
    Readings.recordAll(tx, said, "case");
    return rows.stream()
        .map(row -> wish(tx, row))
        .sorted(Comparator.comparing((CallWish one) -> !one.isNow(tx.now())))
        .toList();
  }

  private static List<Row> rows(Tx tx, Officer officer) {
    return tx.sql()
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
        .map((row, context) -> new Row(row))
        .list();
  }

  private CallWish wish(Tx tx, Row row) {
    return new CallWish(
        row.id,
        row.caseId,
        row.reference,
        row.language,
        row.zone,
        row.hours,
        Optional.ofNullable(
            ReadSealed.open(
                tx, row.caseId, sealer, KeyId.ofCase(row.caseId), place(row.id), row.words)),
        row.askedAt);
  }

  /**
   * The number to call, for whoever calls: a reading of its own. Empty when nobody waits there, and
   * when it turned out to be somebody else's.
   */
  public Optional<String> number(Tx tx, Officer officer, UUID caseId) {
    return wanted(tx, caseId).isEmpty() || recusals.has(tx, caseId, officer.account())
        ? Optional.empty()
        : numbers.read(tx, caseId);
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

  /** A wish as it is stored, with what was said still sealed. */
  private static final class Row {
    private final UUID id;
    private final UUID caseId;
    private final String reference;
    private final Language language;
    private final ZoneId zone;
    private final CallHours hours;
    private final byte[] words;
    private final Instant askedAt;

    Row(ResultSet row) throws SQLException {
      id = row.getObject("id", UUID.class);
      caseId = row.getObject("case_id", UUID.class);
      reference = row.getString("reference");
      language = Language.of(row.getString("language"));
      zone = ZoneId.of(row.getString("time_zone"));
      hours = CallHours.find(row.getString("hours")).orElse(CallHours.ANY);
      words = row.getBytes("words");
      askedAt = row.getTimestamp("asked_at").toInstant();
    }
  }
}
