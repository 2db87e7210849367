package org.portolan.web.security;

import jakarta.inject.Inject;
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
 * request that a page makes in the background is told that the session has ended, and a program
 * gets a 401.
 *
 * <p>It looks at the path by which the server chose the page, not at the address as it was typed,
 * which may go astray ({@code /staff/sign-in/../board}). A page of work that is not somebody's is
 * not there for them.
 */
public class StaffGate implements Filter {

  private static final String SIGN_IN = "/staff/sign-in";
  private static final Set<String> OPEN =
      Set.of(
          SIGN_IN,
          SIGN_IN + ".xhtml",
          "/staff/passkey",
          "/staff/provider",
          "/staff/provider/return");
  private static final Set<String> ENTRANCE = Set.of("/staff", "/staff/");

  private static final String BACKGROUND = "background";

  @Inject private Sessions sessions;

  /** For the container. */
  public StaffGate() {}

  StaffGate(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest from = (HttpServletRequest) request;
    HttpServletResponse to = (HttpServletResponse) response;
    String path = pathOf(from);
    if (OtherSites.send(from)) {
      to.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else if (OPEN.contains(path)) {
      chain.doFilter(request, response);
    } else {
      Optional<StaffMember> member = sessions.current(from, !isBackground(from));
      if (member.isEmpty() && Doors.isApi(path)) {
        to.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      } else if (member.isEmpty()) {
        lead(from, to, SIGN_IN);
      } else if (ENTRANCE.contains(path) || !Doors.open(member.get(), path)) {
        lead(from, to, Doors.homeOf(member.get()));
      } else if (!Doors.exists(member.get(), path)) {
        to.sendError(HttpServletResponse.SC_NOT_FOUND);
      } else {
        chain.doFilter(request, response);
      }
    }
  }

  /** A screen that asks by itself keeps no session alive. */
  private static boolean isBackground(HttpServletRequest request) throws IOException {
    if (!isPartial(request) || !isPlainForm(request)) {
      String path = pathOf(request);
      // pictures come along with a page that refreshes itself
      return path.equals("/staff/live") || path.startsWith("/staff/attachment/");
    }
    if (request.getCharacterEncoding() == null) {
      request.setCharacterEncoding("UTF-8");
    }
    return request.getParameter(BACKGROUND) != null;
  }

  /** Of anything else it would have to be read what is sent before it is known who sends it. */
  private static boolean isPlainForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null || type.startsWith("application/x-www-form-urlencoded");
  }

  private static boolean isPartial(HttpServletRequest request) {
    return "partial/ajax".equals(request.getHeader("Faces-Request"));
  }

  static String pathOf(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return rest == null ? request.getServletPath() : request.getServletPath() + rest;
  }

  private static void lead(HttpServletRequest from, HttpServletResponse to, String where)
      throws IOException {
    if (!isPartial(from)) {
      to.sendRedirect(where);
      return;
    }
    to.setContentType("text/xml");
    to.setCharacterEncoding("UTF-8");
    to.getWriter()
        .write(
            "<?xml version=\"1.0\"?><partial-response><redirect url=\""
                + where
                + "\"/></partial-response>");
  }
}
