package org.portolan.messaging.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
  private static final Pattern CONTENT = Pattern.compile("HX[0-9a-fA-F]{32}");

  /** Twilio's code for what nobody asked for: only a template may begin. */
  private static final int OUTSIDE_WINDOW = 63_016;

  private static final Duration WINDOW = Duration.ofHours(24);

  private static final int LONGEST_BODY = 1_600;
  private static final int LISTED = 50;

  private final CaseStore store;
  private final SandboxDoor door;
  private final SandboxMessages messages;
  private final SandboxMedia media;
  private final SandboxFaults faults;
  private final SandboxPosts posts;
  private final TwilioJson json;
  private final TwilioAccount account;
  private final InstantSource realTime;
  private final Signal owed;

  SandboxProvider(SandboxParts parts, SandboxMessages messages, SandboxFaults faults) {
    this.store = parts.store();
    this.door = new SandboxDoor(parts.account());
    this.messages = messages;
    this.media = parts.media();
    this.faults = faults;
    this.posts = new SandboxPosts();
    this.json = new TwilioJson(parts.account());
    this.account = parts.account();
    this.realTime = parts.realTime();
    this.owed = parts.owed();
  }

  /**
   * {@code POST /2010-04-01/Accounts/{sid}/Messages.json}.
   *
   * @param authorization the header of that name
   * @param form the decoded form: To, From, Body or ContentSid and ContentVariables, StatusCallback
   */
  public SandboxAnswer create(String authorization, Map<String, String> form) {
    if (!door.opensTo(authorization)) {
      return SandboxDoor.closed();
    }
    Optional<SandboxAnswer> wrong = wrong(form);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    SandboxAddress to = SandboxAddress.of(form.get("To"));
    Map<SandboxFault.Kind, Integer> failing =
        store.call(SandboxMessages.ACTOR, tx -> faults.take(tx, to.number()));
    return SandboxDoor.refusal(failing).orElseGet(() -> accept(to, form, failing));
  }

  private Optional<SandboxAnswer> wrong(Map<String, String> form) {
    SandboxAddress to = SandboxAddress.of(form.getOrDefault("To", ""));
    String body = form.getOrDefault("Body", "");
    if (!NUMBER.matcher(to.number()).matches()) {
      return Optional.of(SandboxAnswer.error(400, 21211, "Invalid 'To' Phone Number"));
    }
    if (SandboxAddress.of(form.getOrDefault("From", to.written())).whatsApp() != to.whatsApp()) {
      return Optional.of(
          SandboxAnswer.error(400, 21910, "Invalid 'From' and 'To' pair of different channels"));
    }
    if (form.containsKey("ContentSid")) {
      return CONTENT.matcher(form.get("ContentSid")).matches()
          ? Optional.empty()
          : Optional.of(SandboxAnswer.error(400, 21656, "The ContentSid is invalid"));
    }
    if (body.isEmpty()) {
      return Optional.of(SandboxAnswer.error(400, 21602, "Message body is required"));
    }
    return body.codePointCount(0, body.length()) > LONGEST_BODY
        ? Optional.of(
            SandboxAnswer.error(400, 21617, "The message body exceeds the 1600 character limit"))
        : Optional.empty();
  }

  /** {@code GET …/Messages/{message}.json}. */
  public SandboxAnswer fetch(String authorization, String sid) {
    if (!door.opensTo(authorization)) {
      return SandboxDoor.closed();
    }
    return store
        .call(SandboxMessages.ACTOR, tx -> messages.find(tx, sid))
        .map(message -> SandboxAnswer.of(200, json.one(message)))
        .orElseGet(() -> SandboxAnswer.error(404, 20404, "The requested resource was not found"));
  }

  /**
   * {@code GET …/Messages/{message}/Media/{sid}}: what somebody attached.
   *
   * @return the answer when there is no file
   */
  public SandboxFound media(String authorization, String message, String sid) {
    if (!door.opensTo(authorization)) {
      return SandboxFound.none(SandboxDoor.closed());
    }
    return store
        .call(SandboxMessages.ACTOR, tx -> media.find(tx, message, sid))
        .map(SandboxFound::of)
        .orElseGet(
            () ->
                SandboxFound.none(
                    SandboxAnswer.error(404, 20404, "The requested resource was not found")));
  }

  /**
   * {@code GET …/Messages.json}, newest first: to one recipient, whose dates are not looked at
   * since the caller sees them, or all that was sent in a time, or what came in at our own number.
   *
   * @param query the decoded query: To, or DateSent&gt; and DateSent&lt;; PageSize, Page
   */
  public SandboxAnswer list(String authorization, Map<String, String> query) {
    if (!door.opensTo(authorization)) {
      return SandboxDoor.closed();
    }
    SandboxList list = new SandboxList(query, "DateSent");
    return SandboxAnswer.of(
        200, json.page(store.call(SandboxMessages.ACTOR, tx -> listed(tx, list, query)), list));
  }

  private List<Message> listed(Tx tx, SandboxList list, Map<String, String> query) {
    if (!query.containsKey("To")) {
      return messages.sent(tx, list);
    }
    SandboxAddress to = SandboxAddress.of(query.get("To"));
    if (to.written().equals(account.addressFor(to.written()))) {
      return messages.received(tx, to.channel(), list);
    }
    return messages.ofPhone(tx, to.number(), LISTED).stream()
        .filter(m -> !m.inbound() && m.address().equals(to))
        .skip(list.skips())
        .toList();
  }

  private SandboxAnswer accept(
      SandboxAddress to, Map<String, String> form, Map<SandboxFault.Kind, Integer> failing) {
    Instant now = realTime.instant();
    Message accepted =
        store.call(
            SandboxMessages.ACTOR,
            tx -> {
              String sid =
                  messages.add(
                      tx,
                      new NewMessage(
                          false,
                          to,
                          shown(form),
                          Optional.ofNullable(form.get("StatusCallback")),
                          now));
              oweStory(tx, sid, to, form, failing);
              tx.afterCommit(owed::raise);
              return find(tx, sid);
            });
    return failing.containsKey(SandboxFault.Kind.DROPPED_AFTER_ACCEPTING)
        ? SandboxAnswer.dropConnection()
        : SandboxAnswer.of(201, json.one(accepted));
  }

  private void oweStory(
      Tx tx,
      String sid,
      SandboxAddress to,
      Map<String, String> form,
      Map<SandboxFault.Kind, Integer> failing) {
    Instant now = realTime.instant();
    boolean open =
        !to.whatsApp()
            || form.containsKey("ContentSid")
            || messages.wroteSince(tx, to, tx.now().minus(WINDOW));
    if (!open) {
      messages.setStatus(tx, sid, "queued", OUTSIDE_WINDOW);
      posts.oweFailure(tx, sid, now);
      return;
    }
    Optional.ofNullable(failing.get(SandboxFault.Kind.UNDELIVERED))
        .ifPresent(code -> messages.setStatus(tx, sid, "queued", code));
    posts.oweStory(tx, sid, now, failing);
  }

  /** A template's wording lies with the provider: the handset shows which, and what was put in. */
  private static String shown(Map<String, String> form) {
    return form.containsKey("ContentSid")
        ? form.get("ContentSid") + " " + form.getOrDefault("ContentVariables", "")
        : form.get("Body");
  }

  private Message find(Tx tx, String sid) {
    return messages.find(tx, sid).orElseThrow();
  }
}
