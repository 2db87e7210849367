package org.portolan.web.visa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.visa.Applicant;
import org.portolan.cases.visa.ApplicationView;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.model.Answers;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Application.Origin;
import org.portolan.cases.visa.model.Application.Standing;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Request;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.Wants;
import org.portolan.i18n.Language;
import org.portolan.web.uploads.UploadLimit;

/** Whoever is asked for more is led to all of it, and to nothing else. */
class MoreViewTest {

  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  private static final ZoneId LIMA = ZoneId.of("America/Lima");
  private static final Place NAME = new Place(1, 1);
  private static final Place HOST = new Place(1, 11);
  private static final Place HOST_NAME = new Place(1, 12);
  private static final Place HOST_OF_CHILD = new Place(2, 11);

  private final VisaFrame frame = new VisaFrame(Language.ENGLISH);
  private final Request request =
      new Request(
          UUID.randomUUID(),
          new Wants(List.of("host"), List.of("medical-letter"), "A <b>word</b>"),
          NOW,
          // the day of 14 December is over in Lima
          Instant.parse("2026-12-15T05:00:00Z"));
  private final Opened opened =
      new Opened(
          null,
          null,
          new Opened.Visitor(null, Applicant.actor(), true),
          1,
          view(
              new Member(UUID.randomUUID(), Member.Kind.ADULT, 1, answers("yes")),
              new Member(UUID.randomUUID(), Member.Kind.CHILD, 1, Answers.NONE)));

  private static Answers answers(String host) {
    return new Answers(Map.of("host", new GivenAnswer(host, null, null, null, 1)));
  }

  private ApplicationView view(Member... members) {
    Application application =
        Application.restored(
            new Origin(
                UUID.randomUUID(),
                "consulate/harbour",
                UUID.randomUUID(),
                UUID.randomUUID(),
                new VisaTypes().of("short-stay", 1),
                Language.ENGLISH,
                LIMA,
                NOW),
            new Standing(State.INCOMPLETE, 7, NOW, NOW, NOW, UUID.randomUUID(), null, null));
    return new ApplicationView(
        "V-1234-5678",
        application,
        List.of(members),
        List.of(),
        List.of(),
        Optional.of(request),
        List.of(),
        List.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static String linkTo(String below) {
    return "<a href=\"/en/" + below + "\">";
  }

  @Test
  void questions_of_everybody_and_what_their_answers_raise_are_linked() {
    assertThat(new MoreView(frame, opened).section(request))
        .containsOnlyOnce(linkTo(Way.to(1, HOST)))
        .containsOnlyOnce(linkTo(Way.to(1, HOST_NAME)))
        .containsOnlyOnce(linkTo(Way.to(1, HOST_OF_CHILD)))
        .containsOnlyOnce(linkTo(Way.toDocuments(1) + "#document-1-invitation"))
        .containsOnlyOnce(linkTo(Way.toDocuments(1)))
        .doesNotContain(linkTo(Way.to(1, NAME)), "<b>word");
  }

  @Test
  void the_last_day_is_the_applicants() {
    assertThat(new MoreView(frame, opened).section(request))
        .contains(frame.day(LocalDate.of(2026, 12, 14)))
        .doesNotContain(frame.day(LocalDate.of(2026, 12, 15)));
  }

  @Test
  void a_document_that_the_type_does_not_want_can_be_sent_once_it_is_asked_for() {
    assertThat(new DocumentsView(frame, opened, new UploadLimit(10), Set.of()).page(List.of()))
        .contains("id=\"file-1-medical-letter\"", "id=\"file-1-invitation\"", "10 MB")
        .doesNotContain("id=\"file-1-passport\"", "id=\"file-2-invitation\"");
  }

  @Test
  void only_what_can_be_answered_now_has_a_page() {
    QuestionPart questions = new QuestionPart();

    assertThat(questions.show(frame, opened, HOST_NAME, false).orElseThrow().html()).isNotNull();
    assertThat(questions.show(frame, opened, NAME, false).orElseThrow().below())
        .isEqualTo(Way.to(1));
    assertThat(questions.show(frame, opened, new Place(2, 12), false)).isEmpty();
  }
}
