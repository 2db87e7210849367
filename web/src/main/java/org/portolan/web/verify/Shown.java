package org.portolan.web.verify;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;

/**
 * What somebody shows, in clear; it lives as long as the request.
 *
 * @param picture the bytes of a file; empty when none was chosen
 * @param text the characters of a code; empty when none were pasted
 * @param tooMuch whether more was sent than is read
 */
record Shown(byte[] picture, String text, boolean tooMuch) {

  /** What a request carries, whatever it is. */
  static Shown in(HttpServletRequest request) {
    try {
      Part file = request.getPart("picture");
      String text = request.getParameter("text");
      return new Shown(read(file), text == null ? "" : text, false);
    } catch (IllegalStateException e) {
      // the server reads no more than it was told to
      return new Shown(new byte[0], "", true);
    } catch (IOException e) {
      // cut off, or not written as a form is
      return new Shown(new byte[0], "", false);
    } catch (ServletException e) {
      // a form without a file
      String text = request.getParameter("text");
      return new Shown(new byte[0], text == null ? "" : text, false);
    }
  }

  private static byte[] read(Part file) throws IOException {
    if (file == null) {
      return new byte[0];
    }
    try (InputStream in = file.getInputStream()) {
      return in.readAllBytes();
    }
  }

  boolean isNothing() {
    return picture.length == 0 && text.isBlank();
  }

  @Override
  public String toString() {
    return "Shown";
  }
}
