package org.portolan.web.traveller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.i18n.Language;
import org.portolan.i18n.Moments;
import org.portolan.i18n.Texts;
import org.portolan.web.traveller.ReadableExport.Line;
import org.portolan.web.traveller.ReadableExport.Section;

/** What is exported of a visa application can be read by whoever made it. */
class ReadableExportTest {

  private static final Map<String, Object> APPLICATION =
      Map.of(
          "type",
          "short-stay",
          "type_version",
          1,
          "state",
          "incomplete",
          "begun_at",
          "2026-11-27T09:00:00Z",
          "submitted_at",
          "2026-11-28T10:30:00Z",
          "time_zone",
          "Africa/Asmara",
          "interview",
          "{\"consent\":\"GIVEN\",\"exchanges\":[{\"question\":\"Why?\",\"answer\":\"My aunt.\"}],"
              + "\"result\":\"Convincing\"}",
          "needs",
          List.of("interpreter", "at-risk"));

  private static final Map<String, Object> MEMBER =
      Map.of(
          "kind",
          "adult",
          "answers",
          Map.of(
              "name",
              Map.of("text", "ሰላም ገብረ", "latin", "SELAM GEBRE", "at", 2),
              "birth",
              Map.of("text", "1990-01-01/1990-12-31", "given", "1990", "at", 2),
              "nationality",
              Map.of("text", "ERI", "at", 2),
              "purpose",
              Map.of("text", "medical", "at", 2),
              "host",
              Map.of("text", "no", "at", 2),
              "more",
              Map.of("text", "", "at", 2)));

  private static final Map<String, Object> CHILD =
      Map.of("kind", "child", "answers", Map.of("host", Map.of("text", "yes", "at", 1)));

  private static Map<String, Object> matter(Map<String, Object> application) {
    return Map.of(
        "kind",
        "visa",
        "reference",
        "V-1234-5678",
        "opened_at",
        "2026-11-27T09:00:00Z",
        "visa_application",
        List.of(application),
        "visa_member",
        List.of(MEMBER, CHILD),
        "visa_document",
        List.of(
            Map.of(
                "document",
                "means",
                "state",
                "rejected",
                "reason",
                "expired",
                "received_at",
                "2026-11-27T10:00:00Z")),
        "visa_papers",
        List.of(Map.of("way", "sent", "on_day", "2026-11-27", "number", "RR123")),
        "visa_call",
        List.of(Map.of("hours", "evening", "words", "My photo")),
        "visa_request",
        List.of(
            Map.of(
                "wanted",
                Map.of("questions", List.of("days"), "documents", List.of("means"), "text", "New"),
                "asked_at",
                "2026-11-29T10:00:00Z",
                "until",
                "2026-12-14T21:00:00Z")),
        "visa_fee",
        List.of(
            Map.of("minor", 9000, "currency", "EUR", "way", "bank", "reference", "BANK-1"),
            Map.of("waiver", "child")));
  }

  private static List<Section> sections(Language language, Map<String, Object> application) {
    return new ReadableExport(language, new VisaTypes())
        .of(Map.of("person", Map.of(), "cases", List.of(matter(application))));
  }

  private static List<Line> lines(String title) {
    return sections(Language.ENGLISH, APPLICATION).stream()
        .filter(section -> section.title().equals(title))
        .flatMap(section -> section.rows().stream())
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void an_application_is_told_in_the_words_of_its_pages() {
    assertThat(lines("Short stay"))
        .contains(
            new Line("State", "We need something more from you"),
            new Line("Do you need something from us?", "An interpreter · In danger where they are"))
        .extracting(Line::label)
        .contains("When", "Handed in");
    assertThat(lines("Your documents"))
        .contains(
            new Line("What", "A paper that shows how you pay for your stay"),
            new Line("State", "Not accepted"),
            new Line("Why", "It is no longer valid."));
    assertThat(lines("Documents"))
        .contains(new Line("What", "Originals sent to us"), new Line("Number", "RR123"));
    assertThat(lines("We need something more from you"))
        .contains(new Line("What", "How many days do you want to stay?"), new Line("Text", "New"));
    assertThat(lines("Fee"))
        .contains(
            new Line("What", "By bank transfer"),
            new Line("Reference", "BANK-1"),
            new Line("Fee", "For a child"))
        .anyMatch(line -> line.label().equals("Fee") && line.value().contains("90"));
  }

  @Test
  void a_wish_to_be_called_is_told_with_what_was_said() {
    assertThat(lines("Ask to be called"))
        .contains(new Line("Text", "My photo"))
        .anyMatch(line -> line.value().contains(" – "));
  }

  @Test
  void until_when_more_was_wanted_is_the_last_day_where_the_applicant_is() {
    Texts texts = Texts.product();
    assertThat(lines("We need something more from you"))
        .contains(
            new Line(
                texts.text(Language.ENGLISH, "export.until"),
                Moments.day(Language.ENGLISH, LocalDate.of(2026, 12, 14))));
  }

  @Test
  void an_interview_is_told_in_lines() {
    assertThat(lines("Short stay")).extracting(Line::value).contains("Why?\nMy aunt.\nConvincing");
  }

  @Test
  void everybodys_answers_are_told_and_what_was_taken_back_is_not() {
    assertThat(lines("Your answers"))
        .contains(
            new Line("What is your name?", "ሰላም ገብረ"),
            new Line("The same in the letters A to Z", "SELAM GEBRE"),
            new Line("Why do you want to travel?", "Medical treatment"),
            new Line("Does somebody invite you?", "No"))
        .extracting(Line::label)
        .contains("When were you born?", "What is your nationality?")
        .doesNotContain("Is there anything else that we should know?");
    assertThat(lines("Child 1")).containsExactly(new Line("Does somebody invite you?", "Yes"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "en", "fr", "es", "ar", "ru", "zh-Hans", "fa", "fa-AF", "uk", "am", "ti", "bn", "sw", "pt"
      })
  void no_code_stands_where_words_are_known(String language) {
    assertThat(sections(Language.of(language), APPLICATION).toString())
        .doesNotContain("incomplete", "medical", "means", "rejected", "at-risk", "visa.", "ERI,");
  }

  @Test
  void where_a_support_case_stands_is_told_in_words() {
    Map<String, Object> open =
        Map.of("state", "active", "urgency", "urgent", "next_contact_on", "2026-12-14");
    Map<String, Object> ended = Map.of("state", "closed", "outcome", "handed-on");

    assertThat(support(open))
        .contains(
            new Line("State", "with a support worker"),
            new Line(
                "We contact you again by",
                Moments.day(Language.ENGLISH, LocalDate.of(2026, 12, 14))));
    assertThat(support(ended))
        .contains(
            new Line("State", "closed"),
            new Line("Result", "another organisation goes on with it"));
  }

  private static List<Line> support(Map<String, Object> standing) {
    Map<String, Object> matter =
        Map.of(
            "kind",
            "support",
            "reference",
            "S-1234-5678",
            "opened_at",
            "2026-11-27T09:00:00Z",
            "support",
            List.of(standing));
    return new ReadableExport(Language.ENGLISH, new VisaTypes())
        .of(Map.of("person", Map.of(), "cases", List.of(matter))).stream()
            .flatMap(section -> section.rows().stream())
            .flatMap(List::stream)
            .toList();
  }

  @Test
  void what_is_proposed_is_told_to_be_near_a_decision() {
    Map<String, Object> proposed =
        Map.of("type", "humanitarian", "type_version", 1, "state", "proposed");

    assertThat(sections(Language.ENGLISH, proposed).toString())
        .contains("Shortly before the decision");
  }
}
