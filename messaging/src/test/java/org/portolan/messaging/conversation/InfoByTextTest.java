package org.portolan.messaging.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.cases.people.Channel;
import org.portolan.cases.portal.AskedPages;
import org.portolan.cases.portal.AskedPages.AskedPage;
import org.portolan.cases.portal.DecideOnPage;
import org.portolan.cases.portal.LoadContent;
import org.portolan.cases.portal.PublishedContent;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.Published;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.sms.SmsParts;
import org.portolan.messaging.PublicAddress;

/** A public page by text message, where the product's own pages are published. */
class InfoByTextTest {

  private static final TestStore TEST = TestStore.apart();
  private static final CaseStore STORE =
      TEST.store(Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC));
  private static final Actor ANYBODY = new Actor("system:test", Set.of());
  private static final Language TIGRINYA = Language.of("ti");
  private static final LocalDate BEFORE_REVIEW = LocalDate.of(2026, 11, 23);

  private final Talk talk = new Talk(TEST);

  @BeforeAll
  static void load() {
    STORE.run(LoadContent.ACTOR, tx -> new LoadContent(new DecideOnPage()).load(tx));
  }

  private static AskedPage page(String slug, Language language) {
    AskedPages pages = new AskedPages(new PublishedContent(STORE));
    return STORE.call(ANYBODY, tx -> pages.page(tx, slug, language).orElseThrow());
  }

  private String answer() {
    assertThat(talk.replies()).containsExactly("reply page");
    return talk.texts(Language.ENGLISH).get(0);
  }

  @ParameterizedTest(name = "a stranger writes “{0}” and gets {1} in {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "INFO QUARANTINE      | quarantine | en",
        "info quarentine      | quarantine | en",
        "QUARANTINE           | quarantine | en",
        "معلومات حجر          | quarantine | ar",
        "ሓበሬታ ኳራንቲን          | quarantine | ti",
        "ኳራንቲን               | quarantine | am",
        "信息签证              | visa-remote | zh-Hans",
        "INFO VISA            | visa-remote | am",
        "infos sur la visa svp | visa-remote | fr",
      })
  void a_stranger_gets_the_page_in_the_language_they_asked_in(
      String text, String slug, String language) {
    talk.writes(text);

    AskedPage page = page(slug, Language.of(language));
    String answer = answer();
    assertThat(answer).endsWith("/" + language + "/" + slug);
    assertThat(page.text().sms()).startsWith(answer.substring(0, answer.indexOf('\n')));
    assertThat(talk.outcomes()).containsExactly("handled: page");
    assertThat(talk.recipients()).containsExactly("asker");
    assertThat(talk.heard).isEmpty();
    assertThat(talk.enquiries()).isZero();
  }

  @Test
  void info_alone_is_answered_with_the_keywords_in_the_language_of_the_number() {
    talk.writes("INFO");

    assertThat(answer()).startsWith("«መረጃ»").contains("ኳራንቲን", "ቪዛ", "ጭንቀት");
    assertThat(talk.alarms).isEmpty();
    assertThat(talk.enquiries()).isZero();
  }

  @Test
  void a_question_is_still_one_for_a_person() {
    talk.writes("INFO").writes("Where is the office in Addis?").writes("INFO HOTEL");

    assertThat(talk.replies()).containsExactly("reply page", "reply reply.enquiry");
    assertThat(talk.heard).containsExactly(": Where is the office in Addis?", ": INFO HOTEL");
    assertThat(talk.enquiries()).isOne();
  }

  @ParameterizedTest(name = "“{0}” is answered by a person, and until then by {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Do I need a visa for my cousin's wedding? | /am/visa-remote",
        "ቪዛ ያስፈልገኛል?                              | /am/visa-remote",
        "Where is your office in Addis?           | /am"
      })
  void a_question_gets_a_reference_and_the_page_most_like_it(String text, String page) {
    talk.writes(text);

    assertThat(talk.replies()).containsExactly("reply reply.enquiry");
    assertThat(talk.texts(Language.of("am")))
        .singleElement()
        .asString()
        .containsPattern("E-[0-9A-Z]{4}-[0-9A-Z]{4}")
        .endsWith(page);
    assertThat(talk.enquiries()).isOne();
  }

  @Test
  void a_page_that_may_tell_of_danger_comes_with_the_number_to_call_and_others_do_not() {
    talk.writes("INFO SCAM");
    assertThat(answer()).contains("\nEmergency number: 112\n");

    Talk other = new Talk(TEST);
    other.writes("INFO DOCUMENTS");
    assertThat(other.texts(Language.ENGLISH).get(0)).doesNotContain("112");
  }

  @Test
  void who_is_in_check_in_asks_with_info_and_the_check_in_goes_on() {
    talk.person("L.H. 34", "ti").writes("INFO QUARANTINE").writes("1");

    assertThat(talk.answered).containsExactly("L.H. 34: 1");
    assertThat(talk.heard).containsExactly("info: INFO QUARANTINE");
    assertThat(talk.replies()).containsExactly("reply page", "reply reply.thanks");
    assertThat(talk.recipients()).containsExactly("contact", "contact");
  }

  @Test
  void info_alone_is_no_call_for_help_of_somebody_in_check_in() {
    talk.person("L.H. 34", "ti").writes("INFO").writes("HELP");

    assertThat(talk.texts(TIGRINYA).get(0)).startsWith("«ሓበሬታ»");
    assertThat(talk.answered).containsExactly("L.H. 34 calls: HELP");
  }

  @ParameterizedTest(name = "in check-in “{0}” alone is {1}")
  @CsvSource({
    "QUARANTINE, page",
    "ኳራንቲን, page",
    "QUARANTIN, check-in",
    "STRESS, check-in",
    "CHILD, check-in",
    "1, check-in",
    "fever, check-in",
    "visa 1, check-in",
    "HELP, help",
    "STOP, stop",
    "I want to die, crisis",
  })
  void what_may_be_an_answer_is_one(String text, String outcome) {
    talk.person("L.H. 34", "en").writes(text);

    assertThat(talk.outcomes()).containsExactly("handled: " + outcome);
  }

  @Test
  void two_who_share_a_phone_are_not_asked_whom_a_page_is_for() {
    talk.person("L.H. 34", "ar").person("K.H. 9", "ar").writes("معلومات حجر");

    assertThat(talk.replies()).containsExactly("reply page");
    assertThat(talk.heard).hasSize(2);
  }

  @Test
  void by_other_channels_a_page_comes_whole() {
    talk.writesBy(Channel.WHATSAPP, "INFO QUARANTINE");

    List<String> messages = talk.texts(Language.ENGLISH);
    assertThat(messages).hasSizeGreaterThan(1).allMatch(message -> message.length() <= 1_500);
    String whole = String.join("\n", messages);
    assertThat(whole)
        .startsWith(page("quarantine", Language.ENGLISH).text().title())
        .contains("- for a doctor when you are ill", "before you pay", "\nEmergency number: 112\n")
        .doesNotContain("**", "##", "page:", "portolan:");
  }

  @Test
  void a_stranger_gets_no_more_than_some_in_a_day_and_then_a_person_reads() {
    for (int i = 0; i < 21; i++) {
      talk.writes("INFO QUARANTINE" + " ".repeat(i));
    }

    assertThat(talk.replies()).hasSize(21).endsWith("reply reply.enquiry");
    assertThat(talk.heard).hasSize(1);
  }

  @Test
  void an_unread_translation_says_so_where_there_is_room() {
    talk.writes("信息签证");

    assertThat(answer()).contains("机器翻译");
  }

  @Test
  void what_does_not_fit_is_left_out_from_the_end_of_a_sentence_or_of_a_word_on() {
    String sentence = "You get food three times a day. ";
    assertThat(asText(sentence.repeat(40)))
        .matches("(?s)(You get food three times a day\\. ?)+\\n.*")
        .endsWith("https://portolan.example/en/quarantine");
    assertThat(SmsParts.of(asText(sentence.repeat(40))).parts()).isEqualTo(PageReply.MOST_PARTS);

    assertThat(asText("water and ".repeat(80))).containsPattern("(water|and)\\.\\.\\.\n");
    assertThat(SmsParts.of(asText("x".repeat(2_000))).parts())
        .isLessThanOrEqualTo(PageReply.MOST_PARTS);
  }

  private static String asText(String sms) {
    AskedPage page = page("quarantine", Language.ENGLISH);
    PageText text = new PageText(page.text().title(), page.text().summary(), sms, "");
    return new PageReply(new PublicAddress("https://portolan.example"), "112")
        .of(new AskedPage(page.page(), text), Language.ENGLISH, Channel.SMS, BEFORE_REVIEW)
        .get(0);
  }

  @Test
  void a_page_whose_review_is_overdue_says_so_by_every_channel() {
    PageReply replies = new PageReply(new PublicAddress("https://portolan.example"), "112");
    AskedPage page = page("documents", Language.ENGLISH);
    LocalDate last = page.page().reviewBy();

    for (Channel channel : Channel.values()) {
      assertThat(replies.of(page, Language.ENGLISH, channel, last).get(0))
          .doesNotContain("under review");
      assertThat(replies.of(page, Language.ENGLISH, channel, last.plusDays(1)).get(0))
          .contains("This page is under review.");
    }
  }

  @ParameterizedTest
  @MethodSource("org.portolan.i18n.Languages#travellers")
  void every_page_and_the_list_cost_few_parts(Language language) {
    PageReply replies = new PageReply(new PublicAddress("https://portolan.example"), "112");
    AskedPages pages = new AskedPages(new PublishedContent(STORE));
    Published published = new PublishedContent(STORE).now();
    List<Integer> parts = new ArrayList<>();
    for (PublishedPage page : published.all()) {
      Optional<AskedPage> asked = STORE.call(ANYBODY, tx -> pages.page(tx, page.slug(), language));
      String text = replies.of(asked.orElseThrow(), language, Channel.SMS, BEFORE_REVIEW).get(0);
      String said = text.substring(0, text.indexOf('\n'));
      assertThat(asked.get().text().sms()).startsWith(said);
      assertThat(said).matches("(?s).{20,}[.!?።؟。।…»)”]");
      assertThat(text).endsWith("https://portolan.example" + page.shortAddress(language));
      parts.add(SmsParts.of(text).parts());
    }
    String list = STORE.call(ANYBODY, tx -> replies.list(language, pages.keywords(tx, language)));

    assertThat(parts).isNotEmpty().allMatch(number -> number <= PageReply.MOST_PARTS);
    assertThat(SmsParts.of(list).parts()).as(list).isLessThanOrEqualTo(PageReply.MOST_PARTS);
  }
}
