package org.portolan.messaging.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.cases.portal.DecideOnPage;
import org.portolan.cases.portal.LoadContent;
import org.portolan.cases.portal.PublishedContent;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.Language;
import org.portolan.messaging.PublicAddress;

/** Pages as text messages, asked for by their words; with the product's own pages. */
class InfoPagesTest {

  private static final CaseStore STORE =
      TestStore.shared().store(Clock.fixed(Instant.parse("2026-11-27T10:00:00Z"), ZoneOffset.UTC));

  private final InfoPages pages =
      new InfoPages(new PublishedContent(STORE), new PublicAddress("https://p.example"));

  @BeforeAll
  static void load() {
    STORE.run(LoadContent.ACTOR, new LoadContent(new DecideOnPage())::load);
  }

  private Optional<String> address(String text, String language) {
    return pages
        .of(text, Language.of(language))
        .map(wording -> wording.parts().get(0).arguments().get("address").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "INFO QUARANTINE, en, /en/health/quarantine",
    "info quarantine!, ar, /en/health/quarantine",
    "Info entree, fr, /fr/travel/entry-rules",
    "INFO ENTRÉE, en, /fr/travel/entry-rules",
    "info visa, es, /es/visa/visa-remote",
    "info visa, sw, /sw/visa/visa-remote",
    "معلومات حجر, ar, /ar/health/quarantine",
    "መረጃ ቪዛ, am, /am/visa/visa-remote",
    "ሓበሬታ ቪዛ, ti, /ti/visa/visa-remote",
    "信息 隔离, zh-Hans, /zh-Hans/health/quarantine"
  })
  void a_word_leads_to_its_page_in_the_language_it_is_of(
      String text, String language, String address) {
    assertThat(address(text, language)).hasValue("https://p.example" + address);
  }

  @ParameterizedTest
  @CsvSource({
    "INFO, en",
    "INFO nothing, en",
    "help quarantine, en",
    "quarantine, en",
    "info quarantine please tell me more, en",
    "1 2, en"
  })
  void everything_else_goes_where_it_went(String text, String language) {
    assertThat(address(text, language)).isEmpty();
  }

  @Test
  void who_is_in_a_check_in_is_answered_all_the_same_and_a_stranger_too() {
    Talk talk = new Talk().person("L.H. 34", "en").writes("INFO QUARANTINE");
    assertThat(talk.replies()).containsExactly("reply portal.sms");
    assertThat(talk.answered).isEmpty();
    assertThat(talk.outcomes()).containsExactly("handled: info");
    assertThat(new Talk().writes("INFO SCAM").replies()).containsExactly("reply portal.sms");
  }
}
