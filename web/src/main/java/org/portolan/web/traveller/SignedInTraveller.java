package org.portolan.web.traveller;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.AskForCode;
import org.portolan.cases.traveller.OpenToTraveller;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.traveller.TravellerSessions;

/** Whoever is signed in, for the length of a request: as whom the case store is asked. */
@RequestScoped
public class SignedInTraveller {

  @Inject private HttpServletRequest request;
  @Inject private CaseStore store;
  @Inject private TravellerSessions sessions;

  private Optional<Known> known;

  /** The traveller; empty for strangers and when the session has ended. */
  public Optional<Traveller> who() {
    return known().map(Known::traveller);
  }

  /** Asks the case store as them; only pages behind the gate do. */
  public <R> R ask(Function<Tx, R> question) {
    return store.call(known().orElseThrow().actor(), question);
  }

  /** In this session cases are open from now on that have a secret of their own. */
  public void unlock(Tx tx, Set<UUID> cases) {
    Cookies.TOKEN.of(request).ifPresent(token -> sessions.unlock(tx, token, cases));
    known = null;
  }

  private Optional<Known> known() {
    if (known == null) {
      known =
          Cookies.TOKEN
              .of(request)
              .flatMap(token -> store.call(AskForCode.actor(), tx -> known(tx, token)));
    }
    return known;
  }

  private Optional<Known> known(Tx tx, String token) {
    return sessions
        .of(tx, token)
        .flatMap(
            traveller ->
                OpenToTraveller.actor(tx, traveller).map(actor -> new Known(traveller, actor)));
  }

  private record Known(Traveller traveller, Actor actor) {}
}
