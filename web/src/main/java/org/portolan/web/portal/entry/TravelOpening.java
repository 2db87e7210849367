package org.portolan.web.portal.entry;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.stream.Stream;
import org.portolan.i18n.Languages;

/** Opens the checker and the rules at an address for each language of travellers. */
@WebListener
public class TravelOpening implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    event
        .getServletContext()
        .addServlet(TravelFrame.PATH, TravelPage.class)
        .addMapping(
            Languages.travellers().stream()
                .map(language -> "/" + language.tag() + "/" + TravelFrame.PATH)
                .flatMap(address -> Stream.of(address, address + "/rule/*"))
                .toArray(String[]::new));
  }
}
