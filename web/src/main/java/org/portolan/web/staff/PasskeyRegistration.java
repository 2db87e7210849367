package org.portolan.web.staff;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import org.portolan.cases.staff.Passkeys;
import org.portolan.cases.staff.StaffMember;
import org.portolan.web.security.SignedIn;

/**
 * Registers a passkey of whoever is signed in: {@code POST ?step=begin} gives what the browser asks
 * the authenticator, {@code POST ?step=finish} takes its answer as {@code credential}, beside the
 * {@code name} that its owner calls the device by.
 */
@WebServlet("/staff/me/passkey")
public class PasskeyRegistration extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private transient Passkeys passkeys;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    StaffMember member = SignedIn.of(request).orElseThrow();
    Optional<String> body = PasskeyJson.read(request);
    if (body.isEmpty()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else if ("begin".equals(request.getParameter("step"))) {
      PasskeyJson.write(response, options(member));
    } else {
      response.setStatus(
          registered(member, body.get())
              ? HttpServletResponse.SC_NO_CONTENT
              : HttpServletResponse.SC_FORBIDDEN);
    }
  }

  /** Whether it is registered now; what no page of ours has sent never is. */
  private boolean registered(StaffMember member, String body) {
    return parsed(body)
        .filter(sent -> sent.get("credential") instanceof JsonObject)
        .filter(
            sent ->
                passkeys.register(
                    member.id(),
                    sent.getJsonObject("credential").toString(),
                    sent.getString("name", null)))
        .isPresent();
  }

  private static Optional<JsonObject> parsed(String body) {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return Optional.of(reader.readObject());
    } catch (RuntimeException e) {
      // whatever a parser says to what no browser sends
      return Optional.empty();
    }
  }

  /** PublicKeyCredentialCreationOptions, with its bytes in base64url. */
  private JsonObjectBuilder options(StaffMember member) {
    JsonArrayBuilder algorithms = Json.createArrayBuilder();
    Passkeys.ALGORITHMS.forEach(
        algorithm ->
            algorithms.add(
                Json.createObjectBuilder().add("type", "public-key").add("alg", algorithm)));
    JsonArrayBuilder had = Json.createArrayBuilder();
    passkeys
        .credentialIds(member.id())
        .forEach(id -> had.add(Json.createObjectBuilder().add("type", "public-key").add("id", id)));
    return Json.createObjectBuilder()
        .add("challenge", PasskeyJson.base64(passkeys.challenge(member.id())))
        .add(
            "rp",
            Json.createObjectBuilder()
                .add("id", passkeys.relyingParty().id())
                .add("name", "Portolan"))
        .add(
            "user",
            Json.createObjectBuilder()
                .add("id", PasskeyJson.base64(Passkeys.handle(member.id())))
                .add("name", member.name())
                .add("displayName", member.name()))
        .add("pubKeyCredParams", algorithms)
        .add("excludeCredentials", had)
        .add(
            "authenticatorSelection",
            Json.createObjectBuilder()
                .add("residentKey", "required")
                .add("requireResidentKey", true)
                .add("userVerification", "required"))
        .add("attestation", "none");
  }
}
