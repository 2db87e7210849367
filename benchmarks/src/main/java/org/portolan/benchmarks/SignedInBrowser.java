package org.portolan.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.portolan.launcher.sample.SampleStaff.SampleAccount;

/** Asks for pages as a browser of a member of staff does, and keeps its cookies. */
final class SignedInBrowser {

  private static final int OK = 200;
  private static final int FOUND = 302;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  private SignedInBrowser(URI server) {
    this.server = server;
  }

  /** Signs in by the form, with password and one-time code. */
  static SignedInBrowser of(SampleAccount account, URI server)
      throws IOException, InterruptedException {
    SignedInBrowser browser = new SignedInBrowser(server);
    Map<String, String> form = new LinkedHashMap<>();
    form.put("form", "form");
    form.put("form:email", account.email());
    form.put("form:password", account.password());
    form.put("form:code", account.oneTime().codeAt(Clock.systemUTC().instant()));
    form.put("form:submit", "form:submit");
    form.put("jakarta.faces.ViewState", "stateless");
    HttpResponse<byte[]> answer =
        browser.send(
            browser
                .request("/staff/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form))));
    if (answer.statusCode() != FOUND) {
      throw new IllegalStateException("Not signed in: " + answer.statusCode());
    }
    answer.headers().allValues("Set-Cookie").forEach(browser::keep);
    return browser;
  }

  private void keep(String cookie) {
    String pair = cookie.split(";", 2)[0];
    int equals = pair.indexOf('=');
    cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The body of a page, as it comes over the wire. */
  byte[] page(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = send(request(path));
    if (answer.statusCode() != OK) {
      throw new IllegalStateException(path + ": " + answer.statusCode());
    }
    return answer.body();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path)).header("Accept-Language", "en");
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }
}
