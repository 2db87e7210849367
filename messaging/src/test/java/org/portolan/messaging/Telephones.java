package org.portolan.messaging;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.portal.AskedPages;
import org.portolan.cases.portal.PublishedContent;
import org.portolan.cases.quarantine.OpenQuestion;
import org.portolan.cases.quarantine.Protocols;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.missed.MissedCalls;
import org.portolan.messaging.outbox.SaidMessages;
import org.portolan.messaging.outbox.StoredMessages;
import org.portolan.messaging.prompts.NeededPrompts;
import org.portolan.messaging.prompts.Prompt;
import org.portolan.messaging.prompts.Prompts;
import org.portolan.messaging.prompts.Recording;
import org.portolan.messaging.sandbox.Sandbox;
import org.portolan.messaging.sandbox.SandboxAnswer;
import org.portolan.messaging.sandbox.SandboxCallApi;
import org.portolan.messaging.sandbox.SandboxCalls;
import org.portolan.messaging.sandbox.SandboxCalls.HandsetCall;
import org.portolan.messaging.sandbox.SandboxCalls.HandsetSaid;
import org.portolan.messaging.sandbox.SandboxFault;
import org.portolan.messaging.sandbox.SandboxOperator;
import org.portolan.messaging.sandbox.SandboxParts;
import org.portolan.messaging.twilio.CallTimes;
import org.portolan.messaging.twilio.TwilioAccount;
import org.portolan.messaging.twilio.TwilioCalls;
import org.portolan.messaging.twilio.TwilioSignature;
import org.portolan.messaging.voice.CallBack;
import org.portolan.messaging.voice.CallTurn;
import org.portolan.messaging.voice.Speech;
import org.portolan.messaging.voice.VoiceParts;
import org.portolan.messaging.work.Signal;

/** The sandbox's telephones and our webhooks for them, over HTTP and signed, without a server. */
final class Telephones implements AutoCloseable {

  private static final Recording SOUND =
      new Recording(Recording.Kind.WAV, Duration.ofSeconds(1), new byte[] {1});

  final Prompts prompts;
  final VoiceParts voice;
  private final APost post;
  private final HttpServer server;
  private final PublicAddress address;
  private final TwilioAccount account;
  private final SandboxParts sandbox;
  private final SandboxCallApi api;
  private final SandboxCalls calls;
  private final SandboxOperator operator;
  private volatile boolean losing;

  Telephones(APost post) {
    this(post, new StoredMessages(post.keys, post.deliveries()), 10);
  }

  /**
   * @param haste how many times faster than people speech and pauses pass
   */
  Telephones(APost post, SaidMessages messages, int haste) {
    this.post = post;
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(
            h ->
                h.execute(
                    """
                    DELETE FROM sandbox_call_post; DELETE FROM sandbox_call; DELETE FROM voice_call;
                    DELETE FROM missed_call; DELETE FROM sandbox_fault; DELETE FROM voice_prompt
                    """));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    address = new PublicAddress("http://localhost:" + server.getAddress().getPort());
    account =
        Sandbox.account(
            Settings.of(Map.of("PORTOLAN_SANDBOX", "true", "PORTOLAN_PUBLIC_URL", address.base())),
            post.keys);
    sandbox =
        new SandboxParts(
            post.store, post.keys, account, address, Clock.systemUTC(), false, new Signal());
    api = sandbox.callApi();
    calls = sandbox.calls(haste);
    operator = sandbox.operator(haste);
    prompts = new Prompts(post.store, new NeededPrompts(new Protocols(), "117"));
    voice =
        new VoiceParts(
            post.store,
            post.keys,
            post.settings,
            new Speech(prompts, address),
            messages,
            new PersonLabels(post.keys),
            new AskedPages(new PublishedContent(post.store)));
    server.createContext("/sandbox/", this::rest);
    server.createContext("/hooks/", this::hook);
    server.start();
  }

  MessageChannel channel() {
    return channel(account);
  }

  /** The channel where nobody listens. */
  MessageChannel channelToNobody() {
    return channel(
        new TwilioAccount(
            account.sid(), account.authToken(), account.from(), URI.create("http://localhost:1")));
  }

  private MessageChannel channel(TwilioAccount at) {
    return voice.channel(
        new TwilioCalls(
            at,
            address,
            new CallTimes(Duration.ofSeconds(30), Duration.ofMinutes(10), true),
            Duration.ofSeconds(5)));
  }

  private CallBack callBack() {
    return new CallBack(
        post.store,
        new MissedCalls(post.keys),
        post.travellers(),
        new OpenQuestion(post.checkIns()),
        post.outbox,
        post.channels(),
        post.receive,
        post.alarm(),
        post.settings);
  }

  private void rest(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    SandboxAnswer answer = answer(exchange, authorization);
    if (answer.dropped()) {
      exchange.close();
    } else {
      respond(exchange, answer.status(), answer.json());
    }
  }

  private SandboxAnswer answer(HttpExchange exchange, String authorization) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      return api.create(authorization, form(body(exchange)));
    }
    String file = exchange.getRequestURI().getPath().replaceAll(".*/", "");
    return file.equals("Calls.json")
        ? api.list(authorization, form(exchange.getRequestURI().getRawQuery()))
        : api.fetch(authorization, file.replace(".json", ""));
  }

  /** What the provider tells of calls gets lost from now on. */
  Telephones losesWhatIsTold() {
    losing = true;
    return this;
  }

  private void hook(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(body(exchange));
    String uri = exchange.getRequestURI().toString();
    boolean signed =
        new TwilioSignature(account.authToken())
            .valid(
                address.of(uri), form, exchange.getRequestHeaders().getFirst("X-Twilio-Signature"));
    if (!signed) {
      respond(exchange, 403, "");
    } else if (losing && uri.startsWith(PublicAddress.CALL_HOOK)) {
      respond(exchange, 200, "<Response/>");
    } else if (uri.startsWith(PublicAddress.CALL_HOOK)) {
      voice
          .recordCallProgress(post.parts.recordDeliveryCallback())
          .record(
              query(exchange).get("o"),
              form.get("CallSid"),
              form.get("CallStatus"),
              Optional.ofNullable(form.get("SipResponseCode")).map(Integer::valueOf));
      respond(exchange, 200, "<Response/>");
    } else if (!uri.contains("o=")) {
      respond(exchange, 200, callBack().missed(form.get("CallSid"), form.get("From")));
    } else {
      CallTurn turn = CallTurn.of(query(exchange), form).orElseThrow();
      respond(
          exchange,
          200,
          voice.conductCall(post.receive, post.parts.recordDeliveryCallback()).turn(turn));
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    return form(exchange.getRequestURI().getRawQuery());
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Map<String, String> form(String encoded) {
    return Arrays.stream(encoded.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (one, again) -> one,
                TreeMap::new));
  }

  private static void respond(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** The network fails the next calls to a number. */
  void fails(PhoneNumber phone, SandboxFault.Kind kind, int times) {
    fails(phone, kind, times, 0);
  }

  /** The next request to call a number meets this. */
  void fails(PhoneNumber phone, SandboxFault.Kind kind, int times, int value) {
    sandbox.faults().add(new SandboxFault(Optional.of(phone.e164()), kind, value, times));
  }

  /** Everything that the network owes us of its story is told. */
  void isTold() {
    until(
        () ->
            Jdbi.create(TestStore.shared().asOwner())
                .withHandle(
                    h ->
                        h.createQuery("SELECT count(*) = 0 FROM sandbox_call_post WHERE NOT done")
                            .mapTo(Boolean.class)
                            .one()));
  }

  /** Everything works until something is so; fails after 20 seconds of real time. */
  void until(BooleanSupplier so) {
    await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(20))
        .until(() -> worksUntil(so));
  }

  /** Works while there is something to do, a hundred times at most; whether it is so then. */
  private boolean worksUntil(BooleanSupplier so) {
    for (int times = 0; times < 100 && !so.getAsBoolean(); times++) {
      if (operator.step() + callBack().step() + post.step() == 0) {
        return false;
      }
    }
    return so.getAsBoolean();
  }

  Telephones rings(PhoneNumber phone) {
    until(() -> last(phone).filter(HandsetCall::rings).isPresent());
    return this;
  }

  /** The holder takes the call that rings. */
  Telephones takes(PhoneNumber phone) {
    rings(phone);
    calls.take(last(phone).orElseThrow().sid());
    return asks(phone);
  }

  Telephones asks(PhoneNumber phone) {
    until(() -> last(phone).filter(HandsetCall::asks).isPresent());
    return this;
  }

  /** The holder presses keys, one after the other; what follows is waited for. */
  Telephones presses(PhoneNumber phone, String keys) {
    asks(phone);
    post.later(Duration.ofSeconds(1));
    int before = heard(phone).size();
    keys.chars().forEach(key -> calls.press(sid(phone), Character.toString(key)));
    until(() -> heard(phone).size() > before || ended(phone));
    return this;
  }

  void hangsUp(PhoneNumber phone) {
    calls.hangUp(sid(phone));
    until(() -> operator.step() == 0);
  }

  void ends(PhoneNumber phone) {
    until(() -> ended(phone));
    until(() -> operator.step() == 0);
  }

  boolean ended(PhoneNumber phone) {
    return last(phone)
        .filter(call -> !List.of("queued", "ringing", "in-progress").contains(call.status()))
        .isPresent();
  }

  /** The holder calls us and hangs up. */
  Telephones callsUs(PhoneNumber phone) {
    calls.callUs(phone.e164());
    String sid = sid(phone);
    until(() -> !sid.equals(sid(phone)) || last(phone).orElseThrow().status().equals("busy"));
    return this;
  }

  String sid(PhoneNumber phone) {
    return last(phone).orElseThrow().sid();
  }

  String status(PhoneNumber phone) {
    return last(phone).map(HandsetCall::status).orElse("none");
  }

  /** What was said in the last call, in order. */
  List<String> heard(PhoneNumber phone) {
    return last(phone).map(HandsetCall::said).orElse(List.of()).stream()
        .map(HandsetSaid::words)
        .toList();
  }

  /** Which recordings were played in the last call, in order. */
  List<String> played(PhoneNumber phone, Language language) {
    Map<String, String> ids = new HashMap<>();
    prompts
        .playable(language)
        .forEach((id, name) -> ids.put(address.of(Speech.RECORDINGS + name), id));
    return heard(phone).stream().map(ids::get).toList();
  }

  /** Somebody records sentences of a language. */
  Telephones records(Language language, Predicate<Prompt> which) {
    post.as(
        StaffRole.INFORMATION_WORKER,
        tx -> {
          prompts.of(language).stream()
              .filter(which)
              .forEach(prompt -> prompts.keep(tx, language, prompt.id(), SOUND, UUID.randomUUID()));
          return null;
        });
    return this;
  }

  private Optional<HandsetCall> last(PhoneNumber phone) {
    return calls.last(phone.e164());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
