package org.portolan.cases.quarantine.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.quarantine.Protocols;
import org.portolan.cases.quarantine.model.CheckIn;
import org.portolan.cases.quarantine.model.CheckInState;
import org.portolan.cases.quarantine.model.Protocol;
import org.portolan.cases.quarantine.model.Question;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** The check-ins of quarantines; answers sealed under the case's key. */
@Dependent
public class CheckIns {

  private static final ManyRows<Saved> SAVE =
      ManyRows.<Saved>statement(
              """
              UPDATE check_in i SET state = r.state, open_question = r.question,
                unclear = r.unclear, well = r.well, answers = r.answers, answered_at = r.now
              FROM :rows WHERE i.id = r.id
              """)
          .column("id", "uuid", saved -> saved.checkIn.id())
          .column("state", "text", saved -> saved.checkIn.state().key())
          .column(
              "question",
              "text",
              saved -> saved.checkIn.openQuestion().map(Question::id).orElse(null))
          .column("unclear", "int4", saved -> saved.checkIn.unclear())
          .column("well", "bool", saved -> saved.checkIn.well().orElse(null))
          .column("answers", "bytea", Saved::answers)
          .column("now", "timestamptz", Saved::now)
          .build();

  private final Sealer sealer;
  private final Protocols protocols;

  @Inject
  public CheckIns(Sealer sealer, Protocols protocols) {
    this.sealer = sealer;
    this.protocols = protocols;
  }

  /** One quarantine with its latest check-in, both locked. */
  public Optional<Conversation> lock(Tx tx, UUID caseId) {
    return lock(tx, Set.of(caseId)).stream().findFirst();
  }

  /**
   * Quarantines, each with its latest check-in, all locked, so that two texts of a person follow in
   * turn: locking the check-in itself is what makes the second see what the first has changed.
   */
  public List<Conversation> lock(Tx tx, Collection<UUID> caseIds) {
    tx.writeNow();
    return tx.sql()
        .createQuery(
            """
            SELECT q.case_id, q.scope, q.protocol, q.protocol_version, q.time_zone, q.first_day,
              q.last_day, p.language, i.id, i.day, i.state, i.unclear, i.answers
            FROM quarantine q
            JOIN person p ON p.id = q.person_id
            LEFT JOIN LATERAL (
              SELECT id, day, state, unclear, answers FROM check_in
              WHERE case_id = q.case_id ORDER BY day DESC LIMIT 1 FOR UPDATE) i ON true
            WHERE q.case_id = ANY (:cases) ORDER BY q.case_id FOR UPDATE OF q
            """)
        .bindArray("cases", UUID.class, caseIds.toArray())
        .map((row, context) -> conversation(row))
        .list();
  }

  private Conversation conversation(ResultSet row) throws SQLException {
    UUID caseId = row.getObject("case_id", UUID.class);
    Protocol protocol = protocols.of(row.getString("protocol"), row.getInt("protocol_version"));
    Optional<Latest> latest =
        row.getObject("id", UUID.class) == null
            ? Optional.empty()
            : Optional.of(ofDay(row, caseId, protocol));
    return new Conversation(
        caseId,
        row.getString("scope"),
        protocol,
        Language.of(row.getString("language")),
        ZoneId.of(row.getString("time_zone")),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class),
        latest);
  }

  private Latest ofDay(ResultSet row, UUID caseId, Protocol protocol) throws SQLException {
    UUID checkIn = row.getObject("id", UUID.class);
    return new Latest(
        row.getObject("day", LocalDate.class),
        CheckIn.restored(
            checkIn,
            protocol,
            CheckInState.ofKey(row.getString("state")),
            row.getInt("unclear"),
            sealer.open(KeyId.ofCase(caseId), place(checkIn), row.getBytes("answers"))));
  }

  /**
   * The check-in of a day before the latest that a message of ours belongs to, locked.
   *
   * @param written when that message was; the latest day's question was not asked then
   */
  public Optional<Latest> before(Tx tx, Conversation conversation, Latest latest, Instant written) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, day, state, unclear, answers FROM check_in
            WHERE case_id = :case AND day < :latest AND asked_at <= :written
              AND NOT EXISTS (
                SELECT FROM check_in WHERE case_id = :case AND day = :latest AND asked_at <= :written)
            ORDER BY day DESC LIMIT 1 FOR UPDATE
            """)
        .bind("case", conversation.caseId())
        .bind("latest", latest.day())
        .bind("written", written)
        .map((row, context) -> ofDay(row, conversation.caseId(), conversation.protocol()))
        .findOne();
  }

  /** Stores a new check-in of a day; false when that day has one. */
  public boolean begin(Tx tx, UUID caseId, LocalDate day, CheckIn checkIn) {
    return begin(tx, List.of(new New(caseId, day, checkIn))).contains(checkIn.id());
  }

  /** Stores new check-ins with one batch; the ids of those whose day had none. */
  public Set<UUID> begin(Tx tx, List<New> begun) {
    PreparedBatch batch =
        tx.sql()
            .prepareBatch(
                """
                INSERT INTO check_in (id, case_id, day, scope, state, open_question)
                SELECT :id, case_id, :day, scope, :state, :question
                FROM quarantine WHERE case_id = :case
                ON CONFLICT (case_id, day) DO NOTHING
                """);
    for (New one : begun) {
      batch
          .bind("id", one.checkIn.id())
          .bind("case", one.caseId)
          .bind("day", one.day)
          .bind("state", CheckInState.DUE.key())
          .bind("question", one.checkIn.openQuestion().map(Question::id).orElse(null))
          .add();
    }
    Set<UUID> added = new HashSet<>();
    int[] counts = begun.isEmpty() ? new int[0] : batch.execute();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 1) {
        added.add(begun.get(i).checkIn.id());
      }
    }
    return added;
  }

  /** Keeps what a check-in has become, together with the others of this transaction. */
  public void save(Tx tx, UUID caseId, CheckIn checkIn) {
    byte[] answers = sealer.seal(KeyId.ofCase(caseId), place(checkIn.id()), checkIn.answersJson());
    tx.atEnd(SAVE, new Saved(checkIn, answers, tx.now()));
  }

  private static Place place(UUID checkIn) {
    return new Place("check_in", checkIn, "answers");
  }

  /** A quarantine as a conversation needs it. */
  public record Conversation(
      UUID caseId,
      String scope,
      Protocol protocol,
      Language language,
      ZoneId zone,
      LocalDate firstDay,
      LocalDate lastDay,
      Optional<Latest> latest) {}

  private record Saved(CheckIn checkIn, byte[] answers, Instant now) {}

  /** A check-in to be stored. */
  public record New(UUID caseId, LocalDate day, CheckIn checkIn) {}

  /** The check-in of a day, mostly of the latest that has one. */
  public record Latest(LocalDate day, CheckIn checkIn) {}
}
