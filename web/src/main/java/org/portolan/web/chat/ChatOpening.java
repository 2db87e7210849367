package org.portolan.web.chat;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.portolan.i18n.Languages;

/** Opens the page at an address for each language of travellers, and listens to what changes. */
@WebListener
public class ChatOpening implements ServletContextListener {

  @Inject private ChatConnections connections;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    event
        .getServletContext()
        .addServlet(ChatView.PATH, ChatPage.class)
        .addMapping(
            Languages.travellers().stream()
                .map(language -> "/" + language.tag() + "/" + ChatView.PATH)
                .toArray(String[]::new));
    connections.start();
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    connections.stop();
  }
}
