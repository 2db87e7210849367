package org.portolan.web.traveller;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.model.CallHours;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Interview;
import org.portolan.cases.visa.model.Question;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;
import org.portolan.web.traveller.ReadableExport.Line;
import org.portolan.web.traveller.ReadableExport.Section;
import org.portolan.web.visa.words.Amounts;
import org.portolan.web.visa.words.AnswerWords;
import org.portolan.web.visa.words.HoursWords;

/** What an export has of an application for a visa, in words of the pages that it was made on. */
final class ReadableVisa {

  private static final String KIND = "export.kind";
  private static final String WHEN = "export.at";

  private final Texts texts = Texts.product();
  private final Language language;
  private final VisaTypes types;
  private final ExportedValues values;

  ReadableVisa(Language language, VisaTypes types) {
    this.language = language;
    this.types = types;
    this.values = new ExportedValues(language);
  }

  /** Sections about the application of a matter; none when it is no application. */
  List<Section> of(Map<String, Object> matter) {
    List<Section> sections = new ArrayList<>();
    for (Map<String, Object> application : ExportedValues.maps(matter.get("visa_application"))) {
      VisaType type = type(application);
      sections.add(new Section(texts.text(language, type.textKey()), List.of(itself(application))));
      List<Map<String, Object>> members = ExportedValues.maps(matter.get("visa_member"));
      for (int number = 0; number < members.size(); number++) {
        sections.add(answers(type, members.get(number), number));
      }
      sections.add(section("apply.files.title", matter, "visa_document", this::document));
      sections.add(section("apply.documents", matter, "visa_papers", this::papers));
      sections.add(section("apply.call", matter, "visa_call", this::call));
      ZoneId zone = zone(application);
      sections.add(section("apply.more.title", matter, "visa_request", row -> request(row, zone)));
      sections.add(section("apply.fee", matter, "visa_fee", this::fee));
    }
    return sections;
  }

  private VisaType type(Map<String, Object> application) {
    return types.of((String) application.get("type"), (Integer) application.get("type_version"));
  }

  private List<Line> itself(Map<String, Object> application) {
    return lines(
        Stream.of(
            line("export.state", coded("visa.state.", state(application.get("state")))),
            line(WHEN, values.written(application.get("begun_at"))),
            line("visa.state.submitted", values.written(application.get("submitted_at"))),
            line("apply.needs.title", all("visa.need.", application.get("needs"))),
            line("apply.appeal.why", text(application.get("appeal"))),
            line(
                "export.note",
                text(application.get("interview"))
                    .map(said -> Interview.fromStored(said).written())),
            line("export.number", text(application.get("visa_number")))));
  }

  /** What is only proposed is told so, and not which way. */
  private static Object state(Object code) {
    return "proposed".equals(code) ? "grant-proposed" : code;
  }

  private Section answers(VisaType type, Map<String, Object> member, int number) {
    Map<String, Object> given = ExportedValues.map(member.get("answers"));
    List<List<Line>> rows =
        type.questions().stream()
            .map(question -> answer(question, ExportedValues.map(given.get(question.id()))))
            .filter(row -> !row.isEmpty())
            .toList();
    String title =
        number == 0
            ? texts.text(language, "apply.answers")
            : texts.text(language, "apply.child", Map.of("n", number));
    return new Section(title, rows);
  }

  private List<Line> answer(Question question, Map<String, Object> given) {
    if (text(given.get("text")).filter(text -> !text.isEmpty()).isEmpty()) {
      return List.of();
    }
    GivenAnswer answer =
        new GivenAnswer((String) given.get("text"), (String) given.get("latin"), null, null, 0);
    return lines(
        Stream.of(
            line(question.textKey(), Optional.of(new AnswerWords(language).of(question, answer))),
            line("apply.latin", Optional.of(AnswerWords.latin(answer)))));
  }

  private List<Line> document(Map<String, Object> row) {
    return lines(
        Stream.of(
            line(KIND, coded("visa.document.", row.get("document"))),
            line("export.state", coded("visa.document-state.", row.get("state"))),
            line("apply.grounds", coded("visa.reason.", row.get("reason"))),
            line(WHEN, values.written(row.get("received_at")))));
  }

  private List<Line> papers(Map<String, Object> row) {
    return lines(
        Stream.of(
            line(KIND, coded("visa.way.", row.get("way"))),
            line("export.day", values.written(row.get("on_day"))),
            line("export.number", text(row.get("number")))));
  }

  private List<Line> call(Map<String, Object> row) {
    Optional<String> hours =
        text(row.get("hours"))
            .flatMap(CallHours::find)
            .map(found -> HoursWords.of(language, found));
    return lines(
        Stream.of(
            line("apply.call.when", hours),
            line("export.body", text(row.get("words"))),
            line(WHEN, values.written(row.get("asked_at"))),
            line("export.ended", values.written(row.get("done_at")))));
  }

  private static ZoneId zone(Map<String, Object> application) {
    return ZoneId.of(text(application.get("time_zone")).orElse("Z"));
  }

  /** Until the end of the last day on which it may come, where the applicant is. */
  private static Object lastDay(Object until, ZoneId zone) {
    return text(until)
        .map(at -> (Object) LocalDate.ofInstant(Instant.parse(at).minusNanos(1), zone))
        .orElse(until);
  }

  private List<Line> request(Map<String, Object> row, ZoneId zone) {
    Map<String, Object> wanted = ExportedValues.map(row.get("wanted"));
    return lines(
        Stream.of(
            line(WHEN, values.written(row.get("asked_at"))),
            line("apply.documents", all("visa.document.", wanted.get("documents"))),
            line(KIND, all("visa.question.", wanted.get("questions"))),
            line("export.body", text(wanted.get("text"))),
            line("export.until", values.written(lastDay(row.get("until"), zone))),
            line("export.ended", values.written(row.get("closed_at")))));
  }

  private List<Line> fee(Map<String, Object> row) {
    Optional<String> paid =
        row.get("minor") instanceof Integer minor
            ? Optional.of(Amounts.of(language, minor, (String) row.get("currency")))
            : Optional.empty();
    return lines(
        Stream.of(
            line("apply.fee", paid.or(() -> coded("visa.waiver.", row.get("waiver")))),
            line(KIND, coded("apply.pay.", row.get("way"))),
            line("export.reference", text(row.get("reference"))),
            line(WHEN, values.written(row.get("recorded_at")))));
  }

  private Section section(
      String title,
      Map<String, Object> matter,
      String table,
      Function<Map<String, Object>, List<Line>> told) {
    return new Section(
        texts.text(language, title),
        ExportedValues.maps(matter.get(table)).stream().map(told).toList());
  }

  private Optional<Line> line(String label, Optional<String> value) {
    return value
        .filter(text -> !text.isEmpty())
        .map(text -> new Line(texts.text(language, label), text));
  }

  private static List<Line> lines(Stream<Optional<Line>> all) {
    return all.flatMap(Optional::stream).toList();
  }

  private static Optional<String> text(Object value) {
    return Optional.ofNullable((String) value);
  }

  private Optional<String> coded(String prefix, Object code) {
    return text(code)
        .map(one -> texts.has(prefix + one) ? texts.text(language, prefix + one) : one);
  }

  private Optional<String> all(String prefix, Object codes) {
    return codes instanceof List<?> list
        ? Optional.of(
            list.stream()
                .flatMap(code -> coded(prefix, code).stream())
                .collect(Collectors.joining(" · ")))
        : Optional.empty();
  }
}
