package org.portolan.messaging.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.time.MovableClock;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.channel.Arrivals;
import org.portolan.messaging.channel.Bills;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.Outgoing;
import org.portolan.messaging.channel.Submission;
import org.portolan.messaging.sandbox.SandboxFault.Kind;
import org.portolan.messaging.twilio.TwilioAccount;
import org.portolan.messaging.twilio.TwilioArrivals;
import org.portolan.messaging.twilio.TwilioBills;
import org.portolan.messaging.twilio.TwilioChannel;
import org.portolan.messaging.twilio.TwilioSignature;
import org.portolan.messaging.work.Signal;

/** The sandbox and the real SDK talk to each other over HTTP, signatures and all. */
class SandboxTest {

  private final TestStore test = TestStore.shared();
  private final CaseStore store = test.store(Clock.systemUTC());
  private final List<Map<String, String>> heard = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> missed = new CopyOnWriteArrayList<>();

  /** For how many webhooks our database is away. */
  private final AtomicInteger away = new AtomicInteger();

  private final PhoneNumber phone =
      new PhoneNumber("+25191" + (1_000_000 + (int) (Math.random() * 8_000_000)));
  private HttpServer server;
  private TwilioAccount account;
  private SandboxParts sandbox;
  private SandboxProvider provider;
  private TwilioChannel channel;
  private TwilioSignature signature;
  private PublicAddress address;

  @BeforeEach
  void start() throws IOException {
    Jdbi.create(test.asOwner())
        .useHandle(h -> h.execute("DELETE FROM sandbox_post; DELETE FROM sandbox_fault"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    address = new PublicAddress("http://localhost:" + server.getAddress().getPort());
    Settings settings =
        Settings.of(Map.of("PORTOLAN_SANDBOX", "true", "PORTOLAN_PUBLIC_URL", address.base()));
    account = Sandbox.account(settings, test.keys());
    sandbox = parts(false);
    provider = sandbox.provider();
    channel = new TwilioChannel(account, address, Duration.ofSeconds(5));
    signature = new TwilioSignature(account.authToken());
    server.createContext("/sandbox/", this::answerRest);
    server.createContext("/hooks/", this::hear);
    server.start();
  }

  private SandboxParts parts(boolean likeTwilio) {
    return new SandboxParts(
        store, test.keys(), account, address, Clock.systemUTC(), likeTwilio, new Signal());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answerRest(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    SandboxAnswer answer =
        exchange.getRequestMethod().equals("POST")
            ? provider.create(authorization, form(body(exchange)))
            : provider.list(authorization, form(exchange.getRequestURI().getRawQuery()));
    if (!answer.dropped()) {
      byte[] json = answer.json().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), json.length);
      exchange.getResponseBody().write(json);
    }
    exchange.close();
  }

  private void hear(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(body(exchange));
    String header = exchange.getRequestHeaders().getFirst("X-Twilio-Signature");
    boolean valid = signature.valid(address.of(exchange.getRequestURI().toString()), form, header);
    if (valid && away.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      missed.add(form);
      exchange.sendResponseHeaders(503, -1);
      exchange.close();
      return;
    }
    if (valid) {
      heard.add(form);
    }
    exchange.sendResponseHeaders(valid ? 204 : 403, -1);
    exchange.close();
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Map<String, String> form(String encoded) {
    Map<String, String> form = new TreeMap<>();
    Arrays.stream(encoded.split("&"))
        .map(pair -> pair.split("=", 2))
        .forEach(
            pair ->
                form.put(
                    URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return form;
  }

  private Submission submit(String text) {
    return channel.submit(
        new Outgoing(
            UUID.randomUUID(),
            Endpoint.sms(phone),
            text,
            Language.ENGLISH,
            "reply",
            Duration.ofHours(1),
            Optional.empty()));
  }

  private void fail(Kind kind, int value) {
    sandbox.faults().add(new SandboxFault(Optional.of(phone.e164()), kind, value, 1));
  }

  private List<String> statuses(int expected) {
    SandboxCourier courier = sandbox.courier();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              courier.step();
              return heard.size() >= expected;
            });
    return new ArrayList<>(heard.stream().map(form -> form.get("MessageStatus")).toList());
  }

  @Test
  void what_is_still_to_fail_is_told_until_it_has_happened() {
    sandbox.faults().add(new SandboxFault(Optional.of(phone.e164()), Kind.SERVER_ERROR, 503, 1));
    sandbox.faults().add(new SandboxFault(Optional.empty(), Kind.CALLBACKS_TWICE, 0, 2));
    assertThat(sandbox.faults().pending())
        .containsExactly(
            new SandboxFaults.Pending(Kind.SERVER_ERROR, 1),
            new SandboxFaults.Pending(Kind.CALLBACKS_TWICE, 2));

    submit("hello");

    assertThat(sandbox.faults().pending())
        .containsExactly(new SandboxFaults.Pending(Kind.CALLBACKS_TWICE, 1));
    sandbox.faults().clear();
    assertThat(sandbox.faults().pending()).isEmpty();
  }

  @Test
  void a_text_sent_through_the_sdk_shows_on_the_handset_and_its_story_comes_back_signed() {
    assertThat(submit("كيف حالك اليوم؟\n١ بخير")).isInstanceOf(Submission.Accepted.class);

    assertThat(sandbox.phones().texts(phone.e164(), 10))
        .extracting(SandboxPhones.HandsetText::body)
        .containsExactly("كيف حالك اليوم؟\n١ بخير");
    assertThat(statuses(2)).containsExactly("sent", "delivered");
    assertThat(heard.get(0))
        .containsKeys("MessageSid", "AccountSid")
        .containsEntry("To", phone.e164());
  }

  @Test
  void what_is_typed_on_a_handset_comes_as_a_signed_webhook_in_order() {
    sandbox.phones().type(phone.e164(), "١");
    sandbox.phones().type(phone.e164(), "38,5 & more\u0000=");

    statuses(2);
    assertThat(heard)
        .extracting(form -> form.get("Body"))
        .containsExactly("١", "38,5 & more\u0000=");
    assertThat(heard.get(0)).containsEntry("From", phone.e164()).containsEntry("NumMedia", "0");
  }

  @Test
  void it_lists_what_it_accepted_for_a_number() {
    submit("one");
    submit("two");

    assertThat(channel.accepted(Endpoint.sms(phone), Instant.now().minusSeconds(60)).orElseThrow())
        .extracting(listed -> listed.body().orElseThrow())
        .containsExactlyInAnyOrder("one", "two");
    assertThat(channel.accepted(Endpoint.sms(phone), Instant.now().plusSeconds(60)).orElseThrow())
        .isEmpty();
  }

  @Test
  void it_bills_what_has_gone_its_way_by_the_parts_it_has() {
    Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    String delivered = ((Submission.Accepted) submit("ز".repeat(71))).providerId();
    statuses(2);
    String onItsWay = ((Submission.Accepted) submit("still on its way")).providerId();

    Bills bills = TwilioBills.ofMessages(account, Duration.ofSeconds(5));
    assertThat(bills.sent(from, from.plusSeconds(60), Optional.empty()).billed())
        .filteredOn(bill -> Set.of(delivered, onItsWay).contains(bill.providerId()))
        .containsExactly(new Bills.Billed(delivered, new BigDecimal("0.10000"), "USD"));
    assertThat(bills.sent(Instant.EPOCH, from.minus(1, ChronoUnit.DAYS), Optional.empty()).billed())
        .extracting(Bills.Billed::providerId)
        .doesNotContain(delivered, onItsWay);
  }

  @Test
  void a_list_goes_on_as_long_as_there_is_more() {
    SandboxList first = new SandboxList(Map.of("PageSize", "2", "DateSent>", "x"), "DateSent");
    assertThat(first.ofPage(List.of(1, 2, 3))).containsExactly(1, 2);
    assertThat(first.next(List.of(1, 2, 3))).contains("DateSent%3E=x&PageSize=2&Page=1");
    SandboxList second = new SandboxList(Map.of("PageSize", "2", "Page", "1"), "DateSent");
    assertThat(second.skips()).isEqualTo(2);
    assertThat(second.next(List.of(3, 4))).isEmpty();
  }

  @Test
  void it_fails_as_it_is_told_and_then_no_more() {
    fail(Kind.TOO_MANY_REQUESTS, 0);
    assertThat(submit("x")).isEqualTo(new Submission.Refused(FailureClass.SLOW_DOWN, 20429));
    fail(Kind.SERVER_ERROR, 503);
    assertThat(submit("x")).isInstanceOf(Submission.Unclear.class);
    fail(Kind.ERROR_CODE, 21610);
    assertThat(submit("x")).isEqualTo(new Submission.Refused(FailureClass.OPTED_OUT, 21610));
    fail(Kind.DROPPED_BEFORE_ACCEPTING, 0);
    assertThat(submit("x")).isInstanceOf(Submission.Unclear.class);
    assertThat(sandbox.phones().texts(phone.e164(), 10)).isEmpty();

    fail(Kind.DROPPED_AFTER_ACCEPTING, 0);
    assertThat(submit("x")).isInstanceOf(Submission.Unclear.class);
    assertThat(submit("y")).isInstanceOf(Submission.Accepted.class);
    assertThat(sandbox.phones().texts(phone.e164(), 10)).hasSize(2);
  }

  @Test
  void an_undelivered_text_tells_its_code() {
    fail(Kind.UNDELIVERED, 30003);
    submit("x");

    assertThat(statuses(2)).containsExactly("sent", "undelivered");
    assertThat(heard.get(1)).containsEntry("ErrorCode", "30003");
  }

  @Test
  void callbacks_come_out_of_order_and_twice_when_told_to() {
    fail(Kind.CALLBACKS_OUT_OF_ORDER, 0);
    fail(Kind.CALLBACKS_TWICE, 0);
    submit("x");

    assertThat(statuses(4))
        .containsExactlyInAnyOrder("delivered", "delivered", "sent", "sent")
        .startsWith("delivered");
  }

  @Test
  void like_twilio_it_repeats_where_the_address_asks_for_it() {
    sandbox = parts(true);
    away.set(1);
    sandbox.phones().type(phone.e164(), "lost");
    SandboxCourier courier = sandbox.courier();
    Awaitility.await().until(() -> courier.step() + missed.size() > 0 && missed.size() == 1);
    Awaitility.await().until(() -> courier.step() == 0);
    assertThat(heard).isEmpty();

    away.set(3);
    submit("x");
    assertThat(statuses(2)).containsExactly("sent", "delivered");
    assertThat(missed).hasSize(4);
  }

  @Test
  void what_came_in_and_was_lost_on_its_way_to_us_can_be_asked_for() {
    sandbox = parts(true);
    away.set(1);
    sandbox.phones().type(phone.e164(), "lost on its way");
    SandboxCourier courier = sandbox.courier();
    Awaitility.await().until(() -> courier.step() == 0 && missed.size() == 1);

    assertThat(
            new TwilioArrivals(account, Duration.ofSeconds(5))
                .since(Set.of(), Instant.now().minusSeconds(60)))
        .filteredOn(arrived -> arrived.from().equals(phone.e164()))
        .extracting(Arrivals.Arrived::body)
        .containsExactly("lost on its way");
  }

  @Test
  void or_waits_for_a_server_that_is_started_again() {
    away.set(1);
    sandbox.phones().type(phone.e164(), "kept");

    statuses(1);
    assertThat(heard.get(0)).containsEntry("Body", "kept");
  }

  @Test
  void a_stranger_is_refused() {
    assertThat(provider.create("Basic QUM6eA==", Map.of("To", "+1", "Body", "x")).status())
        .isEqualTo(401);
    assertThat(provider.list(null, Map.of()).status()).isEqualTo(401);
  }

  @Test
  void it_never_starts_with_real_credentials_or_where_others_reach_it() {
    assertThatThrownBy(
            () ->
                Sandbox.account(
                    Settings.of(
                        Map.of("PORTOLAN_SANDBOX", "true", "PORTOLAN_TWILIO_AUTH_TOKEN", "x")),
                    test.keys()))
        .isInstanceOf(Sandbox.Refused.class);
    assertThatThrownBy(
            () ->
                Sandbox.account(
                    Settings.of(
                        Map.of(
                            "PORTOLAN_SANDBOX",
                            "true",
                            "PORTOLAN_PUBLIC_URL",
                            "https://192.0.2.1")),
                    test.keys()))
        .isInstanceOf(Sandbox.Refused.class);
    assertThatThrownBy(() -> Sandbox.account(Settings.of(Map.of()), test.keys()))
        .isInstanceOf(Sandbox.Refused.class);
  }

  @Test
  void time_passes_forward_only_and_survives_a_restart() {
    MovableClock before = new MovableClock();
    SandboxClock clock = new SandboxClock(store, before);
    clock.load();
    clock.moveTo(LocalTime.of(8, 0), ZoneId.of("Asia/Kabul"));
    MovableClock after = new MovableClock();
    new SandboxClock(store, after).load();

    assertThat(after.offset()).isEqualTo(before.offset());
    assertThat(after.instant().atZone(ZoneId.of("Asia/Kabul")).getHour()).isEqualTo(8);
    assertThatThrownBy(() -> clock.moveBy(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void phones_are_registered_once() {
    sandbox.phones().register(phone.e164(), "ar");
    sandbox.phones().register(phone.e164(), "am");

    assertThat(sandbox.phones().phones())
        .filteredOn(handset -> handset.phone().equals(phone.e164()))
        .extracting(SandboxPhones.Handset::language)
        .containsExactly("am");
  }
}
