package org.portolan.web.handset;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import org.portolan.cases.settings.Settings;
import org.portolan.messaging.sandbox.Sandbox;

/** The sandbox's pages and its API are there only in the sandbox, and only for this machine. */
@WebFilter({"/handset", "/handset.xhtml", HandsetCalls.PATH, Sandbox.API_PATH + "/*"})
public class OnlyInTheSandbox implements Filter {

  @Inject private Settings settings;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean here = InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    if (Sandbox.wanted(settings) && here) {
      chain.doFilter(request, response);
    } else {
      ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
