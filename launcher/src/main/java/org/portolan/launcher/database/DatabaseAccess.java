package org.portolan.launcher.database;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How one role reaches one database.
 *
 * @param url a JDBC address such as {@code jdbc:postgresql://localhost:5432/portolan}
 */
public record DatabaseAccess(String url, String user, String password) {

  /** Connections, a new one each time. */
  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  @Override
  public String toString() {
    return "DatabaseAccess[" + url + ", " + user + "]";
  }
}
