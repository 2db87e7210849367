package org.portolan.web.staff;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.portolan.cases.portal.TranslateByFile;
import org.portolan.i18n.Language;

/** Hands out a text for translators' tools. */
@WebServlet("/staff/page/file")
public class PageFile extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient TranslateByFile files;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String slug = String.valueOf(request.getParameter("page"));
    Optional<Language> language = Language.find(request.getParameter("language"));
    Optional<String> file = language.flatMap(in -> staff.ask(tx -> files.export(tx, slug, in)));
    if (file.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    // both are known by now: nothing that was typed stands in the header
    String name = slug + "." + language.get().tag() + ".xlf";
    response.setContentType("application/xliff+xml");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.getOutputStream().write(file.get().getBytes(StandardCharsets.UTF_8));
  }
}
