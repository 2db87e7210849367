package org.portolan.web.start;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.portolan.messaging.PublicAddress;

/** What depends on data or settings and cannot stand in {@code web.xml}. */
@WebListener
public class Opening implements ServletContextListener {

  @Inject private PublicAddress address;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    context.getSessionCookieConfig().setAttribute("SameSite", "Lax");
    // on TLS, as seen by the browser: behind a proxy too
    context.getSessionCookieConfig().setSecure(address.base().startsWith("https:"));
  }
}
