package org.portolan.cases.visa.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.cases.print.PrintedText;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.visa.ApplicationView;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.model.Answers;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Application.Origin;
import org.portolan.cases.visa.model.Application.Standing;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Request;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.Wants;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.Moments;
import org.portolan.i18n.Texts;

/** Letters tell what was decided, why, and what one can do, in both languages. */
class LetterPrinterTest {

  private static final Instant DECIDED = Instant.parse("2026-11-27T10:00:00Z");
  private static final LocalDate APPEAL_UNTIL = LocalDate.of(2026, 12, 27);

  private static final Decision REFUSAL =
      Decision.refuse(List.of("means-not-shown", "security"), "First line (of 2).\nAnd Ms ليلى's.");

  private static final Map<String, String> NAMES =
      Map.of(
          "ar", "ليلى حداد",
          "fa", "شیرین ابراهیمی",
          "fa-AF", "لیلا رحیمی",
          "am", "ሰላም ገብረ",
          "ti", "ሰላም ገብረ",
          "bn", "সুলতানা রহমান",
          "zh-Hans", "王小明",
          "ru", "Анна Щербакова");

  /** Of refusals in these, pictures are kept below {@code target/printed}. */
  private static final Set<String> LOOKED_AT = Set.of("ar", "am", "zh-Hans", "bn", "fa", "fr");

  private final LetterPrinter printer = new LetterPrinter(authority(Map.of()));

  private static Authority authority(Map<String, String> settings) {
    return new Authority(Settings.of(settings));
  }

  static Stream<Language> languages() {
    return Languages.travellers().stream();
  }

  private static ApplicationView view(
      Language language, State state, Optional<Decision> decision, Optional<Request> request) {
    Origin origin =
        new Origin(
            UUID.randomUUID(),
            "consulate/harbour",
            UUID.randomUUID(),
            UUID.randomUUID(),
            new VisaTypes().of("short-stay", 1),
            language,
            ZoneId.of("Africa/Asmara"),
            DECIDED);
    String name = NAMES.getOrDefault(language.tag(), "Anaïs Núñez");
    Member member =
        new Member(
            UUID.randomUUID(),
            Member.Kind.ADULT,
            1,
            new Answers(Map.of("name", new GivenAnswer(name, "LAYLA HADDAD", null, null, 1))));
    return new ApplicationView(
        "V-1234-ABCD",
        Application.restored(
            origin, new Standing(state, 9, DECIDED, DECIDED, DECIDED, null, "staff:1", DECIDED)),
        List.of(member),
        List.of(),
        List.of(),
        request,
        List.of(),
        List.of(),
        Set.of(),
        decision,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private List<String> printed(Letter letter, Language language) {
    byte[] pdf = printer.pdf(letter);
    if (letter.kind() == Letter.Kind.REFUSED && LOOKED_AT.contains(language.tag())) {
      PrintedText.picture(pdf, 0, letter.kind().key() + "-" + language.tag());
    }
    return PrintedText.lines(pdf);
  }

  private static String text(Language language, String key) {
    return Texts.product().text(language, key);
  }

  /** Whether all of it stands there, over however many lines. */
  private static void tells(List<String> lines, String text) {
    String all = String.join(" ", lines).replaceAll("\\s+", "");
    assertThat(all).contains(text.replaceAll("\\s+", ""));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void a_refusal_names_its_grounds_and_until_when_and_where_to_object(Language language) {
    Letter letter =
        Letter.of(view(language, State.REFUSED, Optional.of(REFUSAL), Optional.empty()), DECIDED)
            .orElseThrow();
    List<String> lines = printed(letter, language);

    for (Language either : List.of(language, Language.ENGLISH)) {
      tells(lines, text(either, "visa.letter.refused.title"));
      tells(lines, text(either, "visa.ground.means-not-shown"));
      tells(lines, text(either, "visa.ground.security"));
      tells(lines, Moments.dayAlsoByOwnCalendar(either, APPEAL_UNTIL));
      tells(lines, "http://localhost:8080/" + either.tag() + "/visa/mine");
    }
    tells(lines, "V-1234-ABCD");
    tells(lines, NAMES.getOrDefault(language.tag(), "Anaïs Núñez"));
    assertThat(lines).contains("First line (of 2).", "And Ms ليلى's.");
    assertThat(lines.stream().filter(line -> line.contains("First line")))
        .hasSize(language.equals(Language.ENGLISH) ? 1 : 2);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void a_grant_says_what_is_granted_and_that_it_is_no_visa(Language language) {
    Decision grant = Decision.grant(0, 30, LocalDate.of(2027, 1, 1), LocalDate.of(2027, 3, 1));
    Letter letter =
        Letter.of(view(language, State.GRANTED, Optional.of(grant), Optional.empty()), DECIDED)
            .orElseThrow();
    List<String> lines = printed(letter, language);

    for (Language either : List.of(language, Language.ENGLISH)) {
      tells(lines, text(either, "visa.letter.granted.title"));
      tells(lines, text(either, "apply.entries.many"));
      tells(lines, Moments.dayAlsoByOwnCalendar(either, LocalDate.of(2027, 3, 1)));
      tells(lines, text(either, "visa.letter.granted.next"));
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void more_is_wanted_by_a_day(Language language) {
    Request request =
        new Request(
            UUID.randomUUID(),
            new Wants(List.of("arrival"), List.of("means"), "Please."),
            DECIDED,
            Instant.parse("2026-12-12T21:00:00Z"));
    Letter letter =
        Letter.of(view(language, State.INCOMPLETE, Optional.empty(), Optional.of(request)), DECIDED)
            .orElseThrow();
    List<String> lines = printed(letter, language);

    for (Language either : List.of(language, Language.ENGLISH)) {
      tells(lines, text(either, "visa.document.means"));
      tells(lines, text(either, "visa.question.arrival"));
      // that of Asmara whose end the instant is
      tells(lines, Moments.dayAlsoByOwnCalendar(either, LocalDate.of(2026, 12, 12)));
    }
  }

  @Test
  void a_revocation_has_a_letter_and_what_is_only_proposed_has_none() {
    assertThat(kindOf(State.REVOKED)).contains(Letter.Kind.REVOKED);
    assertThat(kindOf(State.REVOCATION_APPEALED)).contains(Letter.Kind.REVOKED);
    assertThat(kindOf(State.REFUSAL_APPEALED)).contains(Letter.Kind.REFUSED);
    for (State state :
        List.of(
            State.DRAFT,
            State.SUBMITTED,
            State.IN_REVIEW,
            State.GRANT_PROPOSED,
            State.REFUSAL_PROPOSED,
            State.WITHDRAWN,
            State.LAPSED)) {
      assertThat(kindOf(state)).as("%s", state).isEmpty();
    }
  }

  private static Optional<Letter.Kind> kindOf(State state) {
    return Letter.of(view(Language.ENGLISH, state, Optional.of(REFUSAL), Optional.empty()), DECIDED)
        .map(Letter::kind);
  }

  @Test
  void the_authority_has_its_own_name_language_and_address() {
    LetterPrinter french =
        new LetterPrinter(
            authority(
                Map.of(
                    "PORTOLAN_AUTHORITY_NAME", "Consulat général",
                    "PORTOLAN_AUTHORITY_LANGUAGE", "fr",
                    "PORTOLAN_PUBLIC_URL", "https://visa.example/")));
    Language arabic = Language.of("ar");
    List<String> lines =
        PrintedText.lines(
            french.pdf(
                Letter.ifRevoked(
                    view(arabic, State.ISSUED, Optional.of(REFUSAL), Optional.empty()),
                    REFUSAL,
                    DECIDED)));

    assertThat(lines.stream().filter(line -> line.contains("Consulat général"))).hasSize(2);
    tells(lines, text(Language.of("fr"), "visa.letter.revoked.title"));
    tells(lines, "https://visa.example/ar/visa/mine");
  }

  @Test
  void a_text_as_long_as_an_officer_may_write_goes_over_several_sheets_and_is_whole() {
    int words = Decision.LONGEST_TEXT / 6;
    Letter letter =
        Letter.ifDecided(
            view(Language.of("uk"), State.IN_REVIEW, Optional.empty(), Optional.empty()),
            Decision.refuse(List.of("security"), "слово ".repeat(words)),
            DECIDED);
    byte[] pdf = printer.pdf(letter);

    assertThat(PrintedText.sheets(pdf)).isGreaterThan(3);
    assertThat(String.join(" ", PrintedText.lines(pdf)).split("слово", -1)).hasSize(2 * words + 1);
  }
}
