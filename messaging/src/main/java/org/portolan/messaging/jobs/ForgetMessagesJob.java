package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.jdbi.v3.core.statement.SqlStatements;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets messages that belong to no case when their day's key has had its seven days, the same
 * that a dump of the key database is kept: the rows go, then the key. What stands on a case's
 * timeline stays for as long as the case. What stays of the others is a hash of the provider's id.
 */
@Dependent
public class ForgetMessagesJob implements Job {

  private static final Logger LOG = LoggerFactory.getLogger(ForgetMessagesJob.class);
  private static final Period KEPT = Period.ofDays(7);
  private static final Actor ACTOR = Actor.system("forget-messages", Compartment.TRANSIT);

  /** Longer than a provider's token is used before it is replaced, which ends what it signed. */
  private static final Period REMEMBERED = Period.ofDays(400);

  private static final String UNREAD =
      """
      WITH gone AS (
        DELETE FROM inbox WHERE id IN (
          SELECT id FROM inbox WHERE key_day < :oldest AND state <> 'handled' LIMIT :limit)
        RETURNING provider, provider_id)
      INSERT INTO inbox_forgotten (id_hash, forgotten_on)
      SELECT inbox_hash(provider, provider_id), :today FROM gone ON CONFLICT DO NOTHING
      """;

  private static final String READ =
      """
      WITH gone AS (
        DELETE FROM inbox WHERE id IN (
          SELECT id FROM inbox WHERE key_day < :oldest AND state = 'handled' LIMIT :limit)
        RETURNING provider, provider_id)
      INSERT INTO inbox_forgotten (id_hash, forgotten_on)
      SELECT inbox_hash(provider, provider_id), :today FROM gone ON CONFLICT DO NOTHING
      """;

  private static final String SENT =
      """
      DELETE FROM outbox WHERE id IN (
        SELECT id FROM outbox WHERE case_id IS NULL AND broadcast_id IS NULL AND created_at < :oldest
          AND sealed_under LIKE 'transit:%' LIMIT :limit)
      """;

  private static final String CALLED =
      """
      DELETE FROM voice_call WHERE id IN (
        SELECT id FROM voice_call WHERE placed_at < :oldest LIMIT :limit)
      """;

  private static final String MISSED =
      """
      WITH gone AS (
        DELETE FROM missed_call WHERE id IN (
          SELECT id FROM missed_call WHERE received_at < :oldest LIMIT :limit)
        RETURNING provider_id)
      INSERT INTO inbox_forgotten (id_hash, forgotten_on)
      SELECT inbox_hash('call', provider_id), :today FROM gone ON CONFLICT DO NOTHING
      """;

  private static final String REPLAYED =
      """
      DELETE FROM inbox_forgotten WHERE id_hash IN (
        SELECT id_hash FROM inbox_forgotten WHERE forgotten_on < :longAgo LIMIT :limit)
      """;

  private static final String ASKED =
      """
      DELETE FROM page_asker WHERE id IN (
        SELECT id FROM page_asker WHERE key_day < :oldest LIMIT :limit)
      """;

  /** Their bytes are swept away then. */
  private static final String FILES =
      """
      DELETE FROM arrived_file WHERE id IN (
        SELECT id FROM arrived_file WHERE key_day < :oldest LIMIT :limit)
      """;

  private final CaseStore store;
  private final Keys keys;

  @Inject
  public ForgetMessagesJob(CaseStore store, Keys keys) {
    this.store = store;
    this.keys = keys;
  }

  @Override
  public String name() {
    return "forget messages";
  }

  @Override
  public int run() {
    int rows = store.call(ACTOR, ForgetMessagesJob::deleteSome);
    if (rows == 0) {
      store.run(ACTOR, tx -> keys.vault().destroyTransitBefore(oldest(tx), tx.now()));
    }
    return rows;
  }

  private static LocalDate oldest(Tx tx) {
    return LocalDate.ofInstant(tx.now(), ZoneOffset.UTC).minus(KEPT);
  }

  private static int deleteSome(Tx tx) {
    int unread = delete(tx, UNREAD);
    if (unread > 0) {
      LOG.warn("{} messages that nobody looked at in seven days are gone", unread);
    }
    return unread
        + delete(tx, READ)
        + delete(tx, SENT)
        + delete(tx, CALLED)
        + delete(tx, MISSED)
        + delete(tx, ASKED)
        + delete(tx, FILES)
        + delete(tx, REPLAYED);
  }

  private static int delete(Tx tx, String some) {
    LocalDate today = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
    return tx.sql()
        .createUpdate(some)
        .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
        .bind("oldest", oldest(tx))
        .bind("today", today)
        .bind("longAgo", today.minus(REMEMBERED))
        .bind("limit", JobActors.AT_ONCE)
        .execute();
  }
}
