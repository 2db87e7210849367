package org.portolan.messaging.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.portolan.cases.store.CaseStore;
import org.portolan.messaging.sandbox.SandboxCallRows.NewCall;
import org.portolan.messaging.sandbox.SandboxCallRows.Row;
import org.portolan.messaging.twilio.TwilioAccount;
import org.portolan.messaging.work.Signal;

/** The provider's side of Twilio's REST API for calls: create, fetch, list. */
public final class SandboxCallApi {

  private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final int LISTED = 50;

  private final CaseStore store;
  private final SandboxDoor door;
  private final SandboxCallRows calls;
  private final SandboxFaults faults;
  private final SandboxCallJson json;
  private final InstantSource realTime;
  private final Signal owed;

  SandboxCallApi(
      CaseStore store,
      TwilioAccount account,
      SandboxCallRows calls,
      SandboxFaults faults,
      InstantSource realTime,
      Signal owed) {
    this.store = store;
    this.door = new SandboxDoor(account);
    this.calls = calls;
    this.faults = faults;
    this.json = new SandboxCallJson(account);
    this.realTime = realTime;
    this.owed = owed;
  }

  /**
   * {@code POST /2010-04-01/Accounts/{sid}/Calls.json}.
   *
   * @param authorization the header of that name
   * @param form the decoded form: To, From, Url, StatusCallback, Timeout
   */
  public SandboxAnswer create(String authorization, Map<String, String> form) {
    if (!door.opensTo(authorization)) {
      return SandboxDoor.closed();
    }
    String to = form.getOrDefault("To", "");
    if (!NUMBER.matcher(to).matches()) {
      return SandboxAnswer.error(400, 21211, "Invalid 'To' Phone Number");
    }
    if (form.getOrDefault("Url", "").isEmpty()) {
      return SandboxAnswer.error(400, 21205, "Url parameter is required");
    }
    Map<SandboxFault.Kind, Integer> failing =
        store.call(SandboxMessages.ACTOR, tx -> faults.take(tx, to));
    return SandboxDoor.refusal(failing).orElseGet(() -> accept(to, form, failing));
  }

  private SandboxAnswer accept(
      String to, Map<String, String> form, Map<SandboxFault.Kind, Integer> failing) {
    Instant now = realTime.instant();
    Duration rings = Duration.ofSeconds(Integer.parseInt(form.getOrDefault("Timeout", "60")));
    Row accepted =
        store.call(
            SandboxMessages.ACTOR,
            tx -> {
              String sid =
                  calls.add(
                      tx,
                      new NewCall(
                          false,
                          to,
                          ends(failing).orElse("queued"),
                          form.get("Url"),
                          form.get("StatusCallback"),
                          rings,
                          now,
                          failing));
              tx.afterCommit(owed::raise);
              return calls.find(tx, sid).orElseThrow();
            });
    return failing.containsKey(SandboxFault.Kind.DROPPED_AFTER_ACCEPTING)
        ? SandboxAnswer.dropConnection()
        : SandboxAnswer.of(201, json.one(accepted));
  }

  /** How the call ends without having been taken, when it was told to. */
  private static Optional<String> ends(Map<SandboxFault.Kind, Integer> failing) {
    if (failing.containsKey(SandboxFault.Kind.CALL_BUSY)) {
      return Optional.of("busy");
    }
    if (failing.containsKey(SandboxFault.Kind.CALL_NO_ANSWER)) {
      return Optional.of("no-answer");
    }
    return failing.containsKey(SandboxFault.Kind.CALL_FAILED)
        ? Optional.of("failed")
        : Optional.empty();
  }

  /** {@code GET …/Calls/{call}.json}. */
  public SandboxAnswer fetch(String authorization, String sid) {
    if (!door.opensTo(authorization)) {
      return SandboxDoor.closed();
    }
    return store
        .call(SandboxMessages.ACTOR, tx -> calls.find(tx, sid))
        .map(call -> SandboxAnswer.of(200, json.one(call)))
        .orElseGet(() -> SandboxAnswer.error(404, 20404, "The requested resource was not found"));
  }

  /**
   * {@code GET …/Calls.json}, newest first: to one number, or all that began in a time.
   *
   * @param query the decoded query: To, or StartTime&gt; and StartTime&lt;; PageSize, Page
   */
  public SandboxAnswer list(String authorization, Map<String, String> query) {
    if (!door.opensTo(authorization)) {
      return SandboxDoor.closed();
    }
    SandboxList list = new SandboxList(query, "StartTime");
    List<Row> found =
        store.call(
            SandboxMessages.ACTOR,
            tx ->
                query.containsKey("To")
                    ? calls.ofPhone(tx, query.get("To"), LISTED).stream()
                        .filter(call -> !call.inbound())
                        .skip(list.skips())
                        .toList()
                    : calls.placed(tx, list));
    return SandboxAnswer.of(200, json.page(found, list));
  }
}
