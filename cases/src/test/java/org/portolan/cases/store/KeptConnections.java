package org.portolan.cases.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import org.postgresql.ds.PGPooledConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections that are used again when they have been given back, as the server's are. */
final class KeptConnections extends PGSimpleDataSource {

  private final transient Deque<PooledConnection> idle = new ConcurrentLinkedDeque<>();

  @Override
  public Connection getConnection() throws SQLException {
    PooledConnection kept = idle.pollFirst();
    if (kept == null) {
      kept = new PGPooledConnection(super.getConnection(), true);
      kept.addConnectionEventListener(new GivenBack());
    }
    return kept.getConnection();
  }

  /** One that has failed is not used again. */
  private final class GivenBack implements ConnectionEventListener {

    private volatile boolean failed;

    @Override
    public void connectionClosed(ConnectionEvent event) {
      if (!failed) {
        idle.addFirst((PooledConnection) event.getSource());
      }
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
      failed = true;
    }
  }
}
