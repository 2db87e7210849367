package org.portolan.systemtests;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Deployed beside the application, it answers with what the server makes of a request. */
@WebServlet("/*")
public final class Echo extends HttpServlet {

  /** Long enough to be worth compressing. */
  private static final String TEXT = "What the server makes of a request. ".repeat(100);

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.getInputStream().readAllBytes();
    String type = request.getParameter("type");
    response.setContentType(type == null ? "text/plain" : type);
    response
        .getOutputStream()
        .print(request.getScheme() + " " + request.getRemoteAddr() + "\n" + TEXT);
  }
}
