package org.portolan.web.traveller;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.AskForCode;
import org.portolan.cases.traveller.EnterCode;
import org.portolan.cases.traveller.TravellerSessions;

/** Lets travellers in: a browser keeps the ticket of a code, and for the code gets a session. */
@RequestScoped
public class TravellerDoor {

  private static final int LONGEST = 40;

  @Inject private HttpServletRequest request;
  @Inject private CaseStore store;
  @Inject private EnterCode entering;
  @Inject private TravellerSessions sessions;

  /** A code was asked for: the browser keeps its ticket until the code is entered. */
  public void keep(HttpServletResponse response, UUID ticket) {
    Cookies.TICKET.keep(request, response, ticket.toString());
  }

  /**
   * Begins a session, which counts from the browser's next request.
   *
   * @return whether the code fits; why it does not, nobody is told
   */
  public boolean enter(HttpServletResponse response, String typed) {
    String code = typed == null || typed.length() > LONGEST ? "" : typed;
    Optional<String> token =
        ticket().flatMap(ticket -> store.call(AskForCode.actor(), tx -> begin(tx, ticket, code)));
    token.ifPresent(
        session -> {
          Cookies.TICKET.forget(request, response);
          Cookies.TOKEN.keep(request, response, session);
        });
    return token.isPresent();
  }

  /** Whether this browser had a session that may have ended. */
  public boolean wasOpen() {
    return Cookies.TOKEN.of(request).isPresent();
  }

  private Optional<String> begin(Tx tx, UUID ticket, String code) {
    return entering.enter(tx, ticket, code).map(traveller -> sessions.begin(tx, traveller));
  }

  private Optional<UUID> ticket() {
    try {
      return Cookies.TICKET.of(request).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
