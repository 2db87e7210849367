package org.portolan.web.traveller;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.people.BirthDate;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.i18n.Countries;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/**
 * An export as a document in the reader's language: what tells somebody something, under words that
 * they know. Codes without a word of their own stand as they are; the data has all of it.
 */
public final class ReadableExport {

  /** Fields that are told under the word of another. */
  private static final Map<String, String> SAME_WORD =
      Map.ofEntries(
          Map.entry("created_at", "at"),
          Map.entry("asked_at", "at"),
          Map.entry("requested_at", "at"),
          Map.entry("raised_at", "at"),
          Map.entry("opened_at", "at"),
          Map.entry("added_at", "at"),
          Map.entry("arrived_at", "at"),
          Map.entry("media_type", "kind"),
          Map.entry("noted_at", "at"),
          Map.entry("first_day", "from"),
          Map.entry("last_day", "until"),
          Map.entry("closed_at", "ended"),
          Map.entry("ended_at", "ended"),
          Map.entry("done_at", "done"),
          Map.entry("acknowledged_at", "seen"),
          Map.entry("need", "kind"));

  /** Where the words of codes are, the first that has one. */
  private static final List<String> WORDS =
      List.of("export.value.", "my.requests.", "my.case.", "option.");

  private final Texts texts = Texts.product();
  private final Language language;
  private final VisaTypes types;
  private final ExportedValues values;

  ReadableExport(Language language, VisaTypes types) {
    this.language = language;
    this.types = types;
    this.values = new ExportedValues(language);
  }

  /** The document, section by section; a section that would be empty is left out. */
  List<Section> of(Map<String, Object> all) {
    List<Section> sections = new ArrayList<>();
    String[] who = {
      "name",
      "latin_name",
      "birth_date",
      "nationalities",
      "language",
      "time_zone",
      "quiet_from",
      "quiet_until",
      "created_at"
    };
    sections.add(section("my.who", List.of(row(ExportedValues.map(all.get("person")), who))));
    sections.add(
        section("my.reach", rows(all, "contact_points", "channel", "value", "state", "shared")));
    sections.add(
        section(
            "export.papers",
            rows(all, "travel_documents", "kind", "issuer", "number", "expires_on")));
    sections.add(section("export.relations", relations(all)));
    sections.add(
        section(
            "my.requests",
            rows(all, "requests", "kind", "asked_at", "body", "answer_by", "outcome", "answer")));
    for (Map<String, Object> matter : ExportedValues.maps(all.get("cases"))) {
      sections.addAll(ofCase(matter));
    }
    sections.add(section("export.journal", journal(all)));
    return sections.stream().filter(section -> !section.rows().isEmpty()).toList();
  }

  /**
   * What was noted at the other is told as it is for the reader: whoever has a guardian is a ward.
   */
  private List<List<Line>> relations(Map<String, Object> all) {
    List<List<Line>> found =
        new ArrayList<>(rows(all, "relations", "kind", "noted_at", "ended_at"));
    for (Map<String, Object> row : ExportedValues.maps(all.get("relations_to_them"))) {
      Map<String, Object> reversed = new HashMap<>(row);
      reversed.replace("kind", "guardian", "ward");
      found.add(row(reversed, "kind", "noted_at", "ended_at"));
    }
    return found;
  }

  private List<Section> ofCase(Map<String, Object> matter) {
    String name = word("my.case.", matter.get("kind")) + " " + matter.get("reference");
    List<List<Line>> about = new ArrayList<>();
    about.add(row(matter, "opened_at", "closed_at"));
    about.addAll(rows(matter, "quarantine", "first_day", "last_day", "place"));
    about.addAll(rows(matter, "support", "state", "next_contact_on", "outcome"));
    List<Section> sections = new ArrayList<>();
    sections.add(new Section(name, about));
    sections.addAll(new ReadableVisa(language, types).of(matter));
    Stream.of(
            section("export.check-ins", rows(matter, "check_ins", "day", "well", "answers")),
            section("export.messages", rows(matter, "messages", "at", "kind", "body")),
            section("export.attachments", rows(matter, "attachments", "arrived_at", "media_type")),
            section(
                "export.needs", rows(matter, "needs", "need", "state", "requested_at", "done_at")),
            section(
                "export.alerts",
                rows(matter, "alerts", "kind", "raised_at", "acknowledged_at", "note")))
        .forEach(sections::add);
    return sections;
  }

  private List<List<Line>> journal(Map<String, Object> all) {
    List<List<Line>> entries = new ArrayList<>();
    for (Map<String, Object> entry : ExportedValues.maps(all.get("journal"))) {
      List<Line> lines = new ArrayList<>(row(entry, "at"));
      lines.add(
          new Line(
              label("actor"),
              word("my.reader.", ExportedValues.map(entry.get("actor")).get("role"))));
      lines.add(new Line(label("kind"), event((String) entry.get("kind"))));
      Optional.ofNullable(entry.get("case"))
          .ifPresent(reference -> lines.add(new Line(label("reference"), reference.toString())));
      entries.add(lines);
    }
    return entries;
  }

  /** Readings have words of their own; whatever else happened changed something. */
  private String event(String kind) {
    String key = "my." + kind;
    if (texts.has(key)) {
      return texts.text(language, key);
    }
    return texts.text(language, kind.startsWith("read.") ? "my.read.other" : "export.changed");
  }

  private Section section(String key, List<List<Line>> rows) {
    return new Section(texts.text(language, key), rows);
  }

  private List<List<Line>> rows(Map<String, Object> within, String table, String... fields) {
    return ExportedValues.maps(within.get(table)).stream().map(row -> row(row, fields)).toList();
  }

  private List<Line> row(Map<String, Object> row, String... fields) {
    return Stream.of(fields)
        .filter(row::containsKey)
        .map(field -> new Line(label(field), value(field, row.get(field))))
        .toList();
  }

  private String label(String field) {
    return texts.text(language, "export." + SAME_WORD.getOrDefault(field, field));
  }

  private String value(String field, Object value) {
    if (field.equals("answers")) {
      return answers(ExportedValues.map(ExportedValues.map(value).get("byQuestion")));
    }
    if (value instanceof Boolean yes) {
      return texts.text(language, yes ? "export.yes" : "export.no");
    }
    if (value instanceof List<?> countries) {
      return countries.stream()
          .map(code -> Countries.name(code.toString(), language).orElse(code.toString()))
          .collect(Collectors.joining(", "));
    }
    String text = String.valueOf(value);
    if (field.equals("birth_date")) {
      return BirthDate.ofStored(text).gregorian();
    }
    if (field.equals("language")) {
      return Language.find(text).map(Language::ownName).orElse(text);
    }
    return values.written(text).orElseGet(() -> worded(text));
  }

  private String worded(String code) {
    return WORDS.stream()
        .filter(prefix -> texts.has(prefix + code))
        .findFirst()
        .map(prefix -> texts.text(language, prefix + code))
        .orElse(code);
  }

  private String answers(Map<String, Object> byQuestion) {
    List<String> said = new ArrayList<>();
    byQuestion
        .values()
        .forEach(
            answer -> {
              Object options = ExportedValues.map(answer).get("options");
              if (options instanceof List<?> chosen) {
                chosen.forEach(option -> said.add(word("option.", option)));
              }
              Optional.ofNullable(ExportedValues.map(answer).get("celsius"))
                  .ifPresent(degrees -> said.add(degrees + "\u00a0°C"));
            });
    return String.join(" · ", said);
  }

  /** The word for a code where there is one, else the code. */
  private String word(String prefix, Object code) {
    String key = prefix + code;
    return texts.has(key) ? texts.text(language, key) : String.valueOf(code);
  }

  /** Part of the document: rows of the same kind. */
  public record Section(String title, List<List<Line>> rows) {}

  /** A value and what it is. */
  public record Line(String label, String value) {}
}
