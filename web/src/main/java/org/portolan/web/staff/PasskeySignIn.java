package org.portolan.web.staff;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.portolan.cases.staff.Passkeys;
import org.portolan.cases.staff.SignIn.Welcomed;
import org.portolan.web.security.DeviceCookie;
import org.portolan.web.security.Doors;
import org.portolan.web.security.Sessions;

/**
 * Signs in with a passkey: {@code POST ?step=begin} gives what the browser asks the authenticator,
 * {@code POST ?step=finish} takes its answer. There is a session only once somebody is signed in.
 */
@WebServlet("/staff/passkey")
public class PasskeySignIn extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private transient Passkeys passkeys;
  @Inject private transient Sessions sessions;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<String> body = PasskeyJson.read(request);
    if (body.isEmpty()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else if ("begin".equals(request.getParameter("step"))) {
      PasskeyJson.write(
          response,
          Json.createObjectBuilder()
              .add("challenge", PasskeyJson.base64(passkeys.challenge()))
              .add("rpId", passkeys.relyingParty().id())
              .add("userVerification", "required"));
    } else {
      finish(request, response, body.get());
    }
  }

  private void finish(HttpServletRequest request, HttpServletResponse response, String body)
      throws IOException {
    Optional<Welcomed> welcomed = passkeys.signIn(body, DeviceCookie.of(request));
    if (welcomed.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    DeviceCookie.keep(request, response, welcomed.get().device());
    sessions.begin(request, welcomed.get().member());
    PasskeyJson.write(
        response, Json.createObjectBuilder().add("to", Doors.homeOf(welcomed.get().member())));
  }
}
