package org.portolan.messaging.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.sandbox.SandboxMessages.Message;
import org.portolan.messaging.sandbox.SandboxMessages.NewMessage;
import org.portolan.messaging.twilio.TwilioAccount;
import org.portolan.messaging.work.Signal;

/**
 * The provider's side of Twilio's REST API for messages: create, fetch, list. What it accepts is
 * durable; then it tells the story of the message by status callbacks, as a provider does.
 */
public final class SandboxProvider {

  private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final int LONGEST_BODY = 1_600;

  private final CaseStore store;
  private final TwilioAccount account;
  private final SandboxMessages messages;
  private final SandboxFaults faults;
  private final SandboxPosts posts;
  private final TwilioJson json;
  private final InstantSource realTime;
  private final Signal owed;

  SandboxProvider(
      CaseStore store,
      TwilioAccount account,
      SandboxMessages messages,
      SandboxFaults faults,
      InstantSource realTime,
      Signal owed) {
    this.store = store;
    this.account = account;
    this.messages = messages;
    this.faults = faults;
    this.posts = new SandboxPosts();
    this.json = new TwilioJson(account);
    this.realTime = realTime;
    this.owed = owed;
  }

  /**
   * {@code POST /2010-04-01/Accounts/{sid}/Messages.json}.
   *
   * @param authorization the header of that name
   * @param form the decoded form: To, From, Body, StatusCallback
   */
  public SandboxAnswer create(String authorization, Map<String, String> form) {
    if (!authorized(authorization)) {
      return unauthorized();
    }
    String to = form.getOrDefault("To", "");
    String body = form.getOrDefault("Body", "");
    if (!NUMBER.matcher(to).matches()) {
      return SandboxAnswer.error(400, 21211, "Invalid 'To' Phone Number");
    }
    if (body.isEmpty()) {
      return SandboxAnswer.error(400, 21602, "Message body is required");
    }
    if (body.codePointCount(0, body.length()) > LONGEST_BODY) {
      return SandboxAnswer.error(400, 21617, "The message body exceeds the 1600 character limit");
    }
    Map<SandboxFault.Kind, Integer> failing =
        store.call(SandboxMessages.ACTOR, tx -> faults.take(tx, to));
    delay(failing.getOrDefault(SandboxFault.Kind.DELAY, 0));
    return refusal(failing).orElseGet(() -> accept(to, body, form.get("StatusCallback"), failing));
  }

  /** {@code GET …/Messages/{message}.json}. */
  public SandboxAnswer fetch(String authorization, String sid) {
    if (!authorized(authorization)) {
      return unauthorized();
    }
    return store
        .call(SandboxMessages.ACTOR, tx -> messages.find(tx, sid))
        .map(message -> SandboxAnswer.of(200, json.one(message)))
        .orElseGet(() -> SandboxAnswer.error(404, 20404, "The requested resource was not found"));
  }

  /**
   * {@code GET …/Messages.json}, of one recipient, newest first.
   *
   * @param query the decoded query: To, PageSize; dates are not looked at, the caller sees them
   */
  public SandboxAnswer list(String authorization, Map<String, String> query) {
    if (!authorized(authorization)) {
      return unauthorized();
    }
    List<Message> found =
        store.call(
            SandboxMessages.ACTOR, tx -> messages.ofPhone(tx, query.getOrDefault("To", ""), 50));
    return SandboxAnswer.of(200, json.page(found.stream().filter(m -> !m.inbound()).toList()));
  }

  private Optional<SandboxAnswer> refusal(Map<SandboxFault.Kind, Integer> failing) {
    if (failing.containsKey(SandboxFault.Kind.DROPPED_BEFORE_ACCEPTING)) {
      return Optional.of(SandboxAnswer.dropConnection());
    }
    if (failing.containsKey(SandboxFault.Kind.TOO_MANY_REQUESTS)) {
      return Optional.of(SandboxAnswer.error(429, 20429, "Too Many Requests"));
    }
    if (failing.containsKey(SandboxFault.Kind.SERVER_ERROR)) {
      int status = failing.get(SandboxFault.Kind.SERVER_ERROR);
      return Optional.of(SandboxAnswer.error(status, 20500, "Internal Server Error"));
    }
    return Optional.ofNullable(failing.get(SandboxFault.Kind.ERROR_CODE))
        .map(code -> SandboxAnswer.error(400, code, "As told to"));
  }

  private SandboxAnswer accept(
      String to, String body, String callback, Map<SandboxFault.Kind, Integer> failing) {
    Instant now = realTime.instant();
    Message accepted =
        store.call(
            SandboxMessages.ACTOR,
            tx -> {
              String sid =
                  messages.add(
                      tx, new NewMessage(false, to, body, Optional.ofNullable(callback), now));
              Optional.ofNullable(failing.get(SandboxFault.Kind.UNDELIVERED))
                  .ifPresent(code -> messages.setStatus(tx, sid, "queued", code));
              posts.oweStory(tx, sid, now, failing);
              tx.afterCommit(owed::raise);
              return find(tx, sid);
            });
    return failing.containsKey(SandboxFault.Kind.DROPPED_AFTER_ACCEPTING)
        ? SandboxAnswer.dropConnection()
        : SandboxAnswer.of(201, json.one(accepted));
  }

  private Message find(Tx tx, String sid) {
    return messages.find(tx, sid).orElseThrow();
  }

  private boolean authorized(String authorization) {
    byte[] expected =
        ("Basic "
                + Base64.getEncoder()
                    .encodeToString(
                        (account.sid() + ":" + account.authToken())
                            .getBytes(StandardCharsets.UTF_8)))
            .getBytes(StandardCharsets.US_ASCII);
    return authorization != null
        && MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8));
  }

  private static SandboxAnswer unauthorized() {
    return SandboxAnswer.error(401, 20003, "Authenticate");
  }

  private static void delay(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
