package org.portolan.cases.outreach;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;

/** Somebody writes a broadcast: what it says in which languages, whom it is for, from when. */
@Dependent
public class WriteBroadcast {

  private final OpenCase openCase;
  private final BroadcastRows rows;

  @Inject
  public WriteBroadcast(OpenCase openCase, Keys keys) {
    this.openCase = openCase;
    this.rows = new BroadcastRows(keys);
  }

  /**
   * What is written.
   *
   * @param notBefore when it may begin; at once when empty
   */
  public record Written(BroadcastMessage message, Audience audience, Optional<Instant> notBefore) {}

  /** Begins a broadcast of a post or organisation; returns its file's id. */
  public UUID begin(Tx tx, String scope, Written written) {
    UUID id = openCase.open(tx, "broadcast", Compartment.OUTREACH, scope, null).id();
    rows.insert(tx, id, written.message, written.audience, written.notBefore.orElse(null));
    tx.record(id, "broadcast.written", Map.of("languages", languages(written)));
    return id;
  }

  /**
   * Writes a draft anew.
   *
   * @param version what it is written over
   * @return false when a colleague was faster, when it is no draft any more, or not this actor's
   */
  public boolean change(Tx tx, UUID id, long version, Written written) {
    boolean draft =
        rows.lock(tx, id)
            .filter(found -> found.state() == BroadcastState.DRAFT)
            .filter(found -> found.version() == version)
            .isPresent();
    if (draft) {
      rows.update(tx, id, written.message, written.audience, written.notBefore.orElse(null));
      tx.record(id, "broadcast.written", Map.of("languages", languages(written)));
    }
    return draft;
  }

  private static List<String> languages(Written written) {
    return List.copyOf(written.message.written());
  }

  /** The broadcasts that are this actor's concern, the latest first. */
  public List<Broadcast> latest(Tx tx, int from, int limit) {
    return rows.latest(tx, from, limit);
  }

  /** How many there are for this actor. */
  public int count(Tx tx) {
    return rows.count(tx);
  }

  /** A broadcast; empty when this actor has none such. */
  public Optional<Broadcast> find(Tx tx, UUID id) {
    return rows.find(tx, id);
  }

  /** A broadcast by its reference; empty when this actor has none such. */
  public Optional<Broadcast> find(Tx tx, String reference) {
    return rows.idOf(tx, reference).flatMap(id -> rows.find(tx, id));
  }
}
