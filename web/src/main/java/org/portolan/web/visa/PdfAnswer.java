package org.portolan.web.visa;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Something printed, as a file that is saved. */
public final class PdfAnswer {

  private PdfAnswer() {}

  /**
   * Sends it, or that there is none such.
   *
   * @param name of the file, without its ending: nothing of anybody's
   */
  public static void write(HttpServletResponse response, String name, Optional<byte[]> pdf)
      throws IOException {
    if (pdf.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("application/pdf");
    response.setContentLength(pdf.get().length);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".pdf\"");
    response.getOutputStream().write(pdf.get());
  }
}
