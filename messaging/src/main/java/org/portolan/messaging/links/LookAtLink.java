package org.portolan.messaging.links;

import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.portolan.cases.portal.LinksOfPages.Found;

/**
 * Asks an address on the web whether it is there, and reads nothing of what it sends. Addresses of
 * this machine and of networks that are not the public's are not asked, whoever leads there: what a
 * page links to must not open our own network to who writes pages.
 */
public final class LookAtLink {

  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration ANSWERING = Duration.ofSeconds(10);
  private static final int MOST_MOVES = 5;

  /** A program is told this where a reader may be shown the page. */
  private static final Set<Integer> NOT_FOR_PROGRAMS = Set.of(401, 403, 405, 406, 429, 501);

  private static final Set<Integer> GONE = Set.of(404, 410);
  private static final int FAILED = 500;

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(Redirect.NEVER).connectTimeout(CONNECTING).build();

  private final Predicate<InetAddress> mayBeAsked;

  /** Asks the public web. */
  public LookAtLink() {
    this(LookAtLink::isPublic);
  }

  /**
   * @param mayBeAsked which machines are asked at all
   */
  LookAtLink(Predicate<InetAddress> mayBeAsked) {
    this.mayBeAsked = mayBeAsked;
  }

  /** What is at an address, or where it leads to. */
  public Found at(String address) {
    try {
      URI at = URI.create(address);
      for (int move = 0; move <= MOST_MOVES; move++) {
        if (!mayBeAsked(at)) {
          return Found.PRIVATE;
        }
        HttpResponse<InputStream> answer = asked(at);
        Optional<String> on = answer.headers().firstValue("Location");
        if (answer.statusCode() / 100 != 3 || on.isEmpty()) {
          return found(answer.statusCode());
        }
        at = at.resolve(on.get());
      }
      return Found.BROKEN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Found.UNREACHABLE;
    } catch (IOException | IllegalArgumentException e) {
      return Found.UNREACHABLE;
    }
  }

  /** Without what it holds, if the site can do that. */
  private HttpResponse<InputStream> asked(URI at) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer = send(at, "HEAD");
    boolean asksForAll = answer.statusCode() >= 400;
    return asksForAll ? send(at, "GET") : answer;
  }

  private HttpResponse<InputStream> send(URI at, String method)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(at)
            .method(method, BodyPublishers.noBody())
            .timeout(ANSWERING)
            .header("User-Agent", "Portolan (checks its links once a day)")
            .build();
    HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
    answer.body().close();
    return answer;
  }

  private static Found found(int status) {
    if (GONE.contains(status)) {
      return Found.NOT_FOUND;
    }
    return status < FAILED || NOT_FOR_PROGRAMS.contains(status) ? Found.THERE : Found.BROKEN;
  }

  private boolean mayBeAsked(URI at) throws UnknownHostException {
    boolean web = "http".equals(at.getScheme()) || "https".equals(at.getScheme());
    if (!web || at.getHost() == null) {
      return false;
    }
    for (InetAddress machine : InetAddress.getAllByName(at.getHost())) {
      if (!mayBeAsked.test(machine)) {
        return false;
      }
    }
    return true;
  }

  /** Whether anybody on the internet may have this address. */
  static boolean isPublic(InetAddress machine) {
    byte[] bytes = machine.getAddress();
    int first = bytes[0] & 255;
    int second = bytes[1] & 255;
    boolean shared =
        machine instanceof Inet6Address
            ? (first & 0xFE) == 0xFC
            : first == 0 || first >= 240 || first == 100 && (second & 0xC0) == 64;
    return !shared
        && !machine.isAnyLocalAddress()
        && !machine.isLoopbackAddress()
        && !machine.isLinkLocalAddress()
        && !machine.isSiteLocalAddress()
        && !machine.isMulticastAddress();
  }
}
