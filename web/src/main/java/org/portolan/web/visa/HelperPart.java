package org.portolan.web.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.visa.HelpApplicant;
import org.portolan.cases.visa.HelpApplicant.Added;
import org.portolan.cases.visa.HelpApplicant.Outcome;
import org.portolan.cases.visa.HelpApplicant.Refused;
import org.portolan.cases.visa.model.Helper;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.web.start.PublicForm.Wrong;
import org.portolan.web.start.PublicFrame;

/** Who helps an applicant, as they have agreed to; it is taken back on the same page. */
@Dependent
public class HelperPart {

  @Inject private HelpApplicant helping;

  /** Who helps, and whoever is to. */
  Reply show(VisaFrame frame, Opened opened, List<Wrong> wrong) {
    return page(frame, opened, wrong, Map.of(), "");
  }

  private Reply page(
      VisaFrame frame, Opened opened, List<Wrong> wrong, Map<String, String> typed, String above) {
    List<Helper> all = opened.act((tx, who) -> helping.of(tx, opened.id()));
    String here = Way.to(opened.number(), "helpers");
    return Reply.page(
        frame.own(
            frame.plain("apply.helpers"),
            here,
            frame.summary(wrong)
                + above
                + frame.back(Way.to(opened.number()))
                + frame.paragraph("apply.helpers.lead")
                + all.stream()
                    .map(one -> line(frame, opened, here, one))
                    .collect(Collectors.joining("\n", "<ul class=\"sent\">", "</ul>\n"))
                + frame.form(here, opened.hidden(), fields(frame, wrong, typed))));
  }

  private static String line(VisaFrame frame, Opened opened, String here, Helper one) {
    String ways = frame.text(one.writes() ? "apply.help.writes" : "apply.help.looks");
    String end =
        one.isOpen()
            ? frame.form(
                here,
                Map.of(Opened.OF, opened.view().reference(), "helper", one.id().toString()),
                frame.quietButton("end", "apply.helpers.end"))
            : "<b>" + frame.text("apply.helpers.ended") + "</b>";
    return "<li>%s · %s %s</li>".formatted(VisaFrame.said(one.name()), ways, end);
  }

  private static String fields(VisaFrame frame, List<Wrong> wrong, Map<String, String> typed) {
    return field(frame, "name", "apply.helpers.name", wrong, typed, "auto")
        + field(frame, "phone", "apply.helpers.phone", wrong, typed, "ltr")
        + "<p class=\"choice\"><input type=\"checkbox\" id=\"writes\" name=\"writes\"> <label for=\"writes\">%s</label></p>\n"
            .formatted(frame.text("apply.helpers.writes"))
        + VisaFrame.error("agree", wrong)
        + "<p class=\"choice\"><input type=\"checkbox\" id=\"agree\" name=\"agree\"> <label for=\"agree\">%s</label></p>\n"
            .formatted(frame.text("apply.helpers.agree"))
        + frame.button("add", "apply.helpers.add");
  }

  private static String field(
      VisaFrame frame,
      String id,
      String label,
      List<Wrong> wrong,
      Map<String, String> typed,
      String direction) {
    boolean bad = wrong.stream().map(Wrong::field).anyMatch(id::equals);
    return "<label for=\"%1$s\">%2$s</label>\n%3$s<input type=\"text\" id=\"%1$s\" name=\"%1$s\" dir=\"%4$s\" maxlength=\"500\" autocomplete=\"off\" value=\"%5$s\"%6$s>\n"
        .formatted(
            id,
            frame.text(label),
            VisaFrame.error(id, wrong),
            direction,
            PublicFrame.escaped(typed.getOrDefault(id, "")),
            bad ? " aria-invalid=\"true\" aria-describedby=\"" + id + "-error\"" : "");
  }

  /** Somebody is to help, or helps no more. */
  Reply act(VisaFrame frame, Opened opened, Map<String, String> fields) {
    return fields.containsKey("end") ? ended(opened, fields) : added(frame, opened, fields);
  }

  private Reply ended(Opened opened, Map<String, String> fields) {
    id(fields.get("helper"))
        .ifPresent(
            helper ->
                opened.act(
                    (tx, who) -> {
                      helping.end(tx, who, opened.id(), helper);
                      return null;
                    }));
    return Reply.go(Way.to(opened.number(), "helpers"));
  }

  private static Optional<UUID> id(String typed) {
    try {
      return Optional.ofNullable(typed).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whoever leaves the telephone empty gives none; what is no number is asked for again. */
  private Reply added(VisaFrame frame, Opened opened, Map<String, String> fields) {
    String typed = fields.getOrDefault("phone", "").strip();
    Optional<PhoneNumber> phone = Endpoint.parse(Channel.SMS, typed).flatMap(Endpoint::phone);
    if (!typed.isEmpty() && phone.isEmpty()) {
      return page(
          frame,
          opened,
          List.of(new Wrong("phone", frame.plain("travel.wrong.phone"))),
          fields,
          "");
    }
    boolean agreed = fields.containsKey("agree");
    Outcome outcome =
        opened.act(
            (tx, who) ->
                helping.add(
                    tx,
                    who,
                    opened.id(),
                    fields.get("name"),
                    phone,
                    fields.containsKey("writes"),
                    agreed));
    if (outcome instanceof Added added) {
      return page(
          frame,
          opened,
          List.of(),
          Map.of(),
          VisaFrame.status(
              "<b id=\"helper-code\">%s</b><br>%s"
                  .formatted(
                      VisaFrame.ltr(added.code().text()), frame.text("apply.helpers.give"))));
    }
    boolean nameless = fields.getOrDefault("name", "").isBlank();
    String field = agreed || nameless ? "name" : "agree";
    String key =
        field.equals("agree")
            ? "apply.helpers.agree-wrong"
            : "visa.refusal." + ((Refused) outcome).why().key();
    return page(frame, opened, List.of(new Wrong(field, frame.plain(key))), fields, "");
  }
}
