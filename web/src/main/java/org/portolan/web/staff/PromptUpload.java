package org.portolan.web.staff;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.portolan.i18n.Language;
import org.portolan.messaging.prompts.Prompt;
import org.portolan.messaging.prompts.PromptLimits;
import org.portolan.messaging.prompts.PromptLimits.Looked;
import org.portolan.messaging.prompts.Prompts;
import org.portolan.messaging.voice.Voices;

/**
 * Takes a recording of one sentence. Its name and what the browser says of its kind are not looked
 * at, only its content; what replaces another must be wanted expressly.
 */
@WebServlet("/staff/prompts/upload")
@MultipartConfig(fileSizeThreshold = PromptUpload.IN_MEMORY)
public class PromptUpload extends HttpServlet {

  private static final long serialVersionUID = 1;

  /** Nothing is written to disk: the server takes no larger request anyway. */
  static final int IN_MEMORY = 2 * 1024 * 1024;

  @Inject private transient Prompts prompts;
  @Inject private transient PromptLimits limits;
  @Inject private transient StaffSession staff;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<Language> language =
        Language.find(request.getParameter("language")).filter(one -> Voices.of(one).isEmpty());
    Optional<Prompt> prompt = language.flatMap(one -> find(one, request.getParameter("id")));
    if (prompt.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Optional<String> refused = keep(request, language.get(), prompt.get());
    String row = prompt.get().id().replace(':', '-').replace('.', '-');
    response.sendRedirect(
        "/staff/prompts?language="
            + language.get().tag()
            + "&row="
            + URLEncoder.encode(row, StandardCharsets.UTF_8)
            + refused.map(why -> "&refused=" + why).orElse("")
            + "#"
            + row);
  }

  private Optional<Prompt> find(Language language, String id) {
    return prompts.of(language).stream().filter(prompt -> prompt.id().equals(id)).findFirst();
  }

  /** Keeps it, or says why not. */
  private Optional<String> keep(HttpServletRequest request, Language language, Prompt prompt)
      throws ServletException, IOException {
    byte[] content = content(request.getPart("file"));
    if (content.length == 0) {
      return Optional.of("no-file");
    }
    if (prompt.playable() && !"yes".equals(request.getParameter("sure"))) {
      return Optional.of("not-sure");
    }
    Looked looked = limits.look(content);
    looked
        .recording()
        .ifPresent(
            recording ->
                staff.ask(
                    tx -> {
                      prompts.keep(tx, language, prompt.id(), recording, staff.getMember().id());
                      return null;
                    }));
    return looked.refusal().map(PromptLimits.Refusal::key);
  }

  private byte[] content(Part file) throws IOException {
    if (file == null) {
      return new byte[0];
    }
    try (InputStream in = file.getInputStream()) {
      return in.readNBytes(limits.mostBytes() + 1);
    }
  }
}
