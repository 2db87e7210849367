package org.portolan.systemtests;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** What holds passkeys in a browser of the tests, and always finds its owner there. */
final class VirtualAuthenticator {

  private VirtualAuthenticator() {}

  /** Gives one to the browser of a page. */
  static void addTo(Page page) {
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject arguments = new JsonObject();
    arguments.add("options", options);
    CDPSession devtools = page.context().newCDPSession(page);
    devtools.send("WebAuthn.enable");
    devtools.send("WebAuthn.addVirtualAuthenticator", arguments);
  }
}
