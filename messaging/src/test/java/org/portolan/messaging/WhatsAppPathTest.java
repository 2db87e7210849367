package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.timeline.Delivery;
import org.portolan.cases.timeline.Timeline.Entry;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.inbox.InboundMedia;
import org.portolan.messaging.twilio.WhatsAppTemplates;

/** One conversation, whichever channel somebody writes by; WhatsApp's day is kept. */
class WhatsAppPathTest {

  private static final String TEMPLATE = "HX" + "a".repeat(32);

  private final PhoneNumber phone = APost.aPhone();
  private final Endpoint whatsApp = new Endpoint(Channel.WHATSAPP, phone.e164());
  private final String there = "whatsapp:" + phone.e164();
  private APost post = new APost();

  @AfterEach
  void stop() {
    post.carrier.close();
  }

  private static WhatsAppTemplates templates() {
    return WhatsAppTemplates.of(
        Settings.of(
            Map.of(
                "PORTOLAN_WHATSAPP_TEMPLATES",
                "{\"check-in\": {\"en\": {\"sid\": \"" + TEMPLATE + "\", \"text\": \"1\"}}}")));
  }

  private static String english(String key) {
    return Texts.product().text(Language.ENGLISH, key);
  }

  private List<String> byWhatsApp() {
    return post.accepted(there).stream().map(Carrier.Accepted::body).toList();
  }

  private String row(String columns) {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT "
                            + columns
                            + " FROM contact_point WHERE value_index ="
                            + " :index AND channel = 'whatsapp'")
                    .bind("index", post.keys.blindIndex().ofPhone(phone.e164()))
                    .mapTo(String.class)
                    .findOne()
                    .orElse("none"));
  }

  @Test
  void a_check_in_begun_by_text_and_answered_by_whatsapp_goes_on_there() {
    UUID caseId = post.quarantine("Layla Haddad", "en", phone, 14);
    post.at("09:01").works();
    assertThat(post.texts(phone)).hasSize(1);
    assertThat(row("state")).isEqualTo("none");

    post.hears(whatsApp, "2");

    assertThat(byWhatsApp()).singleElement().asString().contains(english("question.symptoms"));
    assertThat(post.texts(phone)).as("nothing more by text").hasSize(1);
    assertThat(row("state || ' ' || (heard_at IS NOT NULL) || ' ' || (verified_at IS NOT NULL)"))
        .isEqualTo("usable true true");
    assertThat(post.timeline(caseId))
        .extracting(Entry::channel)
        .containsExactly("sms", "whatsapp", "whatsapp");

    post.hears(phone, "1 2");
    assertThat(post.texts(phone)).as("back by text").hasSize(2);
  }

  @Test
  void the_next_mornings_question_goes_where_somebody_wrote_from_while_the_day_lasts() {
    post.quarantine("Layla Haddad", "en", phone, 14);
    post.at("09:01").works();
    post.at("10:30").hears(whatsApp, "1");
    assertThat(byWhatsApp()).hasSize(1);

    post.later(Duration.ofHours(12)).at("09:02").works();

    assertThat(byWhatsApp()).hasSize(2);
    assertThat(byWhatsApp().get(1)).contains(english("question.mood"));
    assertThat(post.texts(phone)).hasSize(1);
  }

  @Test
  void after_a_day_without_a_template_it_goes_by_text_again() {
    post.quarantine("Layla Haddad", "en", phone, 14);
    post.at("09:01").works().hears(whatsApp, "1");

    post.later(Duration.ofHours(30)).at("09:02").works();

    assertThat(byWhatsApp()).hasSize(1);
    assertThat(post.texts(phone)).hasSize(2);
  }

  @Test
  void after_a_day_somebody_who_prefers_whatsapp_gets_the_template() {
    post.carrier.close();
    post = new APost(templates());
    post.quarantine("Layla Haddad", "en", phone, 14);
    post.at("09:01").works().hears(whatsApp, "1");
    prefersWhatsApp();

    post.later(Duration.ofHours(30)).at("09:02").works();

    assertThat(byWhatsApp().get(1)).startsWith(TEMPLATE).contains(english("question.mood"));
    assertThat(byWhatsApp().get(1)).contains(" · 1 ").doesNotContain("\n");
  }

  private void prefersWhatsApp() {
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(
            h ->
                h.createUpdate(
                        """
                        UPDATE person SET preferred_channel = 'whatsapp'
                        WHERE id IN (SELECT person_id FROM contact_point WHERE value_index = :index)
                        """)
                    .bind("index", post.keys.blindIndex().ofPhone(phone.e164()))
                    .execute());
  }

  @Test
  void when_whatsapp_says_that_the_day_is_over_it_goes_by_text() {
    UUID caseId = post.quarantine("Layla Haddad", "en", phone, 14);
    post.at("09:01").works().at("11:00").hears(whatsApp, "1");
    post.later(Duration.ofHours(12)).at("09:02").works();
    assertThat(byWhatsApp()).hasSize(2);

    post.tells(there, "failed", 63016);
    post.works();

    assertThat(byWhatsApp()).hasSize(2);
    assertThat(post.texts(phone)).hasSize(2);
    assertThat(row("heard_at::text")).isEqualTo("none");
    assertThat(post.checkIn(caseId)).isEqualTo("asked");
  }

  @Test
  void when_it_says_so_and_there_is_a_template_that_goes_and_not_for_ever() {
    post.carrier.close();
    post = new APost(templates());
    post.quarantine("Layla Haddad", "en", phone, 14);
    post.at("09:01").works().at("11:00").hears(whatsApp, "1");
    post.later(Duration.ofHours(12)).at("09:02").works();
    prefersWhatsApp();

    post.tells(there, "failed", 63016);
    post.works();
    assertThat(byWhatsApp()).hasSize(3);
    assertThat(byWhatsApp().get(2)).startsWith(TEMPLATE);

    post.tells(there, "failed", 63016);
    post.works();
    assertThat(byWhatsApp()).hasSize(3);
    assertThat(post.texts(phone)).hasSize(2);
  }

  @Test
  void stop_by_whatsapp_stops_whatsapp_and_the_question_comes_by_text() {
    post.quarantine("Layla Haddad", "en", phone, 14);
    post.at("09:01").works().hears(whatsApp, "STOP");

    assertThat(byWhatsApp()).containsExactly(english("reply.stopped"));
    assertThat(row("state")).isEqualTo("opted-out");
    post.later(Duration.ofHours(12)).at("09:02").works();
    assertThat(byWhatsApp()).hasSize(1);
    assertThat(post.texts(phone)).hasSize(2);
  }

  @Test
  void wrong_person_by_whatsapp_holds_for_texts_too() {
    post.quarantine("Layla Haddad", "en", phone, 14);
    post.at("09:01").works().hears(whatsApp, "wrong number");

    post.later(Duration.ofHours(12)).at("09:02").works();

    assertThat(row("state")).isEqualTo("wrong-person");
    assertThat(post.texts(phone)).hasSize(1);
  }

  @Test
  void that_somebody_has_read_it_is_told() {
    UUID caseId = post.quarantine("Layla Haddad", "en", phone, 14);
    post.at("09:01").works().hears(whatsApp, "2");

    post.tells(there, "read", null);
    post.tells(there, "delivered", null);

    List<Entry> entries = post.timeline(caseId);
    assertThat(entries.get(entries.size() - 1).delivery()).isEqualTo(Delivery.READ);
  }

  @Test
  void a_stranger_is_answered_by_whatsapp() {
    PhoneNumber stranger = APost.aPhone();

    post.at("10:00").hears(new Endpoint(Channel.WHATSAPP, stranger.e164()), "Where do I go?");

    assertThat(post.texts(stranger)).isEmpty();
    assertThat(post.accepted("whatsapp:" + stranger.e164())).hasSize(1);
  }

  @Test
  void a_picture_stands_on_the_timeline_at_once_and_its_sender_is_asked_for_the_numbers() {
    UUID caseId = post.quarantine("Layla Haddad", "en", phone, 14);
    post.at("09:01").works();

    post.hears(whatsApp, "", new InboundMedia("https://api.twilio.com/x", Optional.of("hand")));

    Entry picture = post.timeline(caseId).get(1);
    assertThat(picture.attachments())
        .singleElement()
        .satisfies(
            came -> {
              assertThat(came.isComing()).isTrue();
              assertThat(came.name()).contains("hand");
            });
    assertThat(byWhatsApp().get(0)).startsWith(english("reply.file-kept"));
  }
}
