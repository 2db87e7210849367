package org.portolan.web.openid;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.portolan.cases.staff.ProviderSignIn;
import org.portolan.cases.staff.SignIn.Welcomed;
import org.portolan.web.openid.OpenIdProvider.Unreachable;
import org.portolan.web.security.DeviceCookie;
import org.portolan.web.security.Doors;
import org.portolan.web.security.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a browser to the provider ({@code /staff/provider}) and takes it back ({@code
 * /staff/provider/return}). Whatever goes wrong ends on the sign-in page, which says what to do.
 */
@WebServlet({"/staff/provider", StaffProvider.COME_BACK})
public class OpenIdSignIn extends HttpServlet {

  private static final Logger LOG = LoggerFactory.getLogger(OpenIdSignIn.class);
  private static final long serialVersionUID = 1;
  private static final String SIGN_IN = "/staff/sign-in?provider=";

  @Inject private transient StaffProvider provider;
  @Inject private transient ProviderSignIn signIn;
  @Inject private transient Sessions sessions;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<OpenIdProvider> there = provider.find();
    if (there.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    try {
      if (StaffProvider.COME_BACK.equals(request.getServletPath())) {
        comeBack(there.get(), request, response);
      } else {
        Asked asked = Asked.draw();
        String where = there.get().signIn(asked).toString();
        asked.keep(request, response);
        response.sendRedirect(where);
      }
    } catch (Unreachable e) {
      LOG.warn("The sign-in provider does not answer: {}", e.getCause().getClass().getSimpleName());
      response.sendRedirect(SIGN_IN + "unreachable");
    }
  }

  private void comeBack(
      OpenIdProvider there, HttpServletRequest request, HttpServletResponse response)
      throws IOException, Unreachable {
    Optional<Asked> asked = Asked.of(request);
    Asked.forget(request, response);
    if (asked.isEmpty() || request.getQueryString() == null) {
      response.sendRedirect(SIGN_IN + "expired");
      return;
    }
    Optional<Welcomed> welcomed =
        there
            .vouched(request.getQueryString(), asked.get())
            .flatMap(vouched -> signIn.with(vouched, DeviceCookie.of(request)));
    if (welcomed.isEmpty()) {
      response.sendRedirect(SIGN_IN + "refused");
      return;
    }
    DeviceCookie.keep(request, response, welcomed.get().device());
    sessions.begin(request, welcomed.get().member());
    response.sendRedirect(Doors.homeOf(welcomed.get().member()));
  }
}
