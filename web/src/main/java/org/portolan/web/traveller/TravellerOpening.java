package org.portolan.web.traveller;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.portolan.i18n.Languages;

/** Opens travellers' pages at an address for each of their languages. */
@WebListener
public class TravellerOpening implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    event
        .getServletContext()
        .addServlet("my", TravellerPages.class)
        .addMapping(
            Languages.travellers().stream()
                .map(language -> "/" + language.tag() + View.ROOT + "/*")
                .toArray(String[]::new));
  }
}
