package org.portolan.web.portal.entry;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.portal.entry.model.Aspect;
import org.portolan.cases.portal.entry.model.Facts;
import org.portolan.cases.portal.entry.model.Purpose;
import org.portolan.cases.portal.entry.model.Step.Ask;
import org.portolan.i18n.Language;
import org.portolan.i18n.TravelCountries;
import org.portolan.i18n.TravelCountries.Named;
import org.portolan.web.start.PublicFrame;

/** Writes the questions, one to a page. */
final class QuestionView {

  /** Countries as options, the same for everybody who reads a language. */
  private static final Map<Language, String> COUNTRIES = new ConcurrentHashMap<>();

  private final TravelFrame frame;

  QuestionView(TravelFrame frame) {
    this.frame = frame;
  }

  /**
   * Where to and when.
   *
   * @param known countries that have rules
   */
  String first(Set<String> known, LocalDate today, TravelForm form, boolean sample) {
    Map<String, String> wrong = form.wrong();
    boolean fresh = form.typed(TravelForm.TO).isEmpty() && form.typed(TravelForm.ON).isEmpty();
    Map<String, String> said = fresh ? Map.of() : wrong;
    String day = fresh ? today.toString() : form.typed(TravelForm.ON);
    String fields =
        label(TravelForm.TO, frame.text("travel.to"))
            + frame.error(TravelForm.TO, said)
            + select(TravelForm.TO, form.typed(TravelForm.TO), said, destinations(known))
            + label(TravelForm.ON, frame.text("travel.on"))
            + "<p class=\"hint\">"
            + frame.text("travel.on-hint")
            + "</p>\n"
            + frame.error(TravelForm.ON, said)
            + date(TravelForm.ON, day, said);
    return frame.page(
        frame.errors(said)
            + frame.sample(sample)
            + frame.paragraph("travel.lead")
            + frame.form(fields, "travel.next"));
  }

  private String destinations(Set<String> known) {
    return countries()
        + options(named(TravelCountries.SAMPLES.stream().filter(known::contains)).toList());
  }

  /**
   * One further question.
   *
   * @param above what is said before it, as it stands in the page
   */
  String ask(Ask ask, Facts facts, String edition, TravelForm form, String above) {
    Map<String, String> wrong = form.wrong();
    String fields =
        TravelForm.hidden(facts, edition)
            + switch (ask.aspect()) {
              case NATIONALITY -> nationality(wrong);
              case RESIDENCE, ORIGIN -> country(ask.aspect(), wrong);
              case STAYS -> stays(ask, form);
              case PURPOSE -> purpose(wrong);
              case AGE -> age(form);
              case PAPERS, VACCINATIONS -> items(ask);
              case TEST -> test(form);
            };
    return frame.page(
        frame.errors(wrong) + above + frame.form(fields, "travel.next") + frame.again());
  }

  /** The country of somebody's document no longer exists. */
  String former(String code, Facts facts, String edition, String above) {
    String field = Aspect.NATIONALITY.key();
    List<Named> choices =
        named(
                Stream.concat(
                    TravelCountries.successors(code).stream(),
                    TravelCountries.WITHOUT_COUNTRY.stream()))
            .toList();
    String question =
        frame.text("travel.former", "country", TravelCountries.name(code, frame.language()));
    return frame.page(
        above
            + frame.form(
                TravelForm.hidden(facts, edition)
                    + label(field, question)
                    + select(field, "", Map.of(), options(choices)),
                "travel.next")
            + frame.again());
  }

  private Stream<Named> named(Stream<String> codes) {
    return codes.map(code -> new Named(code, TravelCountries.name(code, frame.language())));
  }

  private String nationality(Map<String, String> wrong) {
    String field = Aspect.NATIONALITY.key();
    String groups =
        group("travel.group.without", TravelCountries.WITHOUT_COUNTRY)
            + "<optgroup label=\"%s\">\n%s</optgroup>\n"
                .formatted(frame.text("travel.group.countries"), countries())
            + group("travel.group.former", TravelCountries.former());
    return label(field, frame.text("travel.ask.nationality"))
        + "<p class=\"hint\">"
        + frame.text("travel.ask.nationality-hint")
        + "</p>\n"
        + frame.error(field, wrong)
        + select(field, "", wrong, groups);
  }

  private String group(String key, List<String> codes) {
    return "<optgroup label=\"%s\">\n%s</optgroup>\n"
        .formatted(frame.text(key), options(named(codes.stream()).toList()));
  }

  private String country(Aspect aspect, Map<String, String> wrong) {
    return label(aspect.key(), frame.text("travel.ask." + aspect.key()))
        + frame.error(aspect.key(), wrong)
        + select(aspect.key(), "", wrong, countries());
  }

  private String stays(Ask ask, TravelForm form) {
    return asked(Aspect.STAYS)
        + legend(Aspect.STAYS)
        + "<p class=\"hint\">"
        + frame.text("travel.ask.stays-hint")
        + "</p>\n"
        + named(ask.countries().stream())
            .map(
                country -> {
                  String field = TravelForm.stay(country.code());
                  return label(field, PublicFrame.escaped(country.name()))
                      + frame.error(field, form.wrong())
                      + date(field, form.typed(field), form.wrong());
                })
            .collect(Collectors.joining())
        + "</fieldset>\n";
  }

  private String purpose(Map<String, String> wrong) {
    return asked(Aspect.PURPOSE)
        + legend(Aspect.PURPOSE)
        + frame.error(Aspect.PURPOSE.key(), wrong)
        + choices(
            Arrays.asList(Purpose.values()),
            one ->
                "<input type=\"radio\" name=\"purpose\" id=\"purpose-%s\" value=\"%1$s\">"
                        .formatted(one.key())
                    + "<label for=\"purpose-%s\">%s</label>"
                        .formatted(one.key(), frame.text("travel.purpose." + one.key())));
  }

  private String items(Ask ask) {
    return asked(ask.aspect())
        + legend(ask.aspect())
        + choices(
            ask.items().stream().sorted().toList(),
            item ->
                "<input type=\"checkbox\" name=\"%1$s\" id=\"%1$s\"><label for=\"%1$s\">%2$s</label>"
                    .formatted(TravelForm.held(item), frame.item(item)));
  }

  private <T> String choices(List<T> all, Function<T, String> written) {
    return all.stream()
        .map(one -> "<li>" + written.apply(one) + "</li>")
        .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>\n</fieldset>\n"));
  }

  private String age(TravelForm form) {
    String field = Aspect.AGE.key();
    return label(field, frame.text("travel.ask.age"))
        + frame.error(field, form.wrong())
        + "<input type=\"text\" class=\"short\" inputmode=\"numeric\" autocomplete=\"off\" id=\"age\" name=\"age\" value=\"%s\"%s>\n"
            .formatted(PublicFrame.escaped(form.typed(field)), frame.invalid(field, form.wrong()));
  }

  private String test(TravelForm form) {
    String field = Aspect.TEST.key();
    return asked(Aspect.TEST)
        + label(field, frame.text("travel.ask.test"))
        + "<p class=\"hint\">"
        + frame.text("travel.ask.test-hint")
        + "</p>\n"
        + frame.error(field, form.wrong())
        + date(field, form.typed(field), form.wrong());
  }

  private static String asked(Aspect aspect) {
    return "<input type=\"hidden\" name=\"" + TravelForm.asked(aspect) + "\" value=\"\">\n";
  }

  private String legend(Aspect aspect) {
    return "<fieldset><legend id=\"%s\" tabindex=\"-1\">%s</legend>\n"
        .formatted(aspect.key(), frame.text("travel.ask." + aspect.key()));
  }

  private static String label(String field, String html) {
    return "<label for=\"" + field + "\">" + html + "</label>\n";
  }

  private String date(String field, String value, Map<String, String> wrong) {
    return "<input type=\"date\" id=\"%1$s\" name=\"%1$s\" value=\"%2$s\"%3$s>\n"
        .formatted(field, PublicFrame.escaped(value), frame.invalid(field, wrong));
  }

  private String select(String field, String chosen, Map<String, String> wrong, String options) {
    String marked =
        chosen.matches("[A-Z]{3}")
            ? options.replace("value=\"" + chosen + "\"", "value=\"" + chosen + "\" selected")
            : options;
    return "<select id=\"%1$s\" name=\"%1$s\"%2$s>\n<option value=\"\">%3$s</option>\n%4$s</select>\n"
        .formatted(field, frame.invalid(field, wrong), frame.text("travel.choose"), marked);
  }

  private String countries() {
    return COUNTRIES.computeIfAbsent(
        frame.language(), language -> options(TravelCountries.sorted(language)));
  }

  private static String options(List<Named> countries) {
    StringBuilder options = new StringBuilder(countries.size() * 48);
    for (Named country : countries) {
      options
          .append("<option value=\"")
          .append(country.code())
          .append("\">")
          .append(PublicFrame.escaped(country.name()))
          .append("</option>\n");
    }
    return options.toString();
  }
}
