package org.portolan.web.hooks;

import io.undertow.io.Receiver;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Takes webhooks that come by the thousand, on the thread that reads the connection: none of the
 * server's threads waits while they are stored, and nothing that pages need is set up for them.
 * When the database is away the answer is an error, so that the provider repeats.
 */
final class HookHandler implements HttpHandler {

  private static final UnstoredWebhooks UNSTORED = new UnstoredWebhooks();
  private static final HttpString NO_SNIFFING = new HttpString("X-Content-Type-Options");

  private final Supplier<Optional<QuickHooks>> application;
  private final HttpHandler next;

  /**
   * @param application what takes them; nothing while it starts or ends
   * @param next takes everything else
   */
  HookHandler(Supplier<Optional<QuickHooks>> application, HttpHandler next) {
    this.application = application;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (!QuickHooks.has(exchange.getRelativePath())) {
      next.handleRequest(exchange);
      return;
    }
    Optional<QuickHooks> hooks = application.get();
    if (!exchange.getRequestMethod().equals(Methods.POST)) {
      exchange.getResponseHeaders().put(Headers.ALLOW, "POST");
      respond(exchange, HookAnswer.of(StatusCodes.METHOD_NOT_ALLOWED));
    } else if (hooks.isEmpty()) {
      respond(exchange, HookAnswer.of(StatusCodes.SERVICE_UNAVAILABLE));
    } else {
      exchange.setMaxEntitySize(FormBody.LONGEST);
      exchange
          .getRequestReceiver()
          .receiveFullBytes(
              (read, body) -> received(hooks.get(), read, body), HookHandler::notReceived);
    }
  }

  private static void received(QuickHooks hooks, HttpServerExchange exchange, byte[] body) {
    String path = exchange.getRelativePath();
    String query = exchange.getQueryString();
    Map<String, String> form = FormBody.decode(body);
    hooks
        .requests()
        .query(
            path,
            query.isEmpty() ? null : query,
            form,
            exchange.getRequestHeaders().getFirst(SignedRequests.HEADER))
        .ifPresentOrElse(
            fields -> answer(hooks.at(path), exchange, fields, form),
            () -> respond(exchange, HookAnswer.of(StatusCodes.FORBIDDEN)));
  }

  /** The exchange is kept open until there is an answer, which the same thread writes. */
  private static void answer(
      QuickHook hook,
      HttpServerExchange exchange,
      Map<String, String> query,
      Map<String, String> form) {
    CompletableFuture<HookAnswer> answer = hook.answer(query, form);
    exchange.dispatch(
        SameThreadExecutor.INSTANCE,
        () ->
            answer
                .whenComplete(
                    (given, failure) ->
                        exchange.getIoThread().execute(() -> respond(exchange, given, failure)))
                .whenComplete(HookHandler::told));
  }

  /** Whatever goes wrong with an answer shows here, and nowhere else. */
  private static void told(HookAnswer answer, Throwable failure) {
    if (failure != null) {
      UNSTORED.count(failure);
    }
  }

  private static void respond(HttpServerExchange exchange, HookAnswer answer, Throwable failure) {
    respond(exchange, failure == null ? answer : HookAnswer.of(StatusCodes.SERVICE_UNAVAILABLE));
  }

  private static void respond(HttpServerExchange exchange, HookAnswer answer) {
    exchange.setStatusCode(answer.status());
    exchange.getResponseHeaders().put(NO_SNIFFING, "nosniff");
    if (answer.isTwiml()) {
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/xml;charset=UTF-8");
      exchange.getResponseSender().send(answer.twiml());
    } else {
      exchange.endExchange();
    }
  }

  /** It is too long for any provider's, or ended before its end. */
  private static void notReceived(HttpServerExchange exchange, IOException why) {
    boolean tooLong =
        why instanceof RequestTooBigException || why instanceof Receiver.RequestToLargeException;
    respond(
        exchange,
        HookAnswer.of(tooLong ? StatusCodes.REQUEST_ENTITY_TOO_LARGE : StatusCodes.BAD_REQUEST));
  }
}
