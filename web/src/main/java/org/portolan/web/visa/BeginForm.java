package org.portolan.web.visa;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.visa.BeginApplication.Beginning;
import org.portolan.cases.visa.model.AnswerReading;
import org.portolan.cases.visa.model.Problem;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;
import org.portolan.i18n.Zones;
import org.portolan.i18n.names.LatinSpelling;
import org.portolan.web.start.PublicForm.Wrong;

/** What somebody who begins has typed, and what is wrong with it. */
final class BeginForm {

  /** Nothing typed yet. */
  static final BeginForm EMPTY = new BeginForm(Map.of(), "", List.of(), false);

  private final Map<String, String> fields;
  private final String latin;
  private final List<Wrong> wrong;
  private final boolean offered;

  private BeginForm(Map<String, String> fields, String latin, List<Wrong> wrong, boolean offered) {
    this.fields = fields;
    this.latin = latin;
    this.wrong = List.copyOf(wrong);
    this.offered = offered;
  }

  /** Reads what was posted. */
  static BeginForm read(Map<String, String> fields, Language language) {
    List<Wrong> wrong = new ArrayList<>();
    String name = typed(fields, "name");
    String latin = typed(fields, "latin");
    boolean offer = latin.isEmpty() && !name.isEmpty() && !AnswerReading.isLatin(name);
    if (name.isEmpty()) {
      wrong.add(problem("name", Problem.MISSING, language));
    } else if (!NewPerson.isName(name)) {
      wrong.add(problem("name", Problem.TOO_LONG, language));
    }
    if (!latin.isEmpty() && !AnswerReading.isLatin(latin)) {
      wrong.add(problem("latin", Problem.NOT_LATIN, language));
    } else if (!latin.isEmpty() && !NewPerson.isName(latin)) {
      wrong.add(problem("latin", Problem.TOO_LONG, language));
    }
    if (endpoint(fields).isEmpty()) {
      wrong.add(new Wrong("phone", Texts.product().text(language, "travel.wrong.phone")));
    }
    String spelt = offer && NewPerson.isName(name) ? LatinSpelling.of(name) : "";
    if (offer && spelt.isEmpty()) {
      wrong.add(problem("latin", Problem.LATIN_MISSING, language));
    }
    return new BeginForm(fields, spelt.isEmpty() ? latin : spelt, wrong, !spelt.isEmpty());
  }

  /**
   * With what it begins.
   *
   * @param posts that take applications
   * @return empty while something is wrong, or to be compared first
   */
  Optional<Beginning> beginning(String type, Language language, List<String> posts) {
    if (!wrong.isEmpty() || offered) {
      return Optional.empty();
    }
    Endpoint to = to().orElseThrow();
    ZoneId zone = Zones.ofCountry(to.region()).orElse(ZoneOffset.UTC);
    String post = posts.contains(typed("post")) ? typed("post") : posts.get(0);
    return Optional.of(
        new Beginning(
            type,
            typed("name"),
            Optional.of(latin).filter(one -> !one.isEmpty()),
            to.phone().orElseThrow(),
            language,
            zone,
            post));
  }

  /** What the application said to it. */
  BeginForm refused(Refusal why, Language language) {
    return new BeginForm(
        fields,
        latin,
        List.of(new Wrong("name", Texts.product().text(language, "visa.refusal." + why.key()))),
        false);
  }

  /** Where the code goes; empty when that cannot be read. */
  Optional<Endpoint> to() {
    return endpoint(fields);
  }

  private static Optional<Endpoint> endpoint(Map<String, String> fields) {
    return Endpoint.parse(Channel.SMS, typed(fields, "phone"));
  }

  private static Wrong problem(String field, Problem problem, Language language) {
    return new Wrong(field, Texts.product().text(language, "visa.problem." + problem.key()));
  }

  private static String typed(Map<String, String> fields, String field) {
    return fields.getOrDefault(field, "").strip();
  }

  /** A field as it was typed. */
  String typed(String field) {
    return typed(fields, field);
  }

  /** The name in Latin letters: as typed, else as it is offered. */
  String latin() {
    return latin;
  }

  /** Whether a spelling is offered that is to be compared first. */
  boolean isOffered() {
    return offered;
  }

  List<Wrong> wrong() {
    return wrong;
  }

  @Override
  public String toString() {
    return "BeginForm";
  }
}
