package org.portolan.cases.store;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.portolan.cases.keys.Keys;

/**
 * The one case store.
 *
 * <p>Each piece of work runs in a transaction of its own as an explicit actor: the transaction
 * opens with the actor's token, which row-level security verifies, and ends by writing the journal
 * entries that the work recorded. An exception from the work rolls everything back.
 */
public final class CaseStore {

  private final Jdbi jdbi;
  private final ActorTokens tokens;
  private final JournalWriter journal;
  private final Clock clock;

  /**
   * @param dataSource connections of the application's own, non-owner role, outside any global
   *     transaction
   * @param clock the domain's time
   */
  public CaseStore(DataSource dataSource, Keys keys, Clock clock) {
    this.jdbi = Jdbi.create(dataSource);
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(CaseStore::withoutArguments);
    this.tokens = new ActorTokens(keys.secret(Keys.ACTOR_TOKEN), Clock.systemUTC());
    this.journal = new JournalWriter(keys);
    this.clock = clock;
  }

  /** What failed, without the values it was asked with: they may be somebody's. */
  private static String withoutArguments(StatementException failed) {
    String sql =
        failed.getStatementContext() == null ? "" : failed.getStatementContext().getRawSql();
    return failed.getShortMessage() + " [" + sql + "]";
  }

  /** Does the work in one transaction as the actor, and returns its result. */
  public <R> R call(Actor actor, Function<Tx, R> work) {
    Tx tx;
    R result;
    try (Handle handle = jdbi.open();
        Transaction transaction = new Transaction(handle)) {
      handle
          .createQuery("SELECT set_config('portolan.actor', :token, true)")
          .bind("token", tokens.tokenOf(actor))
          .mapTo(String.class)
          .one();
      tx = new Tx(handle, actor, clock.instant().truncatedTo(ChronoUnit.MICROS));
      result = work.apply(tx);
      tx.writeNow();
      journal.write(tx);
      transaction.commit();
    }
    tx.afterCommit().forEach(Runnable::run);
    return result;
  }

  /** Does the work in one transaction as the actor. */
  public void run(Actor actor, Consumer<Tx> work) {
    call(
        actor,
        tx -> {
          work.accept(tx);
          return null;
        });
  }

  /** One that ends: what was not committed, for whatever reason, is rolled back. */
  private static final class Transaction implements AutoCloseable {

    private final Handle handle;
    private boolean committed;

    Transaction(Handle handle) {
      this.handle = handle;
      handle.begin();
    }

    void commit() {
      handle.commit();
      committed = true;
    }

    @Override
    public void close() {
      if (!committed) {
        handle.rollback();
      }
    }
  }
}
