package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.DocumentState;
import org.portolan.cases.visa.model.InvalidVisaType;
import org.portolan.cases.visa.model.Need;
import org.portolan.cases.visa.model.Notice;
import org.portolan.cases.visa.model.Problem;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.types.WrittenTypes;
import org.portolan.i18n.Texts;

/** What is offered holds together; what does not is refused with everything that is wrong. */
class VisaTypesTest {

  private final VisaTypes types = new VisaTypes();

  @Test
  void all_that_is_offered_can_be_applied_for_and_is_marked_as_a_sample() {
    assertThat(types.offered())
        .extracting(VisaType::id)
        .containsExactly("short-stay", "family-reunion", "humanitarian");
    assertThat(types.offered()).allMatch(VisaType::sample);
    assertThat(types.offered("short-stay")).isPresent();
    assertThat(types.offered("nobody-knows")).isEmpty();
    assertThat(types.offered(null)).isEmpty();
  }

  @Test
  void a_version_that_there_is_not_is_refused() {
    assertThatThrownBy(() -> types.of("short-stay", 99))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("short-stay.v99");
  }

  @Test
  void the_type_of_an_application_is_known_to_whoever_has_it_in_hand_without_another_connection() {
    AnApplication one = AnApplication.of("short-stay");
    Applications alone =
        new Applications(new VisaTypes(new WrittenTypes(null, InstantSource.system())));
    Optional<Application> locked = one.asApplicant(tx -> alone.lock(tx, one.caseId));
    assertThat(locked).map(application -> application.type().id()).hasValue("short-stay");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "draftDays": 30            | "draftDays": 0                 | draftDays must be 1 to 3650
          "serviceDays": 15          | "serviceDays": 9999            | serviceDays must be 1 to 3650
          "entries": [1, 2, 0]       | "entries": []                  | entries must offer something
          "entries": [1, 2, 0]       | "entries": [-1]                | entries are never negative
          "minor": 9000              | "minor": 0                     | a fee of nothing is no fee
          "currency": "EUR"          | "currency": "Gold"             | the fee has no currency of ISO 4217
          ["child", "hardship"]      | ["friend"]                     | there is no text visa.waiver.friend
          "security"                 | "weather"                      | there is no text visa.ground.weather
          "id": "short-stay"         | "id": "Short Stay"             | id is no key
          "id": "birth"              | "id": "born"                   | birth must be asked of everybody
          "id": "passport-number"    | "id": "number"                 | passport-number must be asked of somebody
          "id": "residence"          | "id": "nationality"            | two questions have one id
          "id": "photo"              | "id": "passport"               | two documents have one id
          "least": 1, "most": 90     | "least": 91, "most": 90        | question days: least is more than most
          "arrival", "kind": "date", "day": "future" | "arrival", "kind": "text" | question arrival is answered as everywhere else
          "kind": "number", "least": 1, "most": 90   | "kind": "text"            | question days is answered as everywhere else
          "is": ["medical"]          | "is": ["magic"]                | document medical-letter waits for an answer that purpose does not have
          "question": "host", "is"   | "question": "hosts", "is"      | waits for no earlier question: hosts
          """)
  void what_does_not_hold_together_is_said(String there, String instead, String wrong)
      throws IOException {
    String file = shortStay();
    assertThat(file).contains(there);

    assertThatThrownBy(() -> read(file.replace(there, instead)))
        .isInstanceOf(InvalidVisaType.class)
        .hasMessageContaining(wrong);
  }

  @Test
  void a_question_that_waits_for_a_later_one_is_refused() throws IOException {
    String early =
        """
        {"id": "name", "kind": "name", "when": [{"question": "host", "is": ["yes"]}]},
        """;
    String file = shortStay().replaceFirst("\\{\"id\": \"name\".*\\},\n", early);

    assertThatThrownBy(() -> read(file))
        .hasMessageContaining("question name waits for no earlier question: host");
  }

  @Test
  void what_the_file_says_besides_is_refused() throws IOException {
    String file = shortStay().replace("\"sample\": true,", "\"sample\": true, \"smaple\": true,");

    assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class);
  }

  private static String shortStay() throws IOException {
    try (InputStream file = VisaTypes.class.getResourceAsStream("short-stay.v1.json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static VisaType read(String json) throws IOException {
    return VisaTypes.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void every_state_and_what_happens_next_have_words(State state) {
    assertWords("visa.state." + state.key());
    assertWords("visa.next." + state.key());
  }

  @ParameterizedTest
  @EnumSource(Problem.class)
  void every_problem_has_words(Problem problem) {
    assertWords("visa.problem." + problem.key());
  }

  @Test
  void documents_needs_and_notices_have_words() {
    for (DocumentState state : DocumentState.values()) {
      assertWords("visa.document-state." + state.key());
    }
    DocumentState.REASONS.forEach(reason -> assertWords("visa.reason." + reason));
    for (Need need : Need.values()) {
      assertWords("visa.need." + need.key());
    }
    for (Notice notice : Notice.values()) {
      assertWords(notice.textKey());
    }
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void every_refusal_has_words(Refusal refusal) {
    assertThat(
            Texts.product().has("visa.refusal." + refusal.key())
                ^ Texts.product().has("staff.visa.refusal." + refusal.key()))
        .as("for applicants, or for staff alone")
        .isTrue();
  }

  private static void assertWords(String key) {
    assertThat(Texts.product().has(key)).as(key).isTrue();
  }
}
