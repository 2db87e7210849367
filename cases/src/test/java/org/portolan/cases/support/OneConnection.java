package org.portolan.cases.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.portolan.cases.store.TestStore;
import org.postgresql.ds.PGSimpleDataSource;

/** Fails whoever wants a second connection before the first is closed. */
final class OneConnection extends PGSimpleDataSource {

  private transient Connection last;

  OneConnection(TestStore test) {
    PGSimpleDataSource application = (PGSimpleDataSource) test.asApplication();
    setURL(application.getURL());
    setUser(application.getUser());
    setPassword(application.getPassword());
  }

  @Override
  public Connection getConnection() throws SQLException {
    assertThat(last == null || last.isClosed()).as("one connection at a time").isTrue();
    last = super.getConnection();
    return last;
  }
}
