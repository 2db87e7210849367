package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.Texts;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.channel.Bills;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.channel.Outgoing;
import org.portolan.messaging.twilio.CallTimes;
import org.portolan.messaging.twilio.TwilioAccount;
import org.portolan.messaging.twilio.TwilioArrivals;
import org.portolan.messaging.twilio.TwilioBills;
import org.portolan.messaging.twilio.TwilioCalls;
import org.portolan.messaging.twilio.TwilioChannel;
import org.portolan.messaging.twilio.TwilioWhatsApp;
import org.portolan.messaging.twilio.WhatsAppTemplates;

/**
 * Every request that we send is accepted by a mock that others make of Twilio's own description.
 * Where there is no npm, or it reaches nothing, this is skipped and says so.
 */
@ServerApart
class AcceptedByPrismIT {

  private static final String ACCOUNT = "AC" + "0".repeat(32);
  private static final String PHONE = "+251911234567";
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Instant SINCE = Instant.parse("2026-11-23T10:00:00Z");
  private static final PublicAddress OURS = new PublicAddress("https://p.example");

  private static PrismTwilio twilio;

  @BeforeAll
  static void start() throws Exception {
    Path directory = Path.of(System.getProperty("test.directory"), "prism").toAbsolutePath();
    Optional<String> missing = PrismTwilio.missing(directory);
    assumeTrue(missing.isEmpty(), missing.orElse(""));
    twilio = PrismTwilio.start(directory);
  }

  @AfterAll
  static void stop() {
    if (twilio != null) {
      twilio.close();
    }
  }

  private static TwilioAccount account(String from, Optional<String> service) {
    return new TwilioAccount(
        ACCOUNT, "a token", from, twilio.address(), service, Optional.of("+15005550007"));
  }

  private static TwilioAccount account() {
    return account("+15005550006", Optional.empty());
  }

  /**
   * Sends so many requests and looks what became of them. What the mock answers is made up, such as
   * a time that is "string"; only whether it took the request is asked.
   */
  private static void accepts(int requests, Runnable sends) throws IOException {
    long before = twilio.requests();
    int refusals = twilio.refusals().size();
    try {
      sends.run();
    } catch (RuntimeException madeUp) {
      assertThat(twilio.requests()).as("sent before %s", madeUp).isGreaterThan(before);
    }
    assertThat(twilio.requests() - before).isEqualTo(requests);
    assertThat(twilio.refusals()).hasSize(refusals);
  }

  private static void accepts(MessageChannel channel, Endpoint to, Language language, String text)
      throws IOException {
    Outgoing message =
        new Outgoing(
            UUID.randomUUID(),
            to,
            text,
            language,
            "check-in",
            Duration.ofHours(1),
            Optional.of(Instant.now()));
    accepts(1, () -> channel.submit(message));
  }

  @Test
  void a_text_in_every_language() throws Exception {
    TwilioChannel channel = new TwilioChannel(account(), OURS, LONGEST);
    for (Language language : Languages.travellers()) {
      String text = Texts.product().text(language, "reply.thanks");
      accepts(channel, new Endpoint(Channel.SMS, PHONE), language, text);
    }
  }

  @Test
  void a_text_from_a_messaging_service() throws Exception {
    TwilioChannel channel =
        new TwilioChannel(account("", Optional.of("MG" + "0".repeat(32))), OURS, LONGEST);
    accepts(channel, new Endpoint(Channel.SMS, PHONE), Language.ENGLISH, "a&b=c%20+\n€ 🙂");
  }

  @Test
  void a_message_by_whatsapp_and_a_template() throws Exception {
    WhatsAppTemplates templates =
        WhatsAppTemplates.of(
            Settings.of(
                Map.of(
                    "PORTOLAN_WHATSAPP_TEMPLATES",
                    "{\"check-in\": {\"en\": {\"sid\": \"HX%s\", \"text\": \"1\"}}}"
                        .formatted("0".repeat(32)))));
    Endpoint to = new Endpoint(Channel.WHATSAPP, PHONE);
    MessageChannel now = new TwilioWhatsApp(account(), OURS, LONGEST, templates, Clock.systemUTC());
    MessageChannel afterADay =
        new TwilioWhatsApp(
            account(), OURS, LONGEST, templates, () -> Instant.now().plus(Duration.ofDays(2)));
    accepts(now, to, Language.ENGLISH, "How are you today?");
    accepts(afterADay, to, Language.ENGLISH, "How are you today?");
  }

  @Test
  void a_call() throws Exception {
    TwilioCalls calls =
        new TwilioCalls(
            account(),
            OURS,
            new CallTimes(Duration.ofSeconds(30), Duration.ofMinutes(10), true),
            LONGEST);
    accepts(1, () -> calls.place(UUID.randomUUID(), new PhoneNumber(PHONE)));
    accepts(1, () -> calls.placed(new PhoneNumber(PHONE), SINCE));
    accepts(1, () -> calls.status("CA" + "0".repeat(32)));
  }

  @Test
  void what_was_accepted_and_what_was_billed_is_asked_for() throws Exception {
    TwilioChannel channel = new TwilioChannel(account(), OURS, LONGEST);
    accepts(1, () -> channel.accepted(new Endpoint(Channel.SMS, PHONE), SINCE));
    accepts(1, () -> channel.became(UUID.randomUUID(), "SM" + "0".repeat(32)));
    Map<String, Bills> lists =
        Map.of(
            "Messages", TwilioBills.ofMessages(account(), LONGEST),
            "Calls", TwilioBills.ofCalls(account(), LONGEST));
    for (String list : lists.keySet()) {
      String next =
          "%s/2010-04-01/Accounts/%s/%s.json?PageSize=1000&Page=1&PageToken=PASM1"
              .formatted(TwilioAccount.API, ACCOUNT, list);
      for (Optional<String> page : List.of(Optional.<String>empty(), Optional.of(next))) {
        accepts(1, () -> lists.get(list).sent(SINCE, SINCE.plusSeconds(600), page));
      }
    }
  }

  @Test
  void what_came_in_is_asked_for_by_each_of_our_numbers_and_then_its_files() throws Exception {
    TwilioArrivals arrivals = new TwilioArrivals(account(), LONGEST);
    accepts(4, () -> arrivals.since(Set.of(), SINCE));
  }

  @Test
  void what_does_not_fit_would_be_refused() throws Exception {
    int before = twilio.refusals().size();
    URI messages = twilio.address().resolve("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json");
    HttpResponse<Void> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(messages)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("Body=to+nobody&ValidityPeriod=long"))
                    .build(),
                HttpResponse.BodyHandlers.discarding());
    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(twilio.refusals()).hasSize(before + 1);
  }
}
