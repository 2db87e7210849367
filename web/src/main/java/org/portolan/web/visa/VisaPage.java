package org.portolan.web.visa;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.i18n.Language;
import org.portolan.web.start.Answer;
import org.portolan.web.start.PublicAnswer;
import org.portolan.web.start.PublicPages;

/**
 * {@code /{language}/visa}: which visas there are, and what each needs before one begins. The same
 * for everybody, from memory, until other visas are offered.
 */
public class VisaPage extends HttpServlet {

  @Inject private transient VisaTypes types;
  @Inject private transient Settings settings;

  private transient PublicPages around;
  private transient Map<Language, Kept> kept;

  /** A page as it is while the same visas are offered. */
  private record Kept(long edition, Answer answer) {}

  @Override
  public void init() {
    around = new PublicPages(settings);
    kept = new ConcurrentHashMap<>();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Language language = PublicAnswer.language(request);
    long edition = types.edition();
    Kept last = kept.get(language);
    if (last == null || last.edition != edition) {
      last = new Kept(edition, written(language));
      kept.put(language, last);
    }
    last.answer.send(request, response);
  }

  private Answer written(Language language) {
    String html = new TypesView(new VisaFrame(language)).page(around, types.offered());
    return Answer.page(HttpServletResponse.SC_OK, language.tag(), html);
  }
}
