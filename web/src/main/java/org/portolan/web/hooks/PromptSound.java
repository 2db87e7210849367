package org.portolan.web.hooks;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.portolan.messaging.prompts.Prompts;
import org.portolan.messaging.prompts.Prompts.Sound;
import org.portolan.messaging.voice.Speech;

/**
 * The sentences that staff recorded, for the provider to play and for staff to listen to. They are
 * as public as the texts they read; their names are made of their content, so they never change.
 */
@WebServlet(Speech.RECORDINGS + "*")
public class PromptSound extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private transient Prompts prompts;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    Optional<Sound> sound = prompts.find(path == null ? "" : path.substring(1));
    if (sound.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType(sound.get().mediaType());
    response.setContentLength(sound.get().content().length);
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    response.getOutputStream().write(sound.get().content());
  }
}
