package org.portolan.web.ask;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.portolan.i18n.Languages;

/** Opens the pages at an address for each language of travellers. */
@WebListener
public class AskOpening implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    open(event.getServletContext(), AskView.ASK, AskPage.class);
    open(event.getServletContext(), AskView.ANSWER, AnswerPage.class);
  }

  private static void open(ServletContext context, String path, Class<? extends Servlet> page) {
    context
        .addServlet(path, page)
        .addMapping(
            Languages.travellers().stream()
                .map(language -> "/" + language.tag() + "/" + path)
                .toArray(String[]::new));
  }
}
