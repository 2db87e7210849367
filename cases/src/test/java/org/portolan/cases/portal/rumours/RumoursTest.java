package org.portolan.cases.portal.rumours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.files.OpenCase;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.portal.PublishedContent;
import org.portolan.cases.portal.model.PublishedRumour;
import org.portolan.cases.portal.rumours.RumourTrends.Share;
import org.portolan.cases.portal.rumours.RumourTrends.Week;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** What is told is recorded, counted, answered and put away by the desk, and by nobody else. */
class RumoursTest {

  /** A Friday. */
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

  private static final String PAGE = "rumours-are-put-right";

  private final String scope = "test-" + UUID.randomUUID() + "/desk";
  private final Keys keys = TestStore.shared().keys();
  private final CaseStore store = TestStore.shared().store(Clock.fixed(NOW, ZoneOffset.UTC));
  private final Enquiries enquiries =
      new Enquiries(keys, new OpenCase(keys), Settings.of(Map.of("PORTOLAN_ENQUIRY_SCOPE", scope)));
  private final PutRumourAway away = new PutRumourAway();
  private final RecordRumour recording =
      new RecordRumour(new OpenCase(keys), away, keys, enquiries);
  private final AnswerRumour answering = new AnswerRumour(keys);
  private final Rumours rumours = new Rumours(keys);
  private final RumourTrends trends = new RumourTrends();
  private final PublishRumour publishing = new PublishRumour();
  private final Actor worker = staff(Compartment.INFORMATION, scope);

  private static Actor staff(Compartment compartment, String scope) {
    return new Actor("staff:" + UUID.randomUUID(), Set.of(new Grant(compartment, scope)));
  }

  @BeforeAll
  static void aPage() {
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(
            h ->
                h.execute(
                    """
                    INSERT INTO portal_topic (slug, position, titles)
                    VALUES ('rumours', 99, '{}') ON CONFLICT DO NOTHING;
                    INSERT INTO portal_page (id, slug, topic, kind, position, reference, keyword,
                      keywords, sources, dated, review_by)
                    VALUES (gen_random_uuid(), 'rumours-are-put-right', 'rumours', 'information', 99,
                      'en', 'RUMOUR', '{}', '[]', '2026-11-27', '2027-02-27')
                    ON CONFLICT DO NOTHING
                    """));
  }

  private <R> R as(Actor who, Function<Tx, R> question) {
    return store.call(who, question);
  }

  private static Hearing heard(LocalDate on, String country) {
    return new Hearing(
        on, Optional.ofNullable(country), "the port", "ar", Medium.MESSENGER, Reach.TENS);
  }

  private String record(String saying, Hearing heard) {
    return store
        .call(worker, tx -> recording.record(tx, saying, heard))
        .fold(RecordRumour.Recorded::reference, refused -> refused.why().key());
  }

  private String again(UUID rumour, Hearing heard) {
    return store
        .call(worker, tx -> recording.again(tx, rumour, heard))
        .fold(RecordRumour.Recorded::reference, refused -> refused.why().key());
  }

  private Rumour found(String reference) {
    return store.call(worker, tx -> rumours.find(tx, reference)).orElseThrow();
  }

  private AnswerRumour.Outcome answer(Actor who, UUID rumour, String words, long seen) {
    return store.call(
        who, tx -> answering.answer(tx, rumour, Verdict.FALSE, words, Optional.of(PAGE), seen));
  }

  private boolean putAway(Actor who, UUID rumour) {
    return as(who, tx -> away.putAway(tx, rumour));
  }

  private List<Hearing> hearings(Actor who, UUID rumour) {
    return as(who, tx -> rumours.hearings(tx, rumour));
  }

  private List<Rumour> list() {
    return store.call(worker, tx -> rumours.page(tx, 0, 10));
  }

  @Test
  void what_is_heard_is_kept_as_it_was_said_with_place_language_and_channel() {
    String reference = record("  The border closes on Sunday. ", heard(TODAY, "LBY"));

    Rumour rumour = found(reference);
    assertThat(rumour.saying()).isEqualTo("The border closes on Sunday.");
    assertThat(rumour.state()).isEqualTo("open");
    assertThat(hearings(worker, rumour.caseId())).containsExactly(heard(TODAY, "LBY"));
  }

  @Test
  void heard_again_it_is_one_rumour_that_was_heard_twice() {
    String reference = record("No visa without a bribe.", heard(TODAY.minusDays(9), null));
    UUID id = found(reference).caseId();

    assertThat(again(id, heard(TODAY, "TUR"))).isEqualTo(reference);

    assertThat(found(reference).heard()).isEqualTo(2);
    assertThat(found(reference).lastHeard()).isEqualTo(TODAY);
    assertThat(list()).hasSize(1);
  }

  @Test
  void what_cannot_be_recorded_is_refused_with_its_reason() {
    assertThat(record(null, heard(TODAY, null))).isEqualTo("empty");
    assertThat(record(" \n ", heard(TODAY, null))).isEqualTo("empty");
    assertThat(record("x".repeat(Rumour.LONGEST + 1), heard(TODAY, null))).isEqualTo("too-long");
    assertThat(record("Said", heard(TODAY.plusDays(2), null))).isEqualTo("no-such-day");
    assertThat(record("Said", heard(TODAY.minusYears(1).minusDays(1), null)))
        .isEqualTo("no-such-day");
    assertThat(again(UUID.randomUUID(), heard(TODAY, null))).isEqualTo("not-found");
    assertThat(list()).isEmpty();
  }

  @Test
  void hostile_words_are_words() {
    String hostile = "'; DROP TABLE rumour; -- \u202E<script>alert(1)</script>";
    assertThat(found(record(hostile, heard(TODAY, null))).saying()).isEqualTo(hostile);
  }

  @Test
  void an_answer_stands_until_somebody_who_has_seen_it_writes_another() {
    UUID id = found(record("Masks are forbidden.", heard(TODAY, "GRC"))).caseId();

    assertThat(answer(worker, id, " ", 0)).isEqualTo(AnswerRumour.Outcome.EMPTY);
    assertThat(answer(worker, id, "x".repeat(Rumour.LONGEST + 1), 0))
        .isEqualTo(AnswerRumour.Outcome.TOO_LONG);
    assertThat(answer(worker, id, "You may wear one.", 0)).isEqualTo(AnswerRumour.Outcome.ANSWERED);
    assertThat(answer(worker, id, "A colleague's, written meanwhile.", 0))
        .isEqualTo(AnswerRumour.Outcome.ANSWERED_MEANWHILE);
    assertThat(answer(worker, id, "You may, and you get one here.", 1))
        .isEqualTo(AnswerRumour.Outcome.ANSWERED);

    Rumour.Answer stands = list().get(0).answer().orElseThrow();
    assertThat(stands.words()).isEqualTo("You may, and you get one here.");
    assertThat(stands.verdict()).isEqualTo(Verdict.FALSE);
    assertThat(stands.page()).contains(PAGE);
  }

  @Test
  void a_page_that_has_no_such_name_is_not_linked() {
    UUID id = found(record("A rumour", heard(TODAY, null))).caseId();
    AnswerRumour.Outcome outcome =
        as(
            worker,
            tx -> answering.answer(tx, id, Verdict.TRUE, "So it is.", Optional.of("../staff"), 0));
    assertThat(outcome).isEqualTo(AnswerRumour.Outcome.NO_SUCH_PAGE);
  }

  @Test
  void one_that_nobody_tells_any_more_is_put_away_and_comes_back_when_it_is_heard_again() {
    UUID id = found(record("The boats are free.", heard(TODAY, null))).caseId();
    assertThat(putAway(worker, id)).isFalse();
    answer(worker, id, "They are not.", 0);

    assertThat(putAway(worker, id)).isTrue();
    assertThat(list().get(0).state()).isEqualTo("past");

    again(id, heard(TODAY, null));
    assertThat(list().get(0).state()).isEqualTo("answered");
  }

  private PublishRumour.Outcome publish(Actor who, UUID rumour, String saying, String answer) {
    return as(who, tx -> publishing.publish(tx, rumour, Language.of("ar"), saying, answer));
  }

  private List<PublishedRumour> read(UUID rumour) {
    return new PublishedContent(store)
        .now().rumours(Language.of("ti")).stream()
            .filter(one -> one.rumour().equals(rumour))
            .toList();
  }

  @Test
  void the_public_reads_what_was_written_for_it_once_it_is_answered_and_published() {
    UUID id = found(record("Said by M. at gate 4.", heard(TODAY, "LBY"))).caseId();
    assertThat(publish(worker, id, "They say", "It is not so."))
        .isEqualTo(PublishRumour.Outcome.NOT_ANSWERED);
    answer(worker, id, "Asked the border office.", 0);
    assertThat(read(id)).isEmpty();

    assertThat(publish(worker, id, " They say ", "It is not so."))
        .isEqualTo(PublishRumour.Outcome.PUBLISHED);

    PublishedRumour told = read(id).get(0);
    assertThat(told.saying()).isEqualTo("They say");
    assertThat(told.answer()).isEqualTo("It is not so.");
    assertThat(told.verdict()).isEqualTo("false");
    assertThat(told.page()).isEqualTo(PAGE);
    assertThat(told.language()).isEqualTo(Language.of("ar"));
    publish(worker, id, "They say so", "No.\r\nAsk us.");
    assertThat(read(id)).extracting(PublishedRumour::saying).containsExactly("They say so");
    assertThat(read(id)).extracting(PublishedRumour::answer).containsExactly("No.\nAsk us.");
  }

  @Test
  void what_cannot_be_told_to_everybody_is_refused_with_its_reason() {
    UUID id = found(record("Told", heard(TODAY, null))).caseId();
    answer(worker, id, "No.", 0);
    assertThat(publish(worker, id, null, "No.")).isEqualTo(PublishRumour.Outcome.EMPTY);
    assertThat(publish(worker, id, "Said", " ")).isEqualTo(PublishRumour.Outcome.EMPTY);
    assertThat(publish(worker, id, "x".repeat(301), "No."))
        .isEqualTo(PublishRumour.Outcome.TOO_LONG);
    assertThat(publish(worker, id, "Said", "x".repeat(601)))
        .isEqualTo(PublishRumour.Outcome.TOO_LONG);
    assertThat(publish(worker, id, "Said \u202Eround", "No."))
        .isEqualTo(PublishRumour.Outcome.CONTROL_CHARACTERS);
    Actor elsewhere = staff(Compartment.INFORMATION, "test-" + UUID.randomUUID() + "/desk");
    assertThat(publish(elsewhere, id, "Said", "No.")).isEqualTo(PublishRumour.Outcome.NOT_ANSWERED);
    assertThat(read(id)).isEmpty();
  }

  @Test
  void it_is_taken_down_by_hand_when_put_away_and_when_found_out_to_be_otherwise() {
    UUID id = found(record("Told", heard(TODAY, null))).caseId();
    answer(worker, id, "No.", 0);
    publish(worker, id, "They say", "No.");
    assertThat(this.<Boolean>as(worker, tx -> publishing.takeDown(tx, id))).isTrue();
    assertThat(this.<Boolean>as(worker, tx -> publishing.takeDown(tx, id))).isFalse();
    assertThat(read(id)).isEmpty();

    publish(worker, id, "They say", "No.");
    answer(worker, id, "No, still not.", 1);
    assertThat(read(id)).as("found out the same").hasSize(1);
    this.<AnswerRumour.Outcome>as(
        worker, tx -> answering.answer(tx, id, Verdict.TRUE, "It is.", Optional.of(PAGE), 2));
    assertThat(read(id)).isEmpty();

    publish(worker, id, "They say", "It is so.");
    assertThat(putAway(worker, id)).isTrue();
    assertThat(read(id)).isEmpty();
    again(id, heard(TODAY, null));
    assertThat(read(id)).as("published anew by hand only").isEmpty();
  }

  @Test
  void open_ones_stand_in_front() {
    UUID answered = found(record("Answered", heard(TODAY, null))).caseId();
    answer(worker, answered, "No.", 0);
    record("Open, heard long ago", heard(TODAY.minusDays(90), null));

    assertThat(list()).extracting(Rumour::state).containsExactly("open", "answered");
  }

  @Test
  void trends_count_twelve_weeks_from_monday_to_sunday() {
    LocalDate monday = LocalDate.of(2026, 11, 23);
    UUID id = found(record("Told", heard(monday, "LBY"))).caseId();
    again(id, heard(monday.minusDays(1), "LBY"));
    again(id, heard(TODAY, null));
    again(id, heard(monday.minusWeeks(12), "EGY"));
    answer(worker, id, "No.", 0);
    record("Told too", heard(TODAY, "TUN"));

    List<Week> weeks = store.call(worker, trends::weeks);
    assertThat(weeks).hasSize(RumourTrends.WEEKS);
    assertThat(weeks.get(11)).isEqualTo(new Week(monday, 1, 2));
    assertThat(weeks.get(10)).isEqualTo(new Week(monday.minusWeeks(1), 0, 1));
    assertThat(weeks.subList(0, 10)).allMatch(week -> week.heard() == 0);
    List<Share> countries = as(worker, trends::countries);
    assertThat(countries)
        .containsExactly(new Share("LBY", 2), new Share("TUN", 1), new Share(null, 1));
    List<Share> media = as(worker, trends::media);
    assertThat(media).containsExactly(new Share("messenger", 4));
  }

  @Test
  void nobody_else_sees_or_changes_them() {
    String reference = record("Told", heard(TODAY, "LBY"));
    UUID id = found(reference).caseId();
    for (Actor other :
        List.of(
            staff(Compartment.INFORMATION, "test-" + UUID.randomUUID() + "/desk"),
            staff(Compartment.HEALTH, scope),
            staff(Compartment.OUTREACH, scope))) {
      Optional<Rumour> seen = as(other, tx -> rumours.find(tx, reference));
      assertThat(seen).isEmpty();
      long count = as(other, rumours::count);
      assertThat(count).isZero();
      assertThat(hearings(other, id)).isEmpty();
      List<Share> countries = as(other, trends::countries);
      assertThat(countries).isEmpty();
      assertThat(answer(other, id, "Mine.", 0)).isEqualTo(AnswerRumour.Outcome.NOT_FOUND);
      assertThat(putAway(other, id)).isFalse();
    }
    assertThat(found(reference).isOpen()).isTrue();
  }

  @Test
  void what_was_read_and_done_is_in_its_journal() {
    UUID id = found(record("Told", heard(TODAY, "LBY"))).caseId();
    answer(worker, id, "No.", 0);
    List<String> kinds =
        as(
            worker,
            tx ->
                tx.sql()
                    .createQuery("SELECT kind FROM journal_event WHERE case_id = :id ORDER BY seq")
                    .bind("id", id)
                    .mapTo(String.class)
                    .list());
    assertThat(kinds)
        .containsExactly("case.opened", "rumour.heard", "read.case", "rumour.answered");
  }
}
