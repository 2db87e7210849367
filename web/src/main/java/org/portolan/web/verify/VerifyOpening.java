package org.portolan.web.verify;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import org.portolan.cases.seal.SealKeys;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Languages;
import org.portolan.web.uploads.UploadLimit;

/**
 * Opens the page at an address for each language of travellers, and the two lists. Keys that cannot
 * be used as they are set are told now, not when the first visa is sealed.
 */
@WebListener
public class VerifyOpening implements ServletContextListener {

  @Inject private SealKeys keys;
  @Inject private Settings settings;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    keys.signers();
    ServletContext context = event.getServletContext();
    ServletRegistration.Dynamic page = context.addServlet(VerifyView.PATH, VerifyPage.class);
    page.setMultipartConfig(UploadLimit.of(settings).multipart());
    page.addMapping(
        Languages.travellers().stream()
            .map(language -> "/" + language.tag() + "/" + VerifyView.PATH)
            .toArray(String[]::new));
    context
        .addServlet("seal-lists", SealLists.class)
        .addMapping(SealLists.SIGNERS, SealLists.REVOKED);
  }
}
