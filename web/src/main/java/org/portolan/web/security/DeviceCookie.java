package org.portolan.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.portolan.cases.staff.KnownDevices;
import org.portolan.web.start.KeptCookie;

/** The cookie by which a browser is known again; it opens nothing. */
public final class DeviceCookie {

  private static final KeptCookie DEVICE =
      new KeptCookie("portolan-device", "/staff", "Strict", (int) KnownDevices.KNOWN.toSeconds());

  private DeviceCookie() {}

  /** What this browser kept. */
  public static Optional<String> of(HttpServletRequest request) {
    return DEVICE.of(request);
  }

  /** The browser keeps it as long as the store does. */
  public static void keep(HttpServletRequest request, HttpServletResponse response, String token) {
    DEVICE.keep(request, response, token);
  }
}
