package org.portolan.cases.journal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.JournalChain;
import org.portolan.cases.store.TestStore;

/** Journals of a test's own, with somebody who can do anything to the database but has no key. */
final class AJournal implements AutoCloseable {

  static final String SCOPE = "authority/journal-test";
  static final Actor OFFICER = Actor.system("test", Compartment.HEALTH);

  /** Verifying goes through all journals there are. */
  static final TestStore TEST = TestStore.apart();

  private final TestStore test = TEST;
  private final CaseStore store = test.store(Clock.systemUTC());
  private final Jdbi owner = Jdbi.create(test.asOwner());
  private final List<UUID> cases = new ArrayList<>();
  private final AnchorFile file;

  /** A fresh start: nothing is anchored yet. */
  AJournal(Path anchors) {
    file = new AnchorFile(anchors, test.keys().signingKey(Keys.ANCHORS));
    asOwner("DELETE FROM journal_anchored");
    asOwner(
        "UPDATE journal_anchoring SET due_at = 'epoch', number = 0, made_at = NULL, digest = '',"
            + " file_begins = 0");
  }

  CaseStore store() {
    return store;
  }

  AnchorFile file() {
    return file;
  }

  /** A case whose journal has that many entries. */
  UUID ofLength(int entries) {
    UUID id = open(Compartment.HEALTH, null);
    grow(id, entries - 1);
    return id;
  }

  /** A case of somebody, or of nobody known, whose journal has one entry. */
  UUID open(Compartment compartment, UUID person) {
    UUID id =
        store.call(
            Actor.system("test", compartment),
            tx ->
                new OpenCase(test.keys()).open(tx, "quarantine", compartment, SCOPE, person).id());
    cases.add(id);
    return id;
  }

  void grow(UUID id, int entries) {
    for (int i = 0; i < entries; i++) {
      int length = i;
      store.run(OFFICER, tx -> tx.record(id, "note.added", Map.of("length", length)));
    }
  }

  /** Whoever owns the tables: no policy and no right stands in the way. */
  int asOwner(String sql, Object... arguments) {
    return owner.withHandle(
        h -> {
          // the reference from entries to cases is the owner's to lift as well
          h.execute(
              "ALTER TABLE journal_event DROP CONSTRAINT IF EXISTS journal_event_case_id_fkey");
          return h.execute(sql, arguments);
        });
  }

  VerifyJournals verify() {
    return new VerifyJournals(store, JournalChain.of(test.keys()), file, 3);
  }

  int anchor() {
    return anchors(Anchor.MOST_HEADS).step();
  }

  AnchorJournals anchors(int atOnce) {
    return new AnchorJournals(
        store, file, test.keys().signingKey(Keys.ANCHORS), Duration.ZERO, atOnce);
  }

  /** What is found of a case; null when it holds. */
  String found(UUID id) {
    return verify().of(id).findings().stream()
        .map(finding -> finding.damage() + " " + finding.number())
        .findFirst()
        .orElse(null);
  }

  @Override
  public void close() {
    for (UUID id : cases) {
      asOwner("DELETE FROM journal_event WHERE case_id = ?", id);
      asOwner("DELETE FROM journal_feed WHERE case_id = ?", id);
      asOwner("DELETE FROM case_file WHERE id = ?", id);
    }
    asOwner("DELETE FROM journal_anchored");
    asOwner(
        "ALTER TABLE journal_event ADD CONSTRAINT journal_event_case_id_fkey FOREIGN KEY (case_id)"
            + " REFERENCES case_file (id)");
  }
}
