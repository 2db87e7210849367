package org.portolan.web.portal;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.stream.Stream;
import org.portolan.i18n.Languages;

/** Opens the pages at an address for each language of travellers. */
@WebListener
public class PortalOpening implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    event
        .getServletContext()
        .addServlet(FeedbackForm.PATH, FeedbackServlet.class)
        .addMapping(
            Languages.travellers().stream()
                .map(language -> "/" + language.tag() + "/" + FeedbackForm.PATH)
                .toArray(String[]::new));
    event
        .getServletContext()
        .addServlet(SearchView.PATH, SearchServlet.class)
        .addMapping(
            Languages.travellers().stream()
                .map(language -> "/" + language.tag() + "/" + SearchView.PATH)
                .toArray(String[]::new));
    event
        .getServletContext()
        .addServlet("portal", PortalServlet.class)
        .addMapping(
            Stream.concat(
                    Stream.of("", "/sitemap.xml", "/robots.txt", SentFiles.WORKER),
                    Languages.travellers().stream().map(language -> "/" + language.tag() + "/*"))
                .toArray(String[]::new));
  }
}
