package org.portolan.cases.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portolan.cases.portal.APage.EN;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.model.Feedback;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.cases.settings.Settings;

class HearReadersTest {

  private static final String SAID = "Where is the door?";

  private final APage page = new APage();
  private final HearReaders readers =
      new HearReaders(
          page.test.keys(), Settings.of(Map.of("PORTOLAN_PAGE_FEEDBACK_OF_ADDRESS", "2")));
  private final String address = UUID.randomUUID().toString();

  HearReadersTest() {
    page.published(EN, 0, "Door", true);
  }

  private Optional<Instant> say(boolean helped, String said) {
    PublishedPage shown =
        new PublishedContent(page.store()).now().page(EN, page.slug).orElseThrow();
    return page.store()
        .call(HearReaders.actor(), tx -> readers.hear(tx, shown, helped, said, address));
  }

  private List<Feedback> heard() {
    return page.store().call(page.second, tx -> readers.latest(tx, page.id, EN, 10));
  }

  @Test
  void what_somebody_says_reaches_those_who_write_and_is_in_clear_nowhere() {
    assertThat(say(false, SAID)).isEmpty();
    page.later(1);
    assertThat(say(true, " ")).isEmpty();
    assertThat(heard()).extracting(Feedback::said).containsExactly("", SAID);
    assertThat(heard()).extracting(Feedback::helped).containsExactly(true, false);
    byte[] stored =
        Jdbi.create(page.test.asOwner())
            .withHandle(
                h ->
                    h.createQuery(
                            "SELECT said FROM portal_feedback WHERE page = :page AND said IS NOT"
                                + " NULL")
                        .bind("page", page.id)
                        .mapTo(byte[].class)
                        .one());
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("door");
  }

  @Test
  void an_address_says_something_so_often_and_later_again() {
    assertThat(say(true, "")).isEmpty();
    assertThat(say(true, "")).isEmpty();
    Optional<Instant> wait = say(true, "");
    assertThat(wait).isPresent();
    assertThat(heard()).hasSize(2);
    page.later(31 * 60);
    assertThat(say(true, "")).isEmpty();
  }

  /** Long before all others say something: a key that was destroyed is nobody's again. */
  @Test
  void it_is_forgotten_after_its_months() {
    page.later(-2_500L * 24 * 3600);
    say(false, SAID);
    page.later(100L * 24 * 3600);
    page.store().run(HearReaders.actor(), readers::forget);
    assertThat(heard()).hasSize(1);
    page.later(150L * 24 * 3600);
    page.store().run(HearReaders.actor(), readers::forget);
    assertThat(heard()).isEmpty();
  }
}
