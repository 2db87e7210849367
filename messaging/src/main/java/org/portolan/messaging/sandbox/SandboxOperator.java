package org.portolan.messaging.sandbox;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.sandbox.SandboxCallPosts.Post;
import org.portolan.messaging.sandbox.SandboxCallRows.Row;
import org.portolan.messaging.sandbox.SandboxTwiml.Gather;
import org.portolan.messaging.sandbox.SandboxTwiml.Said;
import org.portolan.messaging.twilio.TwilioAccount;

/**
 * Plays the calls of the sandbox: rings, asks us what to say when somebody answers, says it, brings
 * us the keys, and tells how it goes.
 */
public final class SandboxOperator {

  /** A voice says about so many characters in a second; here it is a quick one. */
  private static final int CHARACTERS_A_SECOND = 30;

  private static final Duration LONGEST_SPEECH = Duration.ofSeconds(4);

  private final CaseStore store;
  private final TwilioAccount account;
  private final PublicAddress address;
  private final SandboxCallRows calls;
  private final SandboxCallPosts posts = new SandboxCallPosts();
  private final SignedPost post;
  private final InstantSource realTime;
  private final int haste;

  /**
   * @param haste how many times faster than people speech and pauses pass; 1 as they are
   */
  SandboxOperator(
      CaseStore store,
      TwilioAccount account,
      PublicAddress address,
      SandboxCallRows calls,
      InstantSource realTime,
      int haste) {
    this.store = store;
    this.account = account;
    this.address = address;
    this.calls = calls;
    this.post = new SignedPost(account);
    this.realTime = realTime;
    this.haste = haste;
  }

  /** Lets happen what is due in one call, and tells one thing; returns how much there was. */
  public int step() {
    Instant now = realTime.instant();
    Optional<Row> call = store.call(SandboxMessages.ACTOR, tx -> calls.claim(tx, now));
    call.ifPresent(this::goesOn);
    Optional<Post> owed = store.call(SandboxMessages.ACTOR, tx -> posts.claim(tx, now));
    owed.ifPresent(this::tell);
    return (call.isPresent() ? 1 : 0) + (owed.isPresent() ? 1 : 0);
  }

  private void goesOn(Row call) {
    switch (call.status()) {
      case "queued" -> rings(call);
      case "ringing" -> ringing(call);
      case "in-progress" -> asksUs(call);
      default -> store.run(SandboxMessages.ACTOR, tx -> end(tx, call, call.status(), null));
    }
  }

  private void rings(Row call) {
    store.run(
        SandboxMessages.ACTOR,
        tx -> {
          Instant now = realTime.instant();
          posts.owe(tx, call, "initiated", null, now);
          posts.owe(tx, call, "ringing", null, now.plusMillis(50));
          calls.moves(tx, call.sid(), "ringing", null, call.machine() ? now : call.ringsUntil());
        });
  }

  private void ringing(Row call) {
    if (call.inbound()) {
      comesIn(call);
    } else if (call.machine()) {
      store.run(SandboxMessages.ACTOR, tx -> taken(tx, call));
    } else {
      store.run(SandboxMessages.ACTOR, tx -> end(tx, call, "no-answer", null));
    }
  }

  /** Somebody, or a machine, takes a call. */
  void taken(Tx tx, Row call) {
    posts.owe(tx, call, "in-progress", null, realTime.instant());
    calls.moves(tx, call.sid(), "in-progress", call.url(), realTime.instant());
  }

  void end(Tx tx, Row call, String status, Integer code) {
    posts.owe(tx, call, status, code, realTime.instant());
    calls.moves(tx, call.sid(), status, null, null);
  }

  /** Somebody calls our number: what we want done with it. */
  private void comesIn(Row call) {
    Optional<SandboxTwiml> twiml =
        ask(call, address.of(PublicAddress.VOICE_HOOK), form(call, "ringing", ""))
            .flatMap(this::read);
    if (twiml.isPresent()) {
      String status = twiml.get().declines() ? "busy" : "completed";
      store.run(SandboxMessages.ACTOR, tx -> end(tx, call, status, null));
    }
  }

  private void asksUs(Row call) {
    if (call.asks().isPresent() && call.digits().isEmpty() && !call.asks().get().evenEmpty()) {
      store.run(SandboxMessages.ACTOR, tx -> end(tx, call, "completed", null));
      return;
    }
    Optional<SandboxTwiml> twiml =
        ask(call, call.nextUrl(), form(call, "in-progress", call.digits())).flatMap(this::read);
    store.run(
        SandboxMessages.ACTOR,
        tx -> {
          Row now = calls.find(tx, call.sid()).orElseThrow();
          if (!now.isOver()) {
            twiml.ifPresentOrElse(
                said -> says(tx, now, said), () -> end(tx, now, "completed", null));
          }
        });
  }

  private void says(Tx tx, Row call, SandboxTwiml twiml) {
    List<Said> all = new ArrayList<>(call.said());
    all.addAll(twiml.said());
    calls.says(tx, call.sid(), all, twiml.gather());
    Duration spoken = lengthOf(twiml.said());
    if (twiml.gather().isPresent()) {
      Gather gather = twiml.gather().get();
      Instant due = after(spoken.plusSeconds(gather.timeout()));
      calls.moves(tx, call.sid(), "in-progress", gather.action(), due);
    } else if (twiml.redirect().isPresent()) {
      Instant due = after(spoken.plusSeconds(twiml.pause()));
      calls.moves(tx, call.sid(), "in-progress", twiml.redirect().get(), due);
    } else {
      end(tx, call, "completed", null);
    }
  }

  /** The time in which so much has been said, or kept silent. */
  Instant after(Duration silence) {
    return realTime.instant().plus(silence.dividedBy(haste));
  }

  private static Duration lengthOf(List<Said> said) {
    int characters = said.stream().mapToInt(one -> one.words().length()).sum();
    Duration speech = Duration.ofMillis(characters * 1_000L / CHARACTERS_A_SECOND);
    return speech.compareTo(LONGEST_SPEECH) > 0 ? LONGEST_SPEECH : speech;
  }

  private Optional<String> ask(Row call, String url, Map<String, String> form) {
    return post.to(url, form).filter(answer -> answer.statusCode() == 200).map(HttpResponse::body);
  }

  private Optional<SandboxTwiml> read(String xml) {
    try {
      return Optional.of(SandboxTwiml.read(xml));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void tell(Post owed) {
    Row call = store.call(SandboxMessages.ACTOR, tx -> calls.find(tx, owed.sid())).orElseThrow();
    Map<String, String> form = form(call, owed.status(), "");
    form.put("CallbackSource", "call-progress-events");
    owed.code().ifPresent(code -> form.put("SipResponseCode", code.toString()));
    boolean taken =
        post.to(call.callback(), form).filter(answer -> answer.statusCode() < 500).isPresent();
    store.run(SandboxMessages.ACTOR, tx -> posts.settle(tx, owed, taken, realTime.instant()));
  }

  private Map<String, String> form(Row call, String status, String digits) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("CallSid", call.sid());
    form.put("AccountSid", account.sid());
    form.put("ApiVersion", "2010-04-01");
    form.put("From", call.inbound() ? call.phone() : account.from());
    form.put("To", call.inbound() ? account.from() : call.phone());
    form.put("Direction", call.inbound() ? "inbound" : "outbound-api");
    form.put("CallStatus", status);
    if (call.asks().isPresent()) {
      form.put("Digits", digits);
    }
    if (call.machine()) {
      form.put("AnsweredBy", "machine_start");
    }
    return form;
  }
}
