package org.portolan.messaging.twilio;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.messaging.channel.MediaSource;

/**
 * What came with messages, as Twilio keeps it. The account's credentials go to the address of its
 * API only, and only for media of the account itself; from there it leads to a host that lends the
 * bytes, which must be one of those we know and gets no credentials.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/media-resource">Twilio's media</a>
 */
public final class TwilioMedia implements MediaSource {

  private static final Pattern MEDIA =
      Pattern.compile(
          "/2010-04-01/Accounts/(AC[0-9a-fA-F]{32})/Messages/[SM]M[0-9a-fA-F]{32}"
              + "/Media/ME[0-9a-fA-F]{32}");

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final int MOST_REDIRECTS = 3;

  private final TwilioAccount account;
  private final String api;
  private final Set<String> lenders;
  private final Duration longest;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  /**
   * @param lenders names of hosts that may be led to, over HTTPS
   * @param longest how long fetching one may take, from connecting to its last byte
   */
  public TwilioMedia(TwilioAccount account, Set<String> lenders, Duration longest) {
    this.account = account;
    this.api = account.api().toString().replaceAll("/$", "");
    this.lenders = lenders;
    this.longest = longest;
  }

  @Override
  public boolean has(String address) {
    return path(address).isPresent();
  }

  /** Below the API's address, as Twilio itself calls it or as our settings do. */
  private Optional<String> path(String address) {
    for (String base : new String[] {TwilioAccount.API, api}) {
      if (address.startsWith(base)) {
        String path = address.substring(base.length());
        Matcher media = MEDIA.matcher(path);
        if (media.matches() && media.group(1).equals(account.sid())) {
          return Optional.of(path);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public Given open(String address) {
    Optional<String> path = path(address);
    if (path.isEmpty()) {
      return new Gone();
    }
    try {
      return follow(URI.create(api + path.get()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new NotNow("interrupted");
    } catch (IOException e) {
      return new NotNow(e.getClass().getSimpleName());
    }
  }

  private Given follow(URI first) throws IOException, InterruptedException {
    URI next = first;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpResponse<InputStream> answer = ask(next);
      int status = answer.statusCode();
      if (status == 200) {
        long bytes = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
        return new There(bytes, ended(answer.body()));
      }
      answer.body().close();
      if (status == 404 || status == 410) {
        return new Gone();
      }
      Optional<URI> led =
          status / 100 == 3
              ? answer.headers().firstValue("Location").map(next::resolve)
              : Optional.empty();
      if (led.isEmpty()) {
        return new NotNow("HTTP " + status);
      }
      if (!mayLeadTo(led.get())) {
        return new NotNow("led astray");
      }
      next = led.get();
    }
    return new NotNow("led on and on");
  }

  private HttpResponse<InputStream> ask(URI address) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(longest).GET();
    if (isOfApi(address)) {
      String credentials = account.sid() + ":" + account.authToken();
      request.header(
          "Authorization",
          "Basic "
              + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  private boolean isOfApi(URI address) {
    return address.toString().startsWith(api + "/");
  }

  boolean mayLeadTo(URI address) {
    return isOfApi(address)
        || "https".equals(address.getScheme())
            && address.getPort() == -1
            && address.getUserInfo() == null
            && address.getHost() != null
            && lenders.contains(address.getHost());
  }

  /** The client has no end for a body that trickles: it is closed from outside then. */
  private InputStream ended(InputStream body) {
    CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> close(body));
    return new FilterInputStream(body) {};
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // whoever reads it hears of it
    }
  }
}
