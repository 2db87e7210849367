package org.portolan.web.portal;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.portolan.web.security.SecurityHeaders;
import org.portolan.web.start.Answer;

/**
 * Sends public pages that are in memory on the thread that reads the connection: nothing that other
 * pages need is set up for them. Whatever is not plainly asked for such a page, compressed, is left
 * to the servlets, which send the same.
 */
final class KeptPageHandler implements HttpHandler {

  private static final Map<HttpString, String> OPEN = named(SecurityHeaders.ofPublicPages(false));
  private static final Map<HttpString, String> SECURE = named(SecurityHeaders.ofPublicPages(true));

  private final Function<String, Optional<Answer>> atHand;
  private final HttpHandler next;

  /**
   * @param atHand what is in memory at a path
   * @param next takes everything else
   */
  KeptPageHandler(Function<String, Optional<Answer>> atHand, HttpHandler next) {
    this.atHand = atHand;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    Optional<Answer> answer =
        isPlain(exchange) ? atHand.apply(exchange.getRequestURI()) : Optional.empty();
    if (answer.isPresent()) {
      send(answer.get(), exchange);
    } else {
      next.handleRequest(exchange);
    }
  }

  private static boolean isPlain(HttpServerExchange exchange) {
    HeaderMap headers = exchange.getRequestHeaders();
    return exchange.getRequestMethod().equals(Methods.GET)
        && exchange.getQueryString().isEmpty()
        && !headers.contains(Headers.IF_NONE_MATCH)
        && Answer.takesGzip(headers.getFirst(Headers.ACCEPT_ENCODING));
  }

  private static void send(Answer answer, HttpServerExchange exchange) {
    HeaderMap headers = exchange.getResponseHeaders();
    (exchange.isSecure() ? SECURE : OPEN).forEach(headers::put);
    named(answer.headers(true)).forEach(headers::put);
    exchange.setStatusCode(answer.status());
    exchange.getResponseSender().send(ByteBuffer.wrap(answer.gzip()));
  }

  private static Map<HttpString, String> named(Map<String, String> headers) {
    return headers.entrySet().stream()
        .collect(
            Collectors.toMap(
                header -> HttpString.tryFromString(header.getKey()), Map.Entry::getValue));
  }
}
