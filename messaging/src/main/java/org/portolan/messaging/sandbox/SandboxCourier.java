package org.portolan.messaging.sandbox;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.sandbox.SandboxMessages.Message;
import org.portolan.messaging.sandbox.SandboxPosts.Post;
import org.portolan.messaging.twilio.TwilioSignature;

/** Posts the signed webhooks that the sandbox owes to our own public address. */
public final class SandboxCourier {

  private static final int AT_ONCE = 20;

  /** Half an hour of a server that is down, at one try every ten seconds. */
  private static final int MOST_ATTEMPTS = 180;

  private static final Duration HARDLY_ANY = Duration.ofMillis(100);

  /** Twilio's own limit for an answer to a webhook. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);

  private final CaseStore store;
  private final TwilioForms forms;
  private final TwilioSignature signature;
  private final PublicAddress address;
  private final SandboxMessages messages;
  private final SandboxMedia media;
  private final SandboxPosts posts = new SandboxPosts();
  private final InstantSource realTime;
  private final boolean likeTwilio;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  SandboxCourier(SandboxParts parts, SandboxMessages messages) {
    this.store = parts.store();
    this.forms = new TwilioForms(parts.account());
    this.signature = new TwilioSignature(parts.account().authToken());
    this.address = parts.address();
    this.messages = messages;
    this.media = parts.media();
    this.realTime = parts.realTime();
    this.likeTwilio = parts.likeTwilio();
  }

  /** Posts what is due, several at once; returns how much there was. */
  public int step() {
    Instant now = realTime.instant();
    Map<Post, Told> due =
        store.call(
            SandboxMessages.ACTOR,
            tx ->
                posts.claim(tx, now, AT_ONCE).stream()
                    .collect(
                        Collectors.toMap(
                            post -> post,
                            post -> told(tx, post),
                            (a, b) -> a,
                            LinkedHashMap::new)));
    List<CompletableFuture<Void>> sent =
        due.entrySet().stream().map(e -> post(e.getKey(), e.getValue())).toList();
    sent.forEach(CompletableFuture::join);
    return due.size();
  }

  private Told told(Tx tx, Post post) {
    Message message = messages.find(tx, post.sid()).orElseThrow();
    boolean ended = message.status().endsWith("delivered") && !"read".equals(post.status());
    if (post.status() != null && !ended) {
      messages.setStatus(tx, post.sid(), post.status(), message.errorCode());
    }
    return new Told(message, media.of(tx, post.sid()));
  }

  private CompletableFuture<Void> post(Post post, Told told) {
    Message message = told.message;
    String given =
        post.status() == null ? address.of(PublicAddress.MESSAGE_HOOK) : message.statusCallback();
    if (given == null) {
      settle(post, false);
      return CompletableFuture.completedFuture(null);
    }
    WebhookAddress to = WebhookAddress.of(given);
    String url = to.url();
    Map<String, String> form =
        post.status() == null
            ? forms.inbound(message, told.media)
            : forms.status(message, post.status());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(LONGEST_ANSWER)
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .header("X-Twilio-Signature", signature.of(url, form))
            .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
            .build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .handle(
            (answer, failure) ->
                failure == null ? OptionalInt.of(answer.statusCode()) : OptionalInt.empty())
        .thenAccept(status -> settle(post, isRepeated(post, to, status)));
  }

  private boolean isRepeated(Post post, WebhookAddress to, OptionalInt status) {
    if (likeTwilio) {
      boolean taken = status.isPresent() && status.getAsInt() < 400;
      Duration since = Duration.between(post.firstAt(), realTime.instant());
      return !taken && to.repeats(post.attempts(), status, since);
    }
    boolean taken = status.isPresent() && status.getAsInt() < 500;
    return !taken && post.attempts() < MOST_ATTEMPTS;
  }

  private void settle(Post post, boolean repeated) {
    store.run(
        SandboxMessages.ACTOR,
        tx -> {
          if (!repeated) {
            posts.done(tx, post);
          } else {
            Duration wait =
                likeTwilio ? HARDLY_ANY : Duration.ofSeconds(Math.min(10, post.attempts()));
            posts.again(tx, post, realTime.instant().plus(wait));
          }
        });
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** What a webhook is about. */
  private record Told(Message message, List<SandboxMedia.Listed> media) {}
}
