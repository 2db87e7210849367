package org.portolan.messaging.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.i18n.Language;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.channel.Bills;
import org.portolan.messaging.channel.Outgoing;
import org.portolan.messaging.channel.Submission;

/** Every request that we send fits what Twilio says of its API. */
class TwilioDescriptionTest {

  private static final String ACCOUNT = "AC" + "0".repeat(32);
  private static final Endpoint PHONE = new Endpoint(Channel.SMS, "+251911234567");

  private final DescribedTwilio twilio;
  private final TwilioChannel channel;

  TwilioDescriptionTest() throws Exception {
    twilio = new DescribedTwilio();
    channel =
        new TwilioChannel(
            new TwilioAccount(ACCOUNT, "a token", "+15005550006", twilio.address()),
            new PublicAddress("https://p.example"),
            Duration.ofSeconds(5));
  }

  @AfterEach
  void stop() {
    twilio.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Thank you.", "شكرًا لك ٣٨٫٥", "a&b=c%20+\n€", "🙂"})
  void a_text_is_accepted(String body) {
    for (Duration worth : new Duration[] {Duration.ZERO, Duration.ofDays(2)}) {
      assertThat(
              channel.submit(
                  new Outgoing(
                      UUID.randomUUID(),
                      PHONE,
                      body,
                      Language.ENGLISH,
                      "reply",
                      worth,
                      Optional.empty())))
          .isInstanceOf(Submission.Accepted.class);
    }
    assertThat(twilio.refusals()).isEmpty();
  }

  @Test
  void a_text_from_a_messaging_service_is_accepted() {
    TwilioAccount account =
        new TwilioAccount(
            ACCOUNT,
            "a token",
            "",
            twilio.address(),
            Optional.of("MG" + "0".repeat(32)),
            Optional.empty());
    TwilioChannel service =
        new TwilioChannel(account, new PublicAddress("https://p.example"), Duration.ofSeconds(5));

    assertThat(service.submit(outgoing(Channel.SMS, Optional.empty())))
        .isInstanceOf(Submission.Accepted.class);
    assertThat(twilio.refusals()).isEmpty();
  }

  @Test
  void a_message_by_whatsapp_is_accepted_in_any_words_and_as_a_template() {
    Instant now = Instant.parse("2026-11-23T10:00:00Z");
    TwilioAccount account =
        new TwilioAccount(
            ACCOUNT,
            "a token",
            "+15005550006",
            twilio.address(),
            Optional.empty(),
            Optional.of("+15005550007"));
    TwilioWhatsApp whatsApp =
        new TwilioWhatsApp(
            account,
            new PublicAddress("https://p.example"),
            Duration.ofSeconds(5),
            WhatsAppTemplates.read(
                "{\"check-in\": {\"en\": {\"sid\": \"HX%s\", \"text\": \"1\"}}}"
                    .formatted("0".repeat(32))),
            () -> now);

    for (Optional<Instant> heard : List.of(Optional.of(now), Optional.<Instant>empty())) {
      assertThat(whatsApp.submit(outgoing(Channel.WHATSAPP, heard)))
          .isInstanceOf(Submission.Accepted.class);
    }
    assertThat(whatsApp.accepted(new Endpoint(Channel.WHATSAPP, PHONE.value()), now).orElseThrow())
        .isEmpty();
    assertThat(twilio.refusals()).isEmpty();
  }

  private static Outgoing outgoing(Channel channel, Optional<Instant> heard) {
    return new Outgoing(
        UUID.randomUUID(),
        new Endpoint(channel, PHONE.value()),
        "How are you today?",
        Language.ENGLISH,
        "check-in",
        Duration.ofHours(1),
        heard);
  }

  @Test
  void the_list_of_what_was_accepted_is_given() {
    assertThat(channel.accepted(PHONE, Instant.parse("2026-11-23T10:00:00Z")).orElseThrow())
        .isEmpty();
    assertThat(twilio.refusals()).isEmpty();
  }

  @Test
  void the_list_of_what_came_in_is_given_of_each_of_our_numbers() {
    TwilioAccount account =
        new TwilioAccount(
            ACCOUNT,
            "a token",
            "+15005550006",
            twilio.address(),
            Optional.empty(),
            Optional.of("+15005550007"));

    assertThat(
            new TwilioArrivals(account, Duration.ofSeconds(5))
                .since(Set.of("+15005550008"), Instant.parse("2026-11-23T10:00:00Z")))
        .isEmpty();
    assertThat(twilio.refusals()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_call_is_accepted_and_listed(boolean detectsMachines) {
    TwilioCalls calls =
        new TwilioCalls(
            new TwilioAccount(ACCOUNT, "a token", "+15005550006", twilio.address()),
            new PublicAddress("https://p.example"),
            new CallTimes(Duration.ofSeconds(30), Duration.ofMinutes(10), detectsMachines),
            Duration.ofSeconds(5));
    assertThat(calls.place(UUID.randomUUID(), PHONE.phone().get()))
        .isInstanceOf(Submission.Accepted.class);
    assertThat(calls.placed(PHONE.phone().get(), Instant.parse("2026-11-23T10:00:00Z"))).isEmpty();
    assertThat(twilio.refusals()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_was_billed_is_given_by_date_and_a_page_at_a_time(boolean calls) {
    TwilioAccount account = new TwilioAccount(ACCOUNT, "a token", "+15005550006", twilio.address());
    Bills bills =
        calls
            ? TwilioBills.ofCalls(account, Duration.ofSeconds(5))
            : TwilioBills.ofMessages(account, Duration.ofSeconds(5));
    Instant from = Instant.parse("2026-11-23T10:00:00Z");

    Bills.Page first = bills.sent(from, from.plusSeconds(600), Optional.empty());
    Bills.Page last = bills.sent(from, from.plusSeconds(600), first.next());

    assertThat(first.billed())
        .containsExactly(new Bills.Billed("SM1", new BigDecimal("0.00750"), "USD"));
    assertThat(last.billed())
        .containsExactly(new Bills.Billed("SM2", new BigDecimal("0.00750"), "EUR"));
    assertThat(last.next()).isEmpty();
    assertThat(twilio.refusals()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "To=%2B251911234567&From=%2B15005550006&Url=here|Url does not fit",
        "To=%2B251911234567&From=%2B15005550006&Timeout=long|Timeout does not fit",
        "To=nobody&From=%2B15005550006|To does not fit",
        "From=%2B15005550006|To is missing",
        "To=%2B251911234567&From=%2B15005550006&Body=x|Body is not described"
      })
  void a_call_that_does_not_fit_is_refused(String form, String why) throws Exception {
    URI address = URI.create(twilio.address() + "/2010-04-01/Accounts/" + ACCOUNT + "/Calls.json");
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address)
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(twilio.refusals()).containsExactly(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Body=x|To is missing",
        "To=251911234567&Body=x|To does not fit",
        "To=%2B251911234567&Validity=5|Validity is not described",
        "To=%2B251911234567&ValidityPeriod=soon|ValidityPeriod does not fit",
        "To=%2B251911234567&StatusCallback=here|StatusCallback does not fit",
        "To=%2B251911234567&ContentRetention=never|ContentRetention does not fit"
      })
  void a_request_that_does_not_fit_is_refused(String form, String why) throws Exception {
    URI address =
        URI.create(twilio.address() + "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json");
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address)
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(twilio.refusals()).containsExactly(why);
  }
}
