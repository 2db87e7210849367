package org.portolan.cases.store.migration;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.portolan.cases.keys.Keys;

/**
 * Brings both databases to this version's schema. Runs before the application is deployed, as the
 * owner of the tables; the application's own role owns nothing.
 */
public final class Migrations {

  private static final String PLACE = "classpath:org/portolan/cases/store/migration/";

  private Migrations() {}

  /**
   * Migrates the key database, then the case store, and hands the guard the key that authenticates
   * actors.
   *
   * @param caseStore connections of the owner role of the case store
   * @param applicationRole the application's role, such as {@code portolan_app}
   * @param keyDatabase connections of the key database's role
   * @throws org.portolan.cases.keys.WrongMasterPassword when the password does not open the keyset
   */
  public static void run(
      DataSource caseStore, String applicationRole, DataSource keyDatabase, char[] masterPassword) {
    migrate(keyDatabase, "keys", Map.of());
    Keys keys = Keys.prepare(keyDatabase, masterPassword);
    migrate(caseStore, "cases", Map.of("app", applicationRole));
    Jdbi.create(caseStore)
        .useHandle(
            h ->
                h.createUpdate(
                        """
                        INSERT INTO guard.actor_key (id, key) VALUES (1, :key)
                        ON CONFLICT (id) DO UPDATE SET key = excluded.key
                        """)
                    .bind("key", keys.secretBytes(Keys.ACTOR_TOKEN))
                    .execute());
  }

  private static void migrate(DataSource database, String place, Map<String, String> placeholders) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(database)
        .locations(PLACE + place)
        .placeholders(placeholders)
        .load()
        .migrate();
  }
}
