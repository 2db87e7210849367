package org.portolan.cases.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;

/**
 * Tells a failure of everybody's from that of one piece of work: while a database is away or memory
 * is out whatever is tried fails, and none of it should be held responsible.
 */
public final class Outage {

  /** PostgreSQL's classes of errors: connections, resources, and a server that ends or begins. */
  private static final Set<String> CLASSES = Set.of("08", "53", "57P01", "57P02", "57P03", "57P05");

  private static final int DEEPEST = 30;

  private Outage() {}

  /** Whether it would have failed whatever the work was. */
  public static boolean isBehind(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof OutOfMemoryError
          || cause instanceof ConnectionException
          || cause instanceof SQLTransientConnectionException
          || cause instanceof SQLException told && isOutage(told.getSQLState())) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean isOutage(String state) {
    return state != null && CLASSES.stream().anyMatch(state::startsWith);
  }
}
