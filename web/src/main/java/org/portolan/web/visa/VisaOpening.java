package org.portolan.web.visa;

import jakarta.inject.Inject;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import org.portolan.cases.papers.photo.Tesseract;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Languages;
import org.portolan.web.uploads.UploadLimit;

/** Opens the pages about visas at an address for each language of travellers. */
@WebListener
public class VisaOpening implements ServletContextListener {

  @Inject private Settings settings;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    // settings that cannot be are told at the start, and not to the first who applies
    Tesseract.of(settings);
    open(context, VisaFrame.PATH, VisaPage.class, "");
    open(context, VisaFrame.PATH + "/begin", BeginPage.class, "");
    open(context, VisaFrame.PATH + "/code", CodePage.class, "");
    open(context, VisaFrame.HELP, HelpPage.class, "");
    open(context, VisaFrame.MINE, MinePage.class, "/*");
    open(context, VisaFrame.LETTERS, LetterPage.class, "/*");
    open(context, VisaFrame.DOCUMENTS, DocumentsPage.class, "/*")
        .setMultipartConfig(UploadLimit.of(settings).multipart());
  }

  private static ServletRegistration.Dynamic open(
      ServletContext context, String path, Class<? extends Servlet> page, String rest) {
    ServletRegistration.Dynamic servlet = context.addServlet(path, page);
    servlet.addMapping(
        Languages.travellers().stream()
            .map(language -> "/" + language.tag() + "/" + path + rest)
            .toArray(String[]::new));
    return servlet;
  }
}
