package org.portolan.web.security;

import jakarta.servlet.http.HttpServletRequest;

/** Another site's page may not send a form here, whatever the form; browsers say whose it is. */
public final class OtherSites {

  private OtherSites() {}

  /** Whether a request that may change something comes from a page of another site. */
  public static boolean send(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return !"GET".equals(request.getMethod())
        && site != null
        && !site.equals("same-origin")
        && !site.equals("none");
  }
}
