package org.portolan.messaging.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.Submission;

/**
 * Carries the SDK's requests over connections that stay open, to the address the settings name.
 *
 * <p>It calls once. The SDK's own client repeats a failed request by itself, and a text may be sent
 * twice that way: whether to repeat is the outbox's decision.
 */
final class PooledHttpClient extends com.twilio.http.HttpClient {

  private static final Timeout CONNECT = Timeout.ofSeconds(2);

  /** More than are under way at a time; as many as that are kept open. */
  private static final int MOST_CONNECTIONS = 1_000;

  /** One that was idle for longer is looked at first: the provider may have closed it. */
  private static final TimeValue LOOKED_AT_AFTER = TimeValue.ofSeconds(1);

  /** Before a provider closes it, which would cross with a request. */
  private static final TimeValue KEPT_IDLE = TimeValue.ofSeconds(30);

  private static final ContentType FORM =
      ContentType.create("application/x-www-form-urlencoded", StandardCharsets.UTF_8);

  /** The SDK writes times of UTC without the zone that Twilio's description of its API asks for. */
  private static final Pattern WITHOUT_ZONE =
      Pattern.compile("((?:DateSent|StartTime)%3[CE]=[-\\d]{10}T[\\dA%]+)(?=&|$)");

  private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*(\\d{1,6})\\b");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

  private final String api;
  private final Duration longest;
  private final CloseableHttpClient http;

  /**
   * @param api stands in for Twilio's own address
   * @param longest how long a whole request may take
   */
  PooledHttpClient(URI api, Duration longest) {
    this(api, longest, LOOKED_AT_AFTER);
  }

  /**
   * The same.
   *
   * @param lookedAtAfter how long a connection may be idle before it is looked at first
   */
  PooledHttpClient(URI api, Duration longest, TimeValue lookedAtAfter) {
    this.api = api.toString().replaceAll("/$", "");
    this.longest = longest;
    this.http = client(Timeout.of(longest), lookedAtAfter);
  }

  private static CloseableHttpClient client(Timeout longest, TimeValue lookedAtAfter) {
    PoolingHttpClientConnectionManager connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(MOST_CONNECTIONS)
            .setMaxConnPerRoute(MOST_CONNECTIONS)
            .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECT)
                    .setSocketTimeout(longest)
                    .setValidateAfterInactivity(lookedAtAfter)
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(longest).build())
        .setKeepAliveStrategy((response, context) -> KEPT_IDLE)
        .setProxySelector(ProxySelector.getDefault())
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
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
    HttpUriRequestBase call =
        new HttpUriRequestBase(request.getMethod().toString(), addressOf(request));
    call.setHeader("Authorization", request.getAuthString());
    call.setHeader("Accept", "application/json");
    if (request.getMethod() == HttpMethod.POST) {
      call.setEntity(new StringEntity(request.encodeFormBody(), FORM));
    }
    return send(call);
  }

  private URI addressOf(Request request) {
    String address = request.constructURL().toString().replace(TwilioAccount.API, api);
    return URI.create(WITHOUT_ZONE.matcher(address).replaceAll("$1Z"));
  }

  private Response send(HttpUriRequestBase call) {
    CompletableFuture<Void> end = endOf(call);
    try {
      return http.execute(call, PooledHttpClient::answer);
    } catch (ConnectException | ConnectTimeoutException e) {
      throw new NotReached(e);
    } catch (IOException e) {
      throw new NoAnswer(e);
    } finally {
      end.complete(null);
    }
  }

  /** However slowly an answer trickles in: after the longest time the call is broken off. */
  private CompletableFuture<Void> endOf(HttpUriRequestBase call) {
    CompletableFuture<Void> end =
        new CompletableFuture<Void>().orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS);
    end.exceptionally(
        late -> {
          call.abort();
          return null;
        });
    return end;
  }

  private static Response answer(ClassicHttpResponse answer) throws IOException, ParseException {
    String body =
        answer.getEntity() == null
            ? ""
            : EntityUtils.toString(answer.getEntity(), StandardCharsets.UTF_8);
    if (answer.getCode() == HttpStatus.SC_TOO_MANY_REQUESTS) {
      throw new TooMany(codeIn(body), comeAgain(answer));
    }
    return new Response(body, answer.getCode());
  }

  private static int codeIn(String body) {
    Matcher code = CODE.matcher(body);
    return code.find() ? Integer.parseInt(code.group(1)) : HttpStatus.SC_TOO_MANY_REQUESTS;
  }

  /** In seconds, as providers write it; a date, which RFC 9110 allows too, is not read. */
  private static Optional<Duration> comeAgain(ClassicHttpResponse answer) {
    return Optional.ofNullable(answer.getFirstHeader(HttpHeaders.RETRY_AFTER))
        .map(header -> header.getValue().strip())
        .filter(value -> SECONDS.matcher(value).matches())
        .map(value -> Duration.ofSeconds(Long.parseLong(value)));
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

  /** The provider was called too often; it has done nothing. */
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient Optional<Duration> comeAgain;

    TooMany(int code, Optional<Duration> comeAgain) {
      super("The provider is called too often.");
      this.code = code;
      this.comeAgain = comeAgain;
    }

    Submission refused() {
      return new Submission.Refused(FailureClass.SLOW_DOWN, code, comeAgain);
    }
  }
}
