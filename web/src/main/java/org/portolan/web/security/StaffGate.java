package org.portolan.web.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.portolan.cases.staff.StaffMember;

/**
 * Nobody gets into the staff workspace without having signed in. A page sends to the sign-in; a
 * request that a page makes in the background is told that the session has ended.
 *
 * <p>It looks at the path by which the server chose the page, not at the address as it was typed,
 * which may go astray ({@code /staff/sign-in/../board}). A page of work that is not somebody's is
 * not there for them.
 */
public class StaffGate implements Filter {

  private static final String SIGN_IN = "/staff/sign-in";
  private static final Set<String> OPEN = Set.of(SIGN_IN, SIGN_IN + ".xhtml");
  private static final Set<String> ENTRANCE = Set.of("/staff", "/staff/");

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest from = (HttpServletRequest) request;
    HttpServletResponse to = (HttpServletResponse) response;
    String path = pathOf(from);
    if (OPEN.contains(path)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<StaffMember> member = SignedIn.of(from.getSession(false));
    if (member.isEmpty()) {
      refuse(from, to);
    } else if (ENTRANCE.contains(path)) {
      to.sendRedirect(Desk.firstPageOf(member.get()));
    } else if (Desk.isForeign(path, member.get())) {
      to.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      chain.doFilter(request, response);
    }
  }

  static String pathOf(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return rest == null ? request.getServletPath() : request.getServletPath() + rest;
  }

  private static void refuse(HttpServletRequest from, HttpServletResponse to) throws IOException {
    if (!"partial/ajax".equals(from.getHeader("Faces-Request"))) {
      to.sendRedirect(SIGN_IN);
      return;
    }
    to.setContentType("text/xml");
    to.setCharacterEncoding("UTF-8");
    to.getWriter()
        .write(
            "<?xml version=\"1.0\"?><partial-response><redirect url=\""
                + SIGN_IN
                + "\"/></partial-response>");
  }
}
