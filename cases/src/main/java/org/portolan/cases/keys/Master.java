package org.portolan.cases.keys;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The opened master keyset of this process. Another node may rotate it at any time: whatever does
 * not open, or is refused because its key was taken out, is tried once more with the keyset as it
 * is now. For that the operator's password stays in memory, where the opened keyset is anyway.
 */
final class Master {

  private static final Logger LOG = LoggerFactory.getLogger(Master.class);

  /** SQL:2016, part 2, subclause 24.1: integrity constraint violation of this kind. */
  private static final String FOREIGN_KEY_VIOLATION = "23503";

  private final Jdbi database;
  private final char[] password;
  private volatile Opened opened;

  /**
   * @throws WrongMasterPassword when the password does not open the keyset
   * @throws IllegalStateException when the database has not been prepared
   */
  Master(Jdbi database, char[] password) {
    this.database = database;
    this.password = password.clone();
    reload();
  }

  /** What wraps and opens now. */
  Opened opened() {
    return opened;
  }

  char[] password() {
    return password;
  }

  /**
   * Opens the keyset as it is now, if it is not the one that is open. When the operator has changed
   * the password meanwhile, the one that is open stays: it is the same, until it is rotated.
   */
  void reload() {
    String sealed =
        database
            .withHandle(Master::sealed)
            .orElseThrow(() -> new IllegalStateException("The key database is not prepared."));
    if (opened == null) {
      opened = opened(sealed);
    } else if (!opened.sealed().equals(sealed)) {
      try {
        opened = opened(sealed);
      } catch (WrongMasterPassword e) {
        LOG.error("The master password was changed: start this node again with the new one");
      }
    }
  }

  private Opened opened(String sealed) {
    MasterKeyset keyset = MasterKeyset.open(sealed, password);
    return new Opened(keyset.aead(), keyset.primary(), sealed);
  }

  static Optional<String> sealed(Handle handle) {
    return handle
        .createQuery("SELECT sealed FROM master_keyset WHERE id = 1")
        .mapTo(String.class)
        .findOne();
  }

  /** Opens something that is wrapped. */
  <R> R unwrap(Unwrapping<R> work) throws GeneralSecurityException {
    try {
      return work.with(opened.aead());
    } catch (GeneralSecurityException e) {
      reload();
      return work.with(opened.aead());
    }
  }

  /** Stores something wrapped, which names the key that wrapped it. */
  <R> R store(Function<Opened, R> work) {
    try {
      return work.apply(opened);
    } catch (JdbiException e) {
      if (!isOfAKeyTakenOut(e)) {
        throw e;
      }
      reload();
      return work.apply(opened);
    }
  }

  private static boolean isOfAKeyTakenOut(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && FOREIGN_KEY_VIOLATION.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /**
   * An opened keyset.
   *
   * @param primary the id of its key that wraps
   * @param sealed what it was opened from
   */
  record Opened(Aead aead, long primary, String sealed) {
    @Override
    public String toString() {
      return "Opened";
    }
  }

  /** Work with a keyset that may be out of date. */
  @FunctionalInterface
  interface Unwrapping<R> {
    R with(Aead aead) throws GeneralSecurityException;
  }
}
