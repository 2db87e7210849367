package org.portolan.messaging.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Carries the SDK's requests over connections that stay open, to the address the settings name.
 *
 * <p>It calls once. The SDK's own client repeats a failed request by itself, and a text may be sent
 * twice that way: whether to repeat is the outbox's decision.
 */
final class PooledHttpClient extends com.twilio.http.HttpClient {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** The SDK writes times of UTC without the zone that Twilio's description of its API asks for. */
  private static final Pattern WITHOUT_ZONE =
      Pattern.compile("((?:DateSent|StartTime)%3[CE]=[-\\d]{10}T[\\dA%]+)(?=&|$)");

  private final String api;
  private final Duration longest;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  /**
   * @param api stands in for Twilio's own address
   * @param longest how long a whole request may take
   */
  PooledHttpClient(URI api, Duration longest) {
    this.api = api.toString().replaceAll("/$", "");
    this.longest = longest;
  }

  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response reliableRequest(Request request, int[] codes, int retries, long delay) {
    return makeRequest(request);
  }

  @Override
  public Response makeRequest(Request request) {
    HttpRequest.Builder http = HttpRequest.newBuilder(addressOf(request)).timeout(longest);
    http.header("Authorization", request.getAuthString()).header("Accept", "application/json");
    if (request.getMethod() == HttpMethod.POST) {
      http.header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
      http.POST(HttpRequest.BodyPublishers.ofString(request.encodeFormBody()));
    }
    return send(http.build());
  }

  private URI addressOf(Request request) {
    String address = request.constructURL().toString().replace(TwilioAccount.API, api);
    return URI.create(WITHOUT_ZONE.matcher(address).replaceAll("$1Z"));
  }

  private Response send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Response(answer.body(), answer.statusCode());
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new NotReached(e);
    } catch (IOException e) {
      throw new NoAnswer(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswer(e);
    }
  }

  /** No connection was made: the provider has heard nothing. */
  static final class NotReached extends RuntimeException {
    NotReached(Throwable cause) {
      super("The provider cannot be reached.", cause);
    }
  }

  /** The request may have arrived; no answer did. */
  static final class NoAnswer extends RuntimeException {
    NoAnswer(Throwable cause) {
      super("The provider did not answer.", cause);
    }
  }
}
