package org.portolan.cases.visa.types;

import jakarta.enterprise.context.Dependent;
import java.util.List;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.types.model.TypeEvent;
import org.portolan.cases.visa.types.model.TypeVersion;
import org.portolan.cases.visa.types.store.TypeEvents;
import org.portolan.cases.visa.types.store.TypeVersions;

/** The kinds of visas as those who write them look through them. */
@Dependent
public class LookThroughTypes {

  private final TypeVersions versions = new TypeVersions();
  private final TypeEvents events = new TypeEvents();

  /** Versions on their way to be offered, those that wait for somebody first. */
  public List<TypeVersion> inWork(Tx tx) {
    return versions.inWork(tx);
  }

  /** All versions of a type that staff wrote, the latest first. */
  public List<TypeVersion> versions(Tx tx, String type) {
    return versions.versions(tx, type);
  }

  /** What was done to a type, the latest first. */
  public List<TypeEvent> history(Tx tx, String type) {
    return events.history(tx, type);
  }
}
