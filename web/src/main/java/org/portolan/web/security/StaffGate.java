package org.portolan.web.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Nobody gets into the staff workspace without having signed in. A page sends to the sign-in; a
 * request that a page makes in the background is told that the session has ended.
 */
@WebFilter("/staff/*")
public class StaffGate implements Filter {

  private static final String SIGN_IN = "/staff/sign-in";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest from = (HttpServletRequest) request;
    HttpServletResponse to = (HttpServletResponse) response;
    boolean signingIn = from.getRequestURI().startsWith(SIGN_IN);
    boolean signedIn = SignedIn.of(from.getSession(false)).isPresent();
    if (signingIn || signedIn) {
      chain.doFilter(request, response);
    } else if ("partial/ajax".equals(from.getHeader("Faces-Request"))) {
      to.setContentType("text/xml");
      to.setCharacterEncoding("UTF-8");
      to.getWriter()
          .write(
              "<?xml version=\"1.0\"?><partial-response><redirect url=\""
                  + SIGN_IN
                  + "\"/></partial-response>");
    } else {
      to.sendRedirect(SIGN_IN);
    }
  }
}
