package org.portolan.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.portolan.cases.settings.Settings;

/**
 * Refuses requests that are too large, before anything reads them. The server itself takes as much
 * as the pages do that files are sent to: it looks at a request's length before it knows for which
 * address it is.
 */
public class RequestSizes implements Filter {

  /** A form of the workspace has a few hundred fields; a recording and a spreadsheet are larger. */
  private static final int MOST_BYTES = 2 * 1024 * 1024;

  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH", "DELETE");

  /** Pages that look at sizes themselves, and say in the reader's language what is wrong. */
  private static final Pattern UPLOADS =
      Pattern.compile("/(?:[A-Za-z-]+/(?:verify|visa/documents/.*|chat/file)|staff/chat/file)");

  /** Read to a bound of their own, whatever they say of their length. */
  private static final String HOOKS = "/hooks/";

  @Inject private Settings settings;

  public RequestSizes() {
    // for the container
  }

  RequestSizes(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest from = (HttpServletRequest) request;
    String path = StaffGate.pathOf(from);
    if (isUpload(from, path)) {
      chain.doFilter(request, response);
    } else if (from.getContentLengthLong() > settings.number("MAX_REQUEST_BYTES", MOST_BYTES)) {
      ((HttpServletResponse) response).sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } else if (isOfAnyLength(from) && !path.startsWith(HOOKS)) {
      ((HttpServletResponse) response).sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isUpload(HttpServletRequest request, String path) {
    String type = request.getContentType();
    return type != null
        && type.startsWith("multipart/form-data")
        && UPLOADS.matcher(path).matches();
  }

  /** No browser sends a form so. HTTP/2 has no header that says that there is a body. */
  private static boolean isOfAnyLength(HttpServletRequest request) {
    return request.getContentLengthLong() < 0
        && WITH_BODY.contains(request.getMethod())
        && (request.getHeader("Transfer-Encoding") != null
            || request.getProtocol().startsWith("HTTP/2"));
  }
}
