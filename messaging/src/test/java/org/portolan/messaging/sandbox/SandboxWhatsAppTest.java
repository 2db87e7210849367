package org.portolan.messaging.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.TestStore;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.sandbox.SandboxMessages.Message;
import org.portolan.messaging.sandbox.SandboxPhones.HandsetText;
import org.portolan.messaging.sandbox.SandboxPhones.Typed;
import org.portolan.messaging.twilio.TwilioAccount;
import org.portolan.messaging.work.Signal;

/** The sandbox keeps WhatsApp's day, and what people attach, as the provider does. */
class SandboxWhatsAppTest {

  private static final String TEMPLATE = "HX" + "1".repeat(32);

  private final TestStore test = TestStore.shared();
  private final String phone = "+3469" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
  private final Settings settings =
      Settings.of(Map.of("PORTOLAN_SANDBOX", "true", "PORTOLAN_PUBLIC_URL", "http://localhost:1"));
  private final TwilioAccount account = Sandbox.account(settings, test.keys());
  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private final CaseStore store = test.store(clock());
  private final SandboxParts sandbox =
      new SandboxParts(
          store,
          test.keys(),
          account,
          new PublicAddress("http://localhost:1"),
          Clock.systemUTC(),
          false,
          new Signal());

  @BeforeEach
  void nothing_is_owed() {
    Jdbi.create(test.asOwner())
        .useHandle(h -> h.execute("DELETE FROM sandbox_post; DELETE FROM sandbox_fault"));
  }

  private String authorization() {
    String credentials = account.sid() + ":" + account.authToken();
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  private SandboxAnswer create(String... more) {
    Map<String, String> form = new HashMap<>();
    form.put("To", "whatsapp:" + phone);
    form.put("From", "whatsapp:" + account.whatsAppFrom().orElseThrow());
    form.put("StatusCallback", "http://localhost:1/status");
    for (int i = 0; i < more.length; i += 2) {
      form.put(more[i], more[i + 1]);
    }
    return sandbox.provider().create(authorization(), form);
  }

  private List<String> owed() {
    return Jdbi.create(test.asOwner())
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT COALESCE(status, 'message') FROM sandbox_post ORDER BY due_at, id")
                    .mapTo(String.class)
                    .list());
  }

  private void writes(String text, SandboxFile... file) {
    sandbox
        .phones()
        .type(
            new Typed(
                phone, true, text, file.length == 0 ? Optional.empty() : Optional.of(file[0])));
  }

  @Test
  void who_has_not_written_gets_a_template_and_nothing_else() {
    assertThat(create("Body", "Hello").status()).isEqualTo(201);
    assertThat(owed()).containsExactly("failed");
    HandsetText shown = sandbox.phones().texts(phone, 1).get(0);
    assertThat(shown.channel()).isEqualTo("whatsapp");

    assertThat(create("ContentSid", TEMPLATE, "ContentVariables", "{\"1\":\"Hello\"}").status())
        .isEqualTo(201);
    assertThat(owed()).containsExactly("failed", "sent", "delivered");
    assertThat(sandbox.phones().texts(phone, 1).get(0).body()).contains(TEMPLATE, "Hello");
  }

  @Test
  void who_has_written_is_answered_for_a_day() {
    writes("Hi");
    now = now.plus(Duration.ofHours(23));
    create("Body", "Hello");
    assertThat(owed()).containsExactly("message", "sent", "delivered");

    now = now.plus(Duration.ofHours(2));
    create("Body", "Hello again");
    assertThat(owed()).contains("failed");
  }

  @Test
  void a_text_opens_no_day_for_whatsapp() {
    sandbox.phones().type(phone, "Hi");

    create("Body", "Hello");

    assertThat(owed()).contains("failed");
  }

  @Test
  void what_does_not_fit_is_refused() {
    assertThat(create("ContentSid", "HX1").json()).contains("21656");
    assertThat(create().json()).contains("21602");
    assertThat(create("From", "+15005550006", "Body", "x").json()).contains("21910");
  }

  @Test
  void what_we_wrote_is_read_when_its_reader_writes() {
    writes("Hi");
    create("Body", "Hello");
    String sid = sandbox.phones().texts(phone, 1).get(0).sid();
    Jdbi.create(test.asOwner())
        .useHandle(
            h -> h.execute("UPDATE sandbox_message SET status = 'delivered' WHERE sid = ?", sid));

    writes("Thanks");

    assertThat(owed()).contains("read");
  }

  @Test
  void what_is_attached_comes_with_its_message_and_is_given_to_the_account_only() {
    writes("Look", new SandboxFile("image/png", new byte[] {1, 2, 3}));
    SandboxMedia media = sandbox.media();
    HandsetText text = sandbox.phones().texts(phone, 1).get(0);
    assertThat(text.attached()).containsExactly("image/png");
    List<SandboxMedia.Listed> listed =
        store.call(SandboxMessages.ACTOR, tx -> media.of(tx, text.sid()));
    Map<String, String> form =
        new TwilioForms(account)
            .inbound(
                new Message(
                    text.sid(),
                    true,
                    new SandboxAddress(true, phone),
                    "Look",
                    "received",
                    null,
                    null,
                    now,
                    now),
                listed);
    assertThat(form)
        .containsEntry("From", "whatsapp:" + phone)
        .containsEntry("NumMedia", "1")
        .containsEntry("MediaContentType0", "image/png")
        .containsKey("ProfileName");
    assertThat(form.get("MediaUrl0")).endsWith("/Media/" + listed.get(0).sid());

    SandboxProvider provider = sandbox.provider();
    assertThat(
            provider
                .media(authorization(), text.sid(), listed.get(0).sid())
                .file()
                .orElseThrow()
                .content())
        .containsExactly(1, 2, 3);
    assertThat(provider.media("Basic eA==", text.sid(), listed.get(0).sid()).answer().status())
        .isEqualTo(401);
    assertThat(provider.media(authorization(), text.sid(), "ME0").answer().status()).isEqualTo(404);
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }
}
