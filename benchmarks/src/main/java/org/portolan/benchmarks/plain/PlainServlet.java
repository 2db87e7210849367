package org.portolan.benchmarks.plain;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sends the compressed bytes that were put at a path, and nothing else. */
@WebServlet("/*")
public class PlainServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  private final transient Map<String, byte[]> pages = new ConcurrentHashMap<>();

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    pages.put(request.getPathInfo(), request.getInputStream().readAllBytes());
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] page = pages.get(request.getPathInfo());
    response.setContentType("text/html");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Content-Encoding", "gzip");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }
}
