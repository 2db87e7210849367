package org.portolan.web.portal;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.portal.PublishedContent;
import org.portolan.cases.portal.SearchPages;
import org.portolan.cases.portal.SearchPages.Found;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.i18n.search.SearchQuery;
import org.portolan.web.hooks.FormBody;
import org.portolan.web.start.PublicAnswer;

/**
 * {@code /{language}/search}: finds pages. What somebody looks for is sent in the form's body, so
 * that it stands in no address, no log and no history; without script, session or cookie.
 */
public class SearchServlet extends HttpServlet {

  /** The form is the same for everybody; its address is no secret. */
  private static final String ASK_EACH_TIME = "public, no-cache";

  /** The reader's browser may keep results for the way back from a page, and nobody else. */
  private static final String OWN = "private, max-age=300";

  private static final int MOST_PAGES = 1_000;

  @Inject private transient PublishedContent content;
  @Inject private transient SearchPages search;
  @Inject private transient Settings settings;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Language language = PublicAnswer.language(request);
    PublicAnswer.write(response, language, ASK_EACH_TIME, view().empty(language));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Language language = PublicAnswer.language(request);
    Optional<Map<String, String>> fields = FormBody.read(request);
    SearchQuery query = SearchQuery.of(fields.map(all -> all.get("q")).orElse(null));
    if (fields.isEmpty()) {
      PublicAnswer.write(response, language, OWN, view().tooLong(language));
    } else if (query.empty()) {
      PublicAnswer.write(response, language, OWN, view().nothingTyped(language, query));
    } else {
      Found found = search.search(query, language);
      int page = number(fields.get().get("page"));
      PublicAnswer.write(response, language, OWN, view().results(language, query, found, page));
    }
  }

  /** Which ten; the first when somebody made up another. */
  private static int number(String typed) {
    boolean number = typed != null && typed.matches("[0-9]{1,4}");
    return number ? Math.min(MOST_PAGES, Math.max(1, Integer.parseInt(typed))) : 1;
  }

  private SearchView view() {
    return new SearchView(settings, content.now());
  }
}
