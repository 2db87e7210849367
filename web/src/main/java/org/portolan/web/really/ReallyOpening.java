package org.portolan.web.really;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.portolan.i18n.Languages;

/** Opens the page at an address for each language of travellers. */
@WebListener
public class ReallyOpening implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    event
        .getServletContext()
        .addServlet(ReallyView.PATH, ReallyPage.class)
        .addMapping(
            Languages.travellers().stream()
                .map(language -> "/" + language.tag() + "/" + ReallyView.PATH)
                .toArray(String[]::new));
  }
}
