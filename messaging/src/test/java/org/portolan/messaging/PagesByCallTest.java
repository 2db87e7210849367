package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.AskedPages;
import org.portolan.cases.portal.AskedPages.AskedPage;
import org.portolan.cases.portal.DecideOnPage;
import org.portolan.cases.portal.LoadContent;
import org.portolan.cases.portal.PublishedContent;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;
import org.portolan.i18n.phone.PhoneNumber;

/** Somebody lets our telephone ring, is called back, and hears public pages in their language. */
class PagesByCallTest {

  private static final Language AMHARIC = Language.of("am");

  private final APost post = new APost(true);
  private final Telephones telephones = post.telephones;
  private final PhoneNumber phone = APost.aPhone();

  @BeforeEach
  void publish() {
    post.store.run(LoadContent.ACTOR, tx -> new LoadContent(new DecideOnPage()).load(tx));
  }

  @AfterEach
  void stop() {
    post.carrier.close();
    telephones.close();
    // others count on that no page is published
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(
            h ->
                h.execute(
                    "DELETE FROM portal_published; DELETE FROM portal_text;"
                        + " DELETE FROM portal_version"));
  }

  private static String said(String key) {
    return Texts.product().text(AMHARIC, key);
  }

  private List<AskedPage> offered() {
    AskedPages pages = new AskedPages(new PublishedContent(post.store));
    return post.store.call(LoadContent.ACTOR, tx -> pages.pages(tx, AMHARIC, 9));
  }

  private void calledBack() {
    telephones.callsUs(phone);
    post.at("10:00");
    telephones.rings(phone);
    telephones.takes(phone);
  }

  private int enquiries() {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            h ->
                h.createQuery("SELECT count(*) FROM enquiry WHERE channel = 'voice' AND scope = ?")
                    .bind(0, post.scope)
                    .mapTo(Integer.class)
                    .one());
  }

  @Test
  void a_stranger_hears_a_page_with_the_number_to_call_and_then_asks_for_a_person() {
    List<AskedPage> offered = offered();
    assertThat(offered).hasSize(9);
    calledBack();
    assertThat(telephones.heard(phone)).contains(said("voice.for-information"));

    telephones.presses(phone, "2");
    assertThat(telephones.heard(phone))
        .containsAll(offered.stream().map(page -> page.text().title()).toList());

    AskedPage danger =
        offered.stream()
            .filter(page -> page.page().needsEmergencyNumber())
            .findFirst()
            .orElseThrow();
    telephones.presses(phone, Integer.toString(offered.indexOf(danger) + 1));
    assertThat(telephones.heard(phone))
        .contains(danger.text().sms())
        .contains(Texts.product().text(AMHARIC, "portal.sms.emergency", Map.of("emergency", "117")))
        .noneMatch(text -> text.contains("http"));
    assertThat(enquiries()).isZero();

    telephones.presses(phone, "1");
    telephones.ends(phone);
    assertThat(telephones.heard(phone)).contains(said("voice.person-will-call"));
    assertThat(enquiries()).isOne();
  }

  @Test
  void one_page_leads_back_to_the_others_and_whoever_presses_nothing_is_left_in_peace() {
    List<AskedPage> offered = offered();
    calledBack();
    telephones.presses(phone, "2");
    telephones.presses(phone, "1");
    telephones.presses(phone, "2");
    telephones.presses(phone, "2");
    telephones.ends(phone);

    assertThat(telephones.heard(phone))
        .contains(offered.get(0).text().sms(), offered.get(1).text().sms())
        .endsWith(said("voice.goodbye"));
    assertThat(enquiries()).isZero();
  }
}
