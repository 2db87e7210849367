package org.portolan.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.portolan.launcher.server.ServerSources;

/**
 * All information pages in all languages over the wire, compressed, as a telephone asks for them,
 * against a plain servlet of the same server that sends the same bytes; and how long it takes until
 * a change of a page is read.
 */
final class PagesBenchmark {

  private static final int REQUESTS = 20_000;
  private static final int ROUNDS = 5;
  private static final int CONNECTIONS = 4;
  private static final int CHANGES = 20;
  private static final String HOST = "127.0.0.1";
  private static final String CHANGED = "/en/health/quarantine";

  /** First pages and those of information, which are served from memory. */
  private static final Pattern LISTED =
      Pattern.compile("<loc>https?://[^/<]+(/[^/<]+/(?:[^/<]+/[^/<]+)?)</loc>");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PrintStream out;
  private final HttpClient http = HttpClient.newHttpClient();
  private int port;

  PagesBenchmark(PrintStream out) {
    this.out = out;
  }

  void run() throws Exception {
    Path directory = Path.of(System.getProperty("benchmarks.directory"), "plain");
    ServerSources sources = WithPlainServlet.of(ServerSources.ofBuild(), directory);
    try (MeasuredPortolan measured = MeasuredPortolan.start(Map.of(), sources)) {
      port = measured.portolan().launch().ports().http();
      List<String> pages = pages();
      long bytes = put(pages);
      out.printf("Pages                               %8d (%d bytes each)%n", pages.size(), bytes);
      rounds(pages);
      changes(measured);
    }
  }

  /** Every page in every language, once they are brought in. */
  private List<String> pages() throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (get(CHANGED).statusCode() != 200) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("No pages within " + PATIENCE);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    String map = new String(get("/sitemap.xml").body(), StandardCharsets.UTF_8);
    return LISTED.matcher(map).results().map(page -> page.group(1)).toList();
  }

  /** Gives the plain servlet the bytes of all pages; returns how many a page has on average. */
  private long put(List<String> pages) throws Exception {
    long bytes = 0;
    int cookies = 0;
    for (String path : pages) {
      HttpResponse<byte[]> page = get(path, "Accept-Encoding", "gzip");
      cookies += page.headers().allValues("Set-Cookie").size();
      bytes += page.body().length;
      HttpRequest put =
          HttpRequest.newBuilder(uri(WithPlainServlet.PATH + path))
              .PUT(BodyPublishers.ofByteArray(page.body()))
              .build();
      int status = http.send(put, BodyHandlers.discarding()).statusCode();
      if (page.statusCode() != 200 || status != 204) {
        throw new IllegalStateException(path + ": " + page.statusCode() + ", " + status);
      }
    }
    out.printf("Cookies and sessions                %8d%n", cookies);
    return bytes / pages.size();
  }

  private void rounds(List<String> pages) throws Exception {
    WebhookLoad load = new WebhookLoad(HOST, port, CONNECTIONS);
    List<List<byte[]>> ours = requests(pages, "");
    List<List<byte[]>> plain = requests(pages, WithPlainServlet.PATH);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      WebhookLoad.Result bare = load.atFullSpeed(plain);
      WebhookLoad.Result served = load.atFullSpeed(ours);
      if (bare.refused() + served.refused() > 0) {
        throw new IllegalStateException("Requests were refused.");
      }
      if (round > 0) {
        ratios.add(served.perSecond() / bare.perSecond());
        out.printf(
            "Pages %8.0f/s %s; plain servlet %8.0f/s %s; ratio %.2f%n",
            served.perSecond(),
            served.latencies(),
            bare.perSecond(),
            bare.latencies(),
            served.perSecond() / bare.perSecond());
      }
    }
    Collections.sort(ratios);
    out.printf(
        "Pages against a plain servlet, median of %d: %.2f%n", ROUNDS, ratios.get(ROUNDS / 2));
  }

  private static List<List<byte[]>> requests(List<String> pages, String below) {
    List<List<byte[]>> all = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      String request =
          "GET %s%s HTTP/1.1\r\nHost: %s\r\nAccept-Encoding: gzip\r\n\r\n"
              .formatted(below, pages.get(i % pages.size()), HOST);
      all.add(List.of(request.getBytes(StandardCharsets.US_ASCII)));
    }
    return all;
  }

  private void changes(MeasuredPortolan measured) throws Exception {
    Latencies latencies = new Latencies(CHANGES);
    for (int i = 0; i < CHANGES; i++) {
      String mark = "changed-" + i + "-times";
      measured.execute(
          """
          UPDATE portal_published SET body = body || ' %s' WHERE slug = 'quarantine'
            AND language = 'en';
          UPDATE portal_content SET version = version + 1
          """
              .formatted(mark));
      long began = System.nanoTime();
      while (!new String(get(CHANGED).body(), StandardCharsets.UTF_8).contains(mark)) {
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      }
      latencies.add(System.nanoTime() - began);
    }
    out.printf("A change of a page is read after    %s%n", latencies);
  }

  private HttpResponse<byte[]> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private URI uri(String path) {
    return URI.create("http://" + HOST + ":" + port + path);
  }
}
