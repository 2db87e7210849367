package org.portolan.cases.visa.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.model.Application.Origin;
import org.portolan.cases.visa.model.Application.Standing;
import org.portolan.i18n.Language;

class ApplicationTest {

  private static final ZoneId LIMA = ZoneId.of("America/Lima");

  /** In the evening of 26 November in Lima, when it is the 27th at Greenwich. */
  private static final Instant EVENING = Instant.parse("2026-11-27T02:00:00Z");

  private static Application in(State state, long version) {
    return Application.restored(
        new Origin(
            UUID.randomUUID(),
            "consulate/harbour",
            UUID.randomUUID(),
            UUID.randomUUID(),
            new VisaTypes().of("short-stay", 1),
            Language.ENGLISH,
            LIMA,
            EVENING),
        new Standing(state, version, EVENING, EVENING, EVENING, null, "staff:x", EVENING));
  }

  @Test
  void the_last_day_of_a_draft_is_all_of_it_where_the_applicant_is() {
    Application draft = in(State.DRAFT, 1);

    assertThat(draft.lastDayOfDraft()).isEqualTo(LocalDate.of(2026, 12, 26));
    assertThat(draft.lapsesAt()).isEqualTo(Instant.parse("2026-12-27T05:00:00Z"));
  }

  @Test
  void the_last_day_of_an_appeal_is_counted_where_the_applicant_is() {
    assertThat(in(State.REFUSED, 9).lastDayOfAppeal()).contains(LocalDate.of(2026, 12, 26));
  }

  @Test
  void the_last_day_to_send_more_is_the_one_that_ends_then() {
    Instant end = Instant.parse("2026-12-15T05:00:00Z");
    Request request =
        new Request(UUID.randomUUID(), new Wants(List.of(), List.of(), "More"), EVENING, end);

    assertThat(request.lastDay(LIMA)).isEqualTo(LocalDate.of(2026, 12, 14));
  }

  @Test
  void nobody_writes_without_end_and_what_is_there_can_be_sent_or_withdrawn() {
    assertThat(in(State.DRAFT, 4_999).refusal(Act.ANSWER, Party.APPLICANT)).isEmpty();

    Application full = in(State.DRAFT, 5_000);
    for (Act act : List.of(Act.ANSWER, Act.ADD_CHILD, Act.HAND_IN, Act.NEEDS)) {
      assertThat(full.refusal(act, Party.APPLICANT)).as(act.key()).contains(Refusal.TOO_MANY);
    }
    assertThat(full.refusal(Act.SUBMIT, Party.APPLICANT)).isEmpty();
    assertThat(full.refusal(Act.WITHDRAW, Party.APPLICANT)).isEmpty();
    assertThat(in(State.IN_REVIEW, 5_000).refusal(Act.NOTE, Party.OFFICER)).isEmpty();
  }
}
