package org.portolan.messaging.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.cases.people.Endpoint;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.Outgoing;
import org.portolan.messaging.channel.Submission;
import org.portolan.messaging.channel.Submission.Accepted;
import org.portolan.messaging.channel.Submission.Refused;
import org.portolan.messaging.channel.Submission.Unclear;
import org.portolan.messaging.sandbox.SandboxFault.Kind;
import org.portolan.messaging.twilio.CallTimes;
import org.portolan.messaging.twilio.TwilioCalls;
import org.portolan.messaging.twilio.TwilioChannel;

/** Every way to fail that the sandbox knows is met once, as its provider would show it. */
class EveryFaultTest {

  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int FASTER = 50;

  private final SandboxOverHttp sandbox = new SandboxOverHttp();
  private final PhoneNumber phone =
      new PhoneNumber("+25191" + (1_000_000 + (int) (Math.random() * 8_000_000)));

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void it_fails_so_when_it_is_told_to(Kind kind) {
    switch (kind) {
      case DELAY -> takesItsTime();
      case TOO_MANY_REQUESTS ->
          assertThat(texted(kind, 0)).isEqualTo(new Refused(FailureClass.SLOW_DOWN, 20_429));
      case SERVER_ERROR -> assertNothingCame(texted(kind, 503));
      case DROPPED_BEFORE_ACCEPTING -> assertNothingCame(texted(kind, 0));
      case DROPPED_AFTER_ACCEPTING -> {
        assertThat(texted(kind, 0)).isInstanceOf(Unclear.class);
        assertThat(onTheHandset()).isOne();
      }
      case ERROR_CODE ->
          assertThat(texted(kind, 21_610)).isEqualTo(new Refused(FailureClass.OPTED_OUT, 21_610));
      case UNDELIVERED -> {
        texted(kind, 30_003);
        assertThat(told(2)).containsExactly("sent", "undelivered");
        assertThat(sandbox.heard.get(1)).containsEntry("ErrorCode", "30003");
      }
      case UNCONFIRMED -> {
        texted(kind, 0);
        assertThat(told(1)).containsExactly("sent");
        Awaitility.await().during(Duration.ofMillis(600)).until(() -> posted() == 1);
      }
      case CALLBACKS_LATE -> {
        long before = System.nanoTime();
        texted(kind, 1);
        told(2);
        assertThat(Duration.ofNanos(System.nanoTime() - before))
            .isGreaterThan(Duration.ofSeconds(1));
      }
      case CALLBACKS_TWICE -> {
        texted(kind, 0);
        assertThat(told(4)).containsOnly("sent", "delivered");
      }
      case CALLBACKS_OUT_OF_ORDER -> {
        texted(kind, 0);
        assertThat(told(2)).containsExactly("delivered", "sent");
      }
      case CALL_BUSY -> assertThat(called(kind)).contains("busy");
      case CALL_NO_ANSWER -> assertThat(called(kind)).contains("no-answer");
      case CALL_FAILED -> assertThat(called(kind)).contains("failed");
      case CALL_MACHINE -> {
        called(kind);
        assertThat(sandbox.heard)
            .anySatisfy(form -> assertThat(form).containsEntry("AnsweredBy", "machine_start"));
      }
    }
    assertThat(sandbox.parts.faults().pending()).as("it happens once").isEmpty();
  }

  private void takesItsTime() {
    long before = System.nanoTime();
    assertThat(texted(Kind.DELAY, 300)).isInstanceOf(Accepted.class);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(300));
  }

  private void assertNothingCame(Submission outcome) {
    assertThat(outcome).isInstanceOf(Unclear.class);
    assertThat(onTheHandset()).isZero();
  }

  private int onTheHandset() {
    return sandbox.parts.phones().texts(phone.e164(), 10).size();
  }

  private void fails(Kind kind, int value) {
    sandbox.parts.faults().add(new SandboxFault(Optional.of(phone.e164()), kind, value, 1));
  }

  private Submission texted(Kind kind, int value) {
    fails(kind, value);
    return new TwilioChannel(sandbox.account, sandbox.address, LONGEST)
        .submit(
            new Outgoing(
                UUID.randomUUID(),
                Endpoint.sms(phone),
                "Hello",
                Language.ENGLISH,
                "reply",
                Duration.ofHours(1),
                Optional.empty()));
  }

  private int posted() {
    sandbox.parts.courier().step();
    return sandbox.heard.size();
  }

  private List<String> told(int expected) {
    SandboxCourier courier = sandbox.parts.courier();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              courier.step();
              return sandbox.heard.size() >= expected;
            });
    return sandbox.heard.stream().map(form -> form.get("MessageStatus")).toList();
  }

  /** Whatever we are told of a call until it is over. */
  private List<String> called(Kind kind) {
    fails(kind, 0);
    Submission placed =
        new TwilioCalls(
                sandbox.account,
                sandbox.address,
                new CallTimes(Duration.ofSeconds(5), Duration.ofMinutes(10), true),
                LONGEST)
            .place(UUID.randomUUID(), phone);
    assertThat(placed).isInstanceOf(Accepted.class);
    SandboxOperator operator = sandbox.parts.operator(FASTER);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> operator.step() == 0 && !sandbox.heard.isEmpty() && isOver());
    return statuses();
  }

  private boolean isOver() {
    return statuses().stream()
        .anyMatch(List.of("completed", "busy", "no-answer", "failed")::contains);
  }

  private List<String> statuses() {
    return sandbox.heard.stream()
        .map(form -> form.get("CallStatus"))
        .filter(Objects::nonNull)
        .toList();
  }
}
