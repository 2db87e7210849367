package org.portolan.web.portal;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.i18n.Languages;
import org.portolan.web.start.Answer;

/** Opens the pages at an address for each language of travellers. */
@WebListener
public class PortalOpening implements ServletContextListener {

  private static final String ANSWERS = PortalAnswers.class.getName();

  @Inject private PortalAnswers answers;

  /** What an application has in memory at a path; nothing while it starts or ends. */
  static Optional<Answer> atHand(ServletContext application, String path) {
    return Optional.ofNullable((PortalAnswers) application.getAttribute(ANSWERS))
        .flatMap(answers -> answers.atHand(path));
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    event.getServletContext().removeAttribute(ANSWERS);
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    // made now: the threads that read connections have nothing that beans may need to be made
    answers.atHand("/");
    event.getServletContext().setAttribute(ANSWERS, answers);
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
