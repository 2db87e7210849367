package org.portolan.launcher.sample;

import java.time.Clock;
import java.util.function.UnaryOperator;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.launcher.database.Databases;

/** Everything a first start in the sandbox finds; loaded once into an empty case store. */
public final class SampleData {

  private static final int CACHED_KEYS = 1_000;

  private static final Actor LOADER =
      Actor.system(
          "sample",
          Compartment.ACCESS,
          Compartment.IDENTITY,
          Compartment.HEALTH,
          Compartment.INFORMATION);

  private final SampleStaff staff;

  /**
   * @param secrets gives each random secret by name; the same each time
   */
  public SampleData(UnaryOperator<String> secrets) {
    this.staff = new SampleStaff(secrets);
  }

  public SampleStaff staff() {
    return staff;
  }

  /** Loads what is not there yet. */
  public void load(Databases databases, char[] masterPassword) {
    Keys keys = Keys.open(databases.keys().dataSource(), masterPassword, CACHED_KEYS);
    CaseStore store = new CaseStore(databases.application().dataSource(), keys, Clock.systemUTC());
    store.run(
        LOADER,
        tx -> {
          boolean first = isEmpty(tx);
          staff.load(tx, keys);
          if (first) {
            new SampleTravellers(keys).load(tx);
            new SampleRoutes().load(tx);
            new SampleRules().load(tx);
          }
        });
  }

  private static boolean isEmpty(Tx tx) {
    return tx.sql()
        .createQuery("SELECT NOT EXISTS (SELECT FROM staff_account)")
        .mapTo(Boolean.class)
        .one();
  }
}
