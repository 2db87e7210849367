package org.portolan.web.traveller;

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
import org.portolan.i18n.Language;
import org.portolan.web.security.OtherSites;
import org.portolan.web.start.ReaderLanguage;

/**
 * Nobody sees a traveller's pages without having entered a code. An address without a language, as
 * one reads it out over the telephone, leads to the reader's.
 */
public class TravellerGate implements Filter {

  @Inject private SignedInTraveller signedIn;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest from = (HttpServletRequest) request;
    HttpServletResponse to = (HttpServletResponse) response;
    to.setHeader("Cache-Control", "no-store");
    Optional<Language> language = TravellerPages.languageOf(from);
    Optional<View> view = View.of(from.getServletPath());
    if (OtherSites.send(from)) {
      to.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else if (language.isEmpty()) {
      View wanted = view.or(() -> View.at(below(from))).orElse(View.FILE);
      to.sendRedirect(wanted.address(ReaderLanguage.of(from)));
    } else if (view.isEmpty()) {
      to.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      enter(from, to, chain, view.get(), language.get());
    }
  }

  private void enter(
      HttpServletRequest from,
      HttpServletResponse to,
      FilterChain chain,
      View view,
      Language language)
      throws IOException, ServletException {
    boolean there = signedIn.who().isPresent();
    if (view.isClosed() && !there) {
      to.sendRedirect(
          View.SIGN_IN.address(language) + (Cookies.TOKEN.of(from).isPresent() ? "?ended" : ""));
    } else if (!view.isClosed() && there) {
      to.sendRedirect(View.FILE.address(language));
    } else {
      chain.doFilter(from, to);
    }
  }

  private static String below(HttpServletRequest request) {
    return request.getRequestURI().substring(View.ROOT.length());
  }
}
