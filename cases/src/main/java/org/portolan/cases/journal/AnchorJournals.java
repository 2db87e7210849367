package org.portolan.cases.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.journal.Anchor.Head;
import org.portolan.cases.journal.AnchorText.Read;
import org.portolan.cases.journal.AnchorText.Signed;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.SigningKey;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;

/**
 * Anchors the heads of all journals outside the database: on a schedule, those that have grown
 * since. One node at a time, whichever comes first; the file is written before the transaction
 * commits, and an anchor whose transaction did not commit is adopted by the next round.
 */
public class AnchorJournals {

  private static final Actor ACTOR = Actor.system("journal-anchors", Compartment.values());

  private static final ManyRows<Head> NOTE =
      ManyRows.<Head>statement(
              """
              INSERT INTO journal_anchored (case_id, seq)
              SELECT r.case_id, max(r.seq) FROM :rows GROUP BY r.case_id
              ON CONFLICT (case_id) DO UPDATE SET seq = excluded.seq
              """)
          .column("case_id", "uuid", Head::caseId)
          .column("seq", "int8", Head::seq)
          .build();

  private final CaseStore store;
  private final AnchorFile file;
  private final SigningKey key;
  private final Duration every;
  private final int atOnce;

  /** Anchors where and as often as the operator says. */
  public AnchorJournals(CaseStore store, Keys keys, Settings settings) {
    this(
        store,
        AnchorFile.of(settings, keys),
        keys.signingKey(Keys.ANCHORS),
        Duration.ofMinutes(settings.number("ANCHOR_EVERY_MINUTES", 10)),
        Anchor.MOST_HEADS);
  }

  AnchorJournals(CaseStore store, AnchorFile file, SigningKey key, Duration every, int atOnce) {
    this.store = store;
    this.file = file;
    this.key = key;
    this.every = every;
    this.atOnce = atOnce;
  }

  /** Makes the next anchor when it is due; how many journals it anchored. */
  public int step() {
    return store.call(ACTOR, tx -> claim(tx).map(state -> anchor(tx, state)).orElse(0));
  }

  /** When the newest anchor was made; empty before the first. */
  public Optional<Instant> newest() {
    return store.call(
        ACTOR,
        tx ->
            tx.sql()
                .createQuery("SELECT made_at FROM journal_anchoring WHERE made_at IS NOT NULL")
                .mapTo(Instant.class)
                .findOne());
  }

  private int anchor(Tx tx, State claimed) {
    State state = reconciled(tx, claimed);
    List<Head> heads = grown(tx);
    if (heads.isEmpty()) {
      remember(tx, state, tx.now().plus(every));
      return 0;
    }
    Anchor next = new Anchor(state.number + 1, tx.now(), state.digest, heads);
    Signed signed = AnchorText.write(next, key);
    long begins = file.append(signed.text());
    NOTE.update(tx, heads);
    remember(
        tx,
        new State(next.number(), next.at(), signed.digest(), begins),
        heads.size() == atOnce ? tx.now() : tx.now().plus(every));
    return heads.size();
  }

  /**
   * What the file has beyond what the database remembers is adopted. A file that has lost what the
   * database remembers cannot be mended, and verification says so ever after; everything is
   * anchored anew.
   */
  private State reconciled(Tx tx, State known) {
    Tail tail = new Tail(known);
    file.read(known.begins, tail::next);
    if (tail.lost) {
      tx.sql().execute("DELETE FROM journal_anchored");
      return known;
    }
    tail.adopted.forEach(anchor -> NOTE.update(tx, anchor.heads()));
    return tail.state;
  }

  private static Optional<State> claim(Tx tx) {
    return tx.sql()
        .createQuery(
            """
            SELECT number, made_at, digest, file_begins FROM journal_anchoring
            WHERE due_at <= :now FOR UPDATE SKIP LOCKED
            """)
        .bind("now", tx.now())
        .map(
            (row, context) ->
                new State(
                    row.getLong("number"),
                    row.getTimestamp("made_at") == null
                        ? null
                        : row.getTimestamp("made_at").toInstant(),
                    row.getBytes("digest"),
                    row.getLong("file_begins")))
        .findOne();
  }

  private List<Head> grown(Tx tx) {
    return tx.sql()
        .createQuery(
            """
            SELECT f.id, f.journal_seq, f.journal_mac FROM case_file f
            LEFT JOIN journal_anchored a ON a.case_id = f.id
            WHERE f.journal_seq > 0 AND f.journal_seq IS DISTINCT FROM a.seq LIMIT :most
            """)
        .bind("most", atOnce)
        .map(
            (row, context) ->
                new Head(
                    row.getObject("id", UUID.class),
                    row.getLong("journal_seq"),
                    row.getBytes("journal_mac")))
        .list();
  }

  private static void remember(Tx tx, State state, Instant due) {
    tx.sql()
        .createUpdate(
            """
            UPDATE journal_anchoring SET due_at = :due, number = :number,
              made_at = CAST(:at AS timestamptz), digest = :digest, file_begins = :begins
            """)
        .bind("due", due)
        .bind("number", state.number)
        .bind("at", state.at)
        .bind("digest", state.digest)
        .bind("begins", state.begins)
        .execute();
  }

  /**
   * The newest anchor that the database knows of.
   *
   * @param begins where it begins in the file
   */
  private record State(long number, Instant at, byte[] digest, long begins) {}

  /** Reads the file from the newest anchor that the database knows of. */
  private static final class Tail {

    private final List<Anchor> adopted = new ArrayList<>();
    private State state;
    private boolean lost;

    Tail(State known) {
      this.state = known;
      this.lost = known.number > 0;
    }

    void next(AnchorFile.Block block) {
      Anchor anchor = block.read().map(Read::anchor).orElse(null);
      if (anchor == null) {
        return;
      }
      byte[] digest = block.read().get().digest();
      if (lost) {
        lost = !(anchor.number() == state.number && Arrays.equals(digest, state.digest));
      } else if (anchor.number() == state.number + 1
          && Arrays.equals(anchor.previous(), state.digest)) {
        adopted.add(anchor);
        state = new State(anchor.number(), anchor.at(), digest, block.begins());
      }
    }
  }
}
