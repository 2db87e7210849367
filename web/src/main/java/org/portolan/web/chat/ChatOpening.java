package org.portolan.web.chat;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Languages;
import org.portolan.web.staff.ChatDeskFile;
import org.portolan.web.uploads.UploadLimit;

/** Opens the page at an address for each language of travellers, and listens to what changes. */
@WebListener
public class ChatOpening implements ServletContextListener {

  @Inject private ChatConnections connections;
  @Inject private Settings settings;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    context.addServlet(ChatView.PATH, ChatPage.class).addMapping(each(ChatView.PATH));
    ServletRegistration.Dynamic files = context.addServlet(ChatView.FILES, ChatFile.class);
    files.setMultipartConfig(UploadLimit.of(settings).multipart());
    files.addMapping(each(ChatView.FILES + "/*"));
    ServletRegistration.Dynamic desk = context.addServlet("chat-desk-file", ChatDeskFile.class);
    desk.setMultipartConfig(UploadLimit.of(settings).multipart());
    desk.addMapping(ChatDeskFile.PATH);
    connections.start();
  }

  private static String[] each(String path) {
    return Languages.travellers().stream()
        .map(language -> "/" + language.tag() + "/" + path)
        .toArray(String[]::new);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    connections.stop();
  }
}
