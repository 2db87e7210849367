package org.portolan.messaging.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.TestStore;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.twilio.TwilioAccount;
import org.portolan.messaging.twilio.TwilioSignature;
import org.portolan.messaging.work.Signal;

/** The sandbox's API over HTTP, and addresses of ours that remember what it tells them. */
final class SandboxOverHttp implements AutoCloseable {

  final TwilioAccount account;
  final PublicAddress address;
  final SandboxParts parts;
  final List<Map<String, String>> heard = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final TwilioSignature signature;

  SandboxOverHttp() {
    TestStore test = TestStore.shared();
    Jdbi.create(test.asOwner())
        .useHandle(
            h ->
                h.execute(
                    "DELETE FROM sandbox_post; DELETE FROM sandbox_fault;"
                        + " DELETE FROM sandbox_call_post; DELETE FROM sandbox_call"));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    address = new PublicAddress("http://localhost:" + server.getAddress().getPort());
    account =
        Sandbox.account(
            Settings.of(Map.of("PORTOLAN_SANDBOX", "true", "PORTOLAN_PUBLIC_URL", address.base())),
            test.keys());
    signature = new TwilioSignature(account.authToken());
    parts =
        new SandboxParts(
            test.store(Clock.systemUTC()),
            test.keys(),
            account,
            address,
            Clock.systemUTC(),
            false,
            new Signal());
    server.createContext("/sandbox/", this::rest);
    server.createContext("/hooks/", this::hook);
    server.start();
  }

  private void rest(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String path = exchange.getRequestURI().getPath();
    boolean calls = path.contains("/Calls");
    SandboxAnswer answer;
    if (exchange.getRequestMethod().equals("POST")) {
      Map<String, String> form = form(body(exchange));
      answer =
          calls
              ? parts.callApi().create(authorization, form)
              : parts.provider().create(authorization, form);
    } else if (!path.endsWith("/Calls.json") && !path.endsWith("/Messages.json")) {
      String sid = path.replaceAll(".*/|\\.json", "");
      answer =
          calls
              ? parts.callApi().fetch(authorization, sid)
              : parts.provider().fetch(authorization, sid);
    } else {
      Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
      answer =
          calls
              ? parts.callApi().list(authorization, query)
              : parts.provider().list(authorization, query);
    }
    if (!answer.dropped()) {
      byte[] json = answer.json().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), json.length);
      exchange.getResponseBody().write(json);
    }
    exchange.close();
  }

  private void hook(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(body(exchange));
    String header = exchange.getRequestHeaders().getFirst("X-Twilio-Signature");
    boolean valid = signature.valid(address.of(exchange.getRequestURI().toString()), form, header);
    if (valid) {
      heard.add(form);
    }
    exchange.sendResponseHeaders(valid ? 204 : 403, -1);
    exchange.close();
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Map<String, String> form(String encoded) {
    Map<String, String> form = new TreeMap<>();
    Arrays.stream(encoded.split("&"))
        .map(pair -> pair.split("=", 2))
        .forEach(
            pair ->
                form.put(
                    URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return form;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
