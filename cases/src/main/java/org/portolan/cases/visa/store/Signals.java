package org.portolan.cases.visa.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Found;
import org.portolan.cases.visa.model.Signal;
import org.portolan.cases.visa.model.SignalKind;
import org.portolan.cases.visa.model.SignalReason;
import org.portolan.cases.visa.model.Suspicion;

/** The signals of applications; what they are about is sealed under the case's key. */
@Dependent
public class Signals {

  private static final String TABLE = "visa_signal";

  private final Sealer sealer;
  private final BlindIndex index;

  @Inject
  public Signals(Keys keys) {
    this.sealer = keys.sealer();
    this.index = keys.blindIndex();
  }

  /**
   * Keeps what was found of some kinds. The same as before stays as it is, settled or not, and what
   * is a part of something settled is settled with it, as long as the values behind it are the
   * same; what nobody has settled and is no longer so goes.
   *
   * @param of whom was looked at; empty for everybody
   * @param kinds that were looked for
   * @return what is new
   */
  public List<Suspicion> keep(
      Tx tx, Application application, Optional<UUID> of, Set<SignalKind> kinds, List<Found> found) {
    UUID caseId = application.caseId();
    Map<ByteBuffer, Wanted> wanted = new HashMap<>();
    found.forEach(
        one ->
            wanted.put(
                ByteBuffer.wrap(index.ofSignal(caseId, one.about().sameness())),
                new Wanted(one.about(), behind(caseId, one))));
    List<Row> settled = new ArrayList<>();
    for (Row row : rows(tx, caseId, of, kinds)) {
      Wanted same = wanted.get(row.sameness());
      if (same != null && row.restsOn(same)) {
        wanted.remove(row.sameness());
        rest(tx, row, same);
      } else if (row.settled()) {
        settled.add(row);
      } else {
        tx.sql().createUpdate("DELETE FROM visa_signal WHERE id = ?").bind(0, row.id()).execute();
      }
    }
    if (!wanted.isEmpty() && !settled.isEmpty()) {
      Map<UUID, Suspicion> about =
          of(tx, caseId).stream().collect(Collectors.toMap(Signal::id, Signal::about));
      wanted
          .values()
          .removeIf(
              one ->
                  settled.stream()
                      .anyMatch(
                          row -> row.restsOn(one) && one.about().isPartOf(about.get(row.id()))));
    }
    wanted.forEach((sameness, one) -> insert(tx, application, sameness, one));
    count(tx, caseId);
    return wanted.values().stream().map(Wanted::about).toList();
  }

  /** Of whom and of what kind too: the same day means something else elsewhere. */
  private ByteBuffer behind(UUID caseId, Found one) {
    String whose = "behind " + one.about().kind().key() + " " + one.about().member();
    return ByteBuffer.wrap(index.ofSignal(caseId, whose + "\n" + String.join("\n", one.values())));
  }

  /** Of one that was raised before values were kept these are taken. */
  private static void rest(Tx tx, Row row, Wanted on) {
    if (row.behind().isEmpty()) {
      tx.sql()
          .createUpdate("UPDATE visa_signal SET behind_index = :behind WHERE id = :id")
          .bind("behind", on.behind().array())
          .bind("id", row.id())
          .execute();
    }
  }

  private static List<Row> rows(Tx tx, UUID caseId, Optional<UUID> of, Set<SignalKind> kinds) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, about_index, behind_index, settled_at IS NOT NULL AS settled
            FROM visa_signal
            WHERE case_id = :case AND kind = ANY (:kinds)
              AND (CAST(:member AS uuid) IS NULL OR member_id = CAST(:member AS uuid))
            """)
        .bind("case", caseId)
        .bind("member", of.orElse(null))
        .bindArray("kinds", String.class, kinds.stream().map(SignalKind::key).toArray())
        .map(
            (row, context) ->
                new Row(
                    row.getObject("id", UUID.class),
                    ByteBuffer.wrap(row.getBytes("about_index")),
                    Optional.ofNullable(row.getBytes("behind_index")).map(ByteBuffer::wrap),
                    row.getBoolean("settled")))
        .list();
  }

  private record Row(UUID id, ByteBuffer sameness, Optional<ByteBuffer> behind, boolean settled) {

    boolean restsOn(Wanted other) {
      return behind.map(other.behind()::equals).orElse(true);
    }
  }

  /** What is to be raised, and the hash of the values behind it. */
  private record Wanted(Suspicion about, ByteBuffer behind) {}

  private void insert(Tx tx, Application application, ByteBuffer sameness, Wanted wanted) {
    Suspicion one = wanted.about();
    UUID id = UUID.randomUUID();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_signal (id, case_id, scope, member_id, kind, detail, about_index,
              behind_index, raised_at)
            VALUES (:id, :case, :scope, CAST(:member AS uuid), :kind, :detail, :about, :behind,
              :now)
            """)
        .bind("id", id)
        .bind("case", application.caseId())
        .bind("scope", application.origin().scope())
        .bind("member", one.member())
        .bind("kind", one.kind().key())
        .bind("detail", seal(application.caseId(), id, "detail", one.toJson()))
        .bind("about", sameness.array())
        .bind("behind", wanted.behind().array())
        .bind("now", tx.now())
        .execute();
  }

  /** So that a list tells how many are open without asking for each of its rows. */
  private static void count(Tx tx, UUID caseId) {
    tx.sql()
        .createUpdate(
            """
            UPDATE visa_application SET open_signals = (SELECT count(*) FROM visa_signal
              WHERE case_id = :case AND settled_at IS NULL) WHERE case_id = :case
            """)
        .bind("case", caseId)
        .execute();
  }

  /**
   * All of an application, those that nobody has settled in front.
   *
   * <p>Opens sealed values: record the reading.
   */
  public List<Signal> of(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, detail, raised_at, settled_by, reason, note FROM visa_signal
            WHERE case_id = :case ORDER BY settled_at IS NOT NULL, raised_at, id
            """)
        .bind("case", caseId)
        .map((row, context) -> signal(caseId, row))
        .list();
  }

  /** One of them. */
  public Optional<Signal> find(Tx tx, UUID caseId, UUID id) {
    return of(tx, caseId).stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private Signal signal(UUID caseId, ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Signal(
        id,
        Suspicion.fromJson(
            sealer.open(KeyId.ofCase(caseId), place(id, "detail"), row.getBytes("detail"))),
        row.getTimestamp("raised_at").toInstant(),
        Optional.ofNullable(row.getString("settled_by")),
        Optional.ofNullable(row.getString("reason")).flatMap(SignalReason::find),
        Optional.ofNullable(
            sealer.open(KeyId.ofCase(caseId), place(id, "note"), row.getBytes("note"))));
  }

  /** An officer has settled one, or settles it in another way. */
  public void settle(Tx tx, UUID caseId, UUID id, SignalReason reason, Optional<String> note) {
    tx.sql()
        .createUpdate(
            """
            UPDATE visa_signal SET settled_at = :now, settled_by = :by, reason = :reason,
              note = :note
            WHERE id = :id
            """)
        .bind("now", tx.now())
        .bind("by", tx.actor().id())
        .bind("reason", reason.key())
        .bind("note", seal(caseId, id, "note", note.orElse(null)))
        .bind("id", id)
        .execute();
    count(tx, caseId);
  }

  private byte[] seal(UUID caseId, UUID id, String field, String value) {
    return sealer.seal(KeyId.ofCase(caseId), place(id, field), value);
  }

  private static Place place(UUID id, String field) {
    return new Place(TABLE, id, field);
  }
}
