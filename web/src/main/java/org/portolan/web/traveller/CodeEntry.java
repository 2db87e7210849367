package org.portolan.web.traveller;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.AskForCode;
import org.portolan.cases.traveller.EnterCode;
import org.portolan.cases.traveller.TravellerSessions;

/** The page that a code is entered on. */
@Named
@RequestScoped
public class CodeEntry {

  private static final int LONGEST = 40;

  @Inject private HttpServletRequest request;
  @Inject private TravellerPage page;
  @Inject private CaseStore store;
  @Inject private EnterCode entering;
  @Inject private TravellerSessions sessions;

  private String code;
  private boolean wrong;

  /** Lets in, or says that the code does not fit, whatever the reason. */
  public void enter() {
    Optional<String> token =
        ticket().flatMap(ticket -> store.call(AskForCode.actor(), tx -> begin(tx, ticket)));
    if (token.isPresent()) {
      Cookies.TICKET.forget(request, page.response());
      Cookies.TOKEN.keep(request, page.response(), token.get());
      page.go(View.FILE);
    } else {
      wrong = true;
    }
  }

  private Optional<String> begin(Tx tx, UUID ticket) {
    String typed = code == null || code.length() > LONGEST ? "" : code;
    return entering.enter(tx, ticket, typed).map(traveller -> sessions.begin(tx, traveller));
  }

  private Optional<UUID> ticket() {
    try {
      return Cookies.TICKET.of(request).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public boolean isWrong() {
    return wrong;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }
}
