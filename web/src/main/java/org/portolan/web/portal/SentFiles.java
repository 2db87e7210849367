package org.portolan.web.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.web.start.Answer;

/** The files of the application that pages need, and the worker that keeps both on a phone. */
@ApplicationScoped
public class SentFiles {

  /** Its address makes all pages its own to look after. */
  static final String WORKER = "/sw.js";

  /** What pages name in their heads. */
  static final List<String> OF_PAGES =
      List.of("/style/public.css", "/style/portal.js", "/style/icon.svg");

  private static final Map<String, String> TYPES =
      Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

  private Map<String, Answer> files;

  /** For the container's proxy. */
  protected SentFiles() {}

  @Inject
  public SentFiles(ServletContext context) {
    this.files =
        Stream.concat(Stream.of(WORKER), OF_PAGES.stream())
            .collect(Collectors.toUnmodifiableMap(path -> path, path -> read(context, path)));
  }

  /** Whether a path is one of them. */
  boolean has(String path) {
    return files.containsKey(path);
  }

  /** One of them. */
  Answer at(String path) {
    return files.get(path);
  }

  private static Answer read(ServletContext context, String path) {
    try (InputStream in = context.getResourceAsStream(path)) {
      return Answer.of(
          HttpServletResponse.SC_OK,
          TYPES.get(path.substring(path.lastIndexOf('.') + 1)),
          "",
          new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
