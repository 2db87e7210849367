package org.portolan.cases.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.enquiry.WorkOnEnquiries;
import org.portolan.cases.enquiry.WorkOnEnquiries.Seen;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.portal.OpenPage.Opened;
import org.portolan.cases.portal.PageFromAnswer.Outcome;
import org.portolan.cases.portal.PageFromAnswer.Started;
import org.portolan.cases.portal.model.PageFacts;
import org.portolan.cases.portal.model.PageKind;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** An answer to one becomes the draft of a page for all, linked for who may see the enquiry. */
class PageFromAnswerTest {

  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  private static final Language SPANISH = Language.of("es");

  private final APage another = new APage();
  private final String scope = "test-" + UUID.randomUUID() + "/desk";
  private final Actor worker = APage.worker(scope);
  private final Keys keys = TestStore.shared().keys();
  private final CaseStore store = TestStore.shared().store(Clock.fixed(NOW, ZoneOffset.UTC));
  private final Enquiries enquiries =
      new Enquiries(keys, new OpenCase(keys), Settings.of(Map.of("PORTOLAN_ENQUIRY_SCOPE", scope)));
  private final PageFromAnswer beginning = new PageFromAnswer(another.write);
  private final String slug = "layover-" + UUID.randomUUID();

  private UUID enquiry(boolean answered) {
    String number = "+2519" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    UUID id =
        store.call(
            worker,
            tx ->
                enquiries
                    .of(tx, Endpoint.sms(new PhoneNumber(number)), "es", Optional.empty())
                    .caseId());
    if (answered) {
      store.run(
          worker,
          tx -> new WorkOnEnquiries().answered(tx, id, UUID.randomUUID(), new Seen(NOW, null)));
    }
    return id;
  }

  private PageFacts facts(String address) {
    return new PageFacts(
        address,
        "tests",
        PageKind.INFORMATION,
        1,
        SPANISH,
        "",
        Map.of(),
        List.of(),
        LocalDate.of(2026, 11, 27),
        LocalDate.of(2027, 2, 27));
  }

  private String begin(UUID enquiry, String address, String body) {
    PageText text = new PageText("Escalas", "Escalas de un día.", "", body);
    Outcome outcome = store.call(worker, tx -> beginning.begin(tx, enquiry, facts(address), text));
    return outcome.fold(PageFromAnswer.Begun::slug, refused -> refused.why().key());
  }

  private Optional<String> origin(Actor reader) {
    return store.call(
        reader,
        tx -> {
          Opened page = new OpenPage().open(tx, slug, SPANISH).orElseThrow();
          return beginning.enquiryOf(tx, page.id());
        });
  }

  @Test
  void the_answer_is_the_first_draft_in_its_own_language() {
    UUID enquiry = enquiry(true);

    assertThat(begin(enquiry, slug, "No, hasta 24 horas.")).isEqualTo(slug);

    Opened page = store.call(worker, tx -> new OpenPage().open(tx, slug, SPANISH)).orElseThrow();
    assertThat(page.original()).isTrue();
    assertThat(page.latest().orElseThrow().text().body()).isEqualTo("No, hasta 24 horas.");
    assertThat(page.latest().orElseThrow().machine()).isFalse();
    assertThat(page.standing().orElseThrow().published()).isEmpty();
  }

  @Test
  void editors_find_the_way_back_and_the_desk_the_page_and_nobody_else_either() {
    UUID enquiry = enquiry(true);
    begin(enquiry, slug, "No, hasta 24 horas.");

    String reference = store.call(worker, tx -> enquiries.reference(tx, enquiry)).text();
    assertThat(origin(worker)).contains(reference);
    assertThat(origin(APage.worker("another-authority/harbour"))).isEmpty();
    List<Started> pages = store.call(worker, tx -> beginning.pagesOf(tx, enquiry));
    assertThat(pages).containsExactly(new Started(slug, "es"));
    List<String> kinds =
        store.call(
            worker,
            tx ->
                tx.sql()
                    .createQuery("SELECT kind FROM journal_event WHERE case_id = :id ORDER BY seq")
                    .bind("id", enquiry)
                    .mapTo(String.class)
                    .list());
    assertThat(kinds).endsWith("enquiry.page-begun");
  }

  @Test
  void what_cannot_be_a_page_changes_nothing() {
    UUID enquiry = enquiry(true);
    assertThat(begin(enquiry, slug, " ")).isEqualTo("unfit");
    assertThat(begin(enquiry, slug, "a".repeat(1_000_000))).isEqualTo("unfit");
    assertThat(begin(enquiry, slug, "[x](javascript:alert(1))")).isEqualTo("unfit");
    assertThat(begin(enquiry, slug, "turned \u202Eround")).isEqualTo("unfit");
    assertThat(begin(enquiry, another.slug, "An answer.")).isEqualTo("taken");
    assertThat(begin(enquiry(false), slug, "An answer.")).isEqualTo("not-answered");
    assertThat(begin(UUID.randomUUID(), slug, "An answer.")).isEqualTo("not-answered");
    UUID elsewhere = enquiry;
    Outcome stranger =
        store.call(
            APage.worker("another-authority/harbour"),
            tx ->
                beginning.begin(
                    tx, elsewhere, facts(slug), new PageText("T", "S", "", "An answer.")));
    assertThat(stranger).isInstanceOf(PageFromAnswer.Refused.class);

    Optional<Opened> page = store.call(worker, tx -> new OpenPage().open(tx, slug, SPANISH));
    assertThat(page).isEmpty();
    List<Started> pages = store.call(worker, tx -> beginning.pagesOf(tx, enquiry));
    assertThat(pages).isEmpty();
  }

  @Test
  void forgotten_with_its_enquiry_the_way_back_is_gone_and_the_page_stays() {
    UUID enquiry = enquiry(true);
    begin(enquiry, slug, "No, hasta 24 horas.");
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(
            owner ->
                owner.execute("CALL guard.delete_rows_of('case_file', 'case_id', ?)", enquiry));

    assertThat(origin(worker)).isEmpty();
  }

  @Test
  void what_may_tell_who_somebody_is_is_pointed_at() {
    assertThat(
            hints(
                "Llame al +34 600-100-200 o al ٠٩١١٢٣٤٥٦٧, escriba a ana.b@mail.example, E-7K3M-9QX4;"
                    + " espere 24 horas, no 100 días, artículo 43."))
        .containsExactly("+34 600-100-200", "٠٩١١٢٣٤٥٦٧", "ana.b@mail.example", "E-7K3M-9QX4");
  }

  private List<String> hints(String body) {
    return beginning.tellsOfSomebody(new PageText("", "", "", body));
  }

  @Test
  void of_what_was_pasted_in_without_end_no_more_is_read_than_a_page_may_have() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          assertThat(hints("a".repeat(5_000_000))).isEmpty();
          assertThat(hints("a.".repeat(2_500_000) + "@")).isEmpty();
          assertThat(hints("ana@mail.example " + "a-@".repeat(1_000_000)))
              .containsExactly("ana@mail.example");
          assertThat(hints("1 ".repeat(2_500_000))).hasSize(1);
        });
  }
}
