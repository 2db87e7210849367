package org.portolan.cases.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.JdbiException;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;

/**
 * Ready when a transaction runs as a verified actor: that takes the database, its policies and the
 * opened keyset, whose key authenticates the actor.
 */
@Readiness
@ApplicationScoped
public class CaseStoreReady implements HealthCheck {

  private static final Actor ACTOR = Actor.system("health", Compartment.TRANSIT);

  @Inject private CaseStore store;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("case-store").status(answers()).build();
  }

  private boolean answers() {
    try {
      store.call(ACTOR, tx -> tx.actor().id());
      return true;
    } catch (JdbiException e) {
      return false;
    }
  }
}
