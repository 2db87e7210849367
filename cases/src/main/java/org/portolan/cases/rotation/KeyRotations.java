package org.portolan.cases.rotation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.RenewKeys;
import org.portolan.cases.keys.RotateMaster;
import org.portolan.cases.rotation.SealedColumns.SealedTable;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;

/**
 * Rotations of keys that an administrator starts: of the master keyset, or of the keys of people
 * and cases. Any node does the next batch, and goes on where another stopped.
 *
 * <p>Administrators see that and how far, and no value: the system seals them again.
 */
@Dependent
public class KeyRotations {

  private static final int AT_ONCE = 100;

  private static final Actor SYSTEM = Actor.system("key-rotation", Compartment.values());

  private final CaseStore store;
  private final RotateMaster master;
  private final RenewKeys renewal;
  private final ResealValues reseal;
  private final InstantSource realTime;

  @Inject
  public KeyRotations(CaseStore store, Keys keys) {
    this(store, keys, keys.renewKeys(), InstantSource.system());
  }

  KeyRotations(CaseStore store, Keys keys, RenewKeys renewal, InstantSource realTime) {
    this.store = store;
    this.master = keys.rotateMaster();
    this.renewal = renewal;
    this.reseal = new ResealValues(keys);
    this.realTime = realTime;
  }

  /** What is rotated. */
  public enum Kind {
    /** The key that wraps all others. */
    MASTER,
    /** The keys of people and cases. */
    CASES;

    /** As stored. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What became of the wish to rotate. */
  public enum Started {
    /** A node begins in a few seconds. */
    WAITING,
    /** One is under way; it serves as well. */
    RUNS_ALREADY,
    /** Not for somebody of this role. */
    REFUSED
  }

  /** Whether somebody may rotate keys: who runs the system and its accounts. */
  public static boolean areOpenTo(StaffMember member) {
    return member.worksIn(Compartment.ACCESS);
  }

  /** Has keys rotated. */
  public Started start(StaffMember by, Kind kind) {
    if (!areOpenTo(by)) {
      return Started.REFUSED;
    }
    int added =
        store.call(
            by.actor(),
            tx ->
                tx.sql()
                    .createUpdate(
                        """
                        INSERT INTO key_rotation (id, kind, started_by, started_at, wanted_at)
                        VALUES (:id, :kind, :by, :now, :wanted) ON CONFLICT DO NOTHING
                        """)
                    .bind("id", UUID.randomUUID())
                    .bind("kind", kind.key())
                    .bind("by", by.actor().id())
                    .bind("now", tx.now())
                    .bind("wanted", realTime.instant())
                    .execute());
    return added == 1 ? Started.WAITING : Started.RUNS_ALREADY;
  }

  /** The newest rotation of a kind, for who may see it; empty when there was none. */
  public Optional<Rotation> newest(StaffMember reader, Kind kind) {
    return areOpenTo(reader)
        ? store.call(reader.actor(), tx -> newest(tx, kind))
        : Optional.empty();
  }

  private Optional<Rotation> newest(Tx tx, Kind kind) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, started_at, wanted_at, ended_at FROM key_rotation
            WHERE kind = :kind ORDER BY wanted_at DESC LIMIT 1
            """)
        .bind("kind", kind.key())
        .map((row, context) -> rotation(kind, row))
        .findOne();
  }

  private Rotation rotation(Kind kind, ResultSet row) throws SQLException {
    Instant wanted = row.getTimestamp("wanted_at").toInstant();
    Optional<Instant> ended =
        Optional.ofNullable(row.getTimestamp("ended_at")).map(at -> at.toInstant());
    Progress progress =
        kind == Kind.MASTER
            ? new Progress(master.progress().total(), master.progress().done())
            : new Progress(renewal.progress(wanted).total(), renewal.progress(wanted).done());
    return new Rotation(
        row.getObject("id", UUID.class),
        row.getTimestamp("started_at").toInstant(),
        ended,
        progress);
  }

  /** Does the next batch of whatever is under way; returns how much it did. */
  public int step() {
    Map<Kind, Open> open = store.call(SYSTEM, KeyRotations::open);
    int did = 0;
    if (open.containsKey(Kind.MASTER)) {
      did += stepMaster(open.get(Kind.MASTER));
    }
    if (open.containsKey(Kind.CASES)) {
      did += stepCases(open.get(Kind.CASES));
    }
    return did;
  }

  private static Map<Kind, Open> open(Tx tx) {
    return tx
        .sql()
        .createQuery("SELECT id, kind, wanted_at, begun FROM key_rotation WHERE ended_at IS NULL")
        .map(
            (row, context) ->
                new Open(
                    row.getObject("id", UUID.class),
                    Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                    row.getTimestamp("wanted_at").toInstant(),
                    row.getBoolean("begun")))
        .list()
        .stream()
        .collect(Collectors.toMap(Open::kind, rotation -> rotation));
  }

  private int stepMaster(Open rotation) {
    if (!rotation.begun()) {
      store.run(SYSTEM, tx -> begin(tx, rotation));
    }
    if (master.step(AT_ONCE)) {
      return 1;
    }
    store.run(SYSTEM, tx -> end(tx, rotation));
    return 0;
  }

  private int stepCases(Open rotation) {
    int renewed = renewal.renew(rotation.wanted(), realTime.instant(), AT_ONCE);
    List<KeyId> owners = renewal.toReseal(realTime.instant(), AT_ONCE);
    Map<Boolean, List<KeyId>> bySort =
        owners.stream().collect(Collectors.groupingBy(SealedColumns::isCase));
    bySort.forEach(this::reseal);
    renewal.resealed(owners, realTime.instant());
    if (renewed == 0 && owners.isEmpty() && renewal.progress(rotation.wanted()).isOver()) {
      store.run(SYSTEM, tx -> end(tx, rotation));
    }
    return renewed + owners.size();
  }

  /** Rows of one table at a time: whoever works on a case has rows of several locked. */
  private void reseal(boolean cases, List<KeyId> owners) {
    for (SealedTable table : SealedColumns.of(cases)) {
      store.run(SYSTEM, tx -> reseal.of(tx, table, cases, owners));
    }
  }

  /** Others wait for the row: who came late would add one more key, even after the end. */
  private void begin(Tx tx, Open rotation) {
    int first =
        tx.sql()
            .createUpdate("UPDATE key_rotation SET begun = true WHERE id = :id AND NOT begun")
            .bind("id", rotation.id())
            .execute();
    if (first == 1) {
      master.begin();
    }
  }

  private static void end(Tx tx, Open rotation) {
    tx.sql()
        .createUpdate("UPDATE key_rotation SET ended_at = :now WHERE id = :id AND ended_at IS NULL")
        .bind("id", rotation.id())
        .bind("now", tx.now())
        .execute();
  }

  private record Open(UUID id, Kind kind, Instant wanted, boolean begun) {}

  /**
   * A rotation.
   *
   * @param endedAt empty while it is under way
   */
  public record Rotation(UUID id, Instant startedAt, Optional<Instant> endedAt, Progress progress) {

    /** Whether it is under way. */
    public boolean open() {
      return endedAt.isEmpty();
    }
  }

  /** How many keys there are, and how many are done. */
  public record Progress(long total, long done) {

    /** From 0 to 100. */
    public long percent() {
      return total == 0 ? 100 : Math.min(100, done * 100 / total);
    }
  }
}
