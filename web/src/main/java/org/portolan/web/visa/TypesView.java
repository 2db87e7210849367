package org.portolan.web.visa;

import java.util.List;
import java.util.stream.Collectors;
import org.portolan.cases.visa.model.Fee;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.model.WantedDocument;
import org.portolan.web.start.PublicFrame;
import org.portolan.web.start.PublicPages;
import org.portolan.web.visa.words.Amounts;

/** Writes what visas there are. */
final class TypesView {

  private final VisaFrame frame;

  TypesView(VisaFrame frame) {
    this.frame = frame;
  }

  /**
   * All of them, each with what it needs.
   *
   * @param around writes how to get help
   */
  String page(PublicPages around, List<VisaType> types) {
    String each = types.stream().map(this::offered).collect(Collectors.joining());
    return frame.open(
        around,
        frame.plain("apply.title"),
        VisaFrame.PATH,
        frame.paragraph("apply.lead")
            + "<p>"
            + frame.link("my", "apply.go-on")
            + "</p>\n<p>"
            + frame.link(VisaFrame.HELP, "apply.help")
            + "</p>\n"
            + (types.isEmpty() ? frame.paragraph("apply.none") : each));
  }

  private String offered(VisaType type) {
    return section(
        type,
        "<form method=\"post\" action=\"%s\"><input type=\"hidden\" name=\"type\" value=\"%s\"><input type=\"submit\" id=\"begin-%2$s\" value=\"%s\" aria-describedby=\"type-%2$s\"></form>\n"
            .formatted(
                frame.address(VisaFrame.PATH + "/begin"), type.id(), frame.text("apply.begin")));
  }

  /** What a type needs, without the button by which one begins. */
  String shown(VisaType type) {
    return section(type, "");
  }

  private String section(VisaType type, String begin) {
    return """
    <section class="visa-type"><h2 id="type-%s">%s</h2>
    %s<p>%s</p>
    <dl class="row"><div><dt>%s</dt><dd>%s</dd></div><div><dt>%s</dt><dd>%s</dd></div></dl>
    <h3>%s</h3>
    <ul>%s</ul>
    %s</section>
    """
        .formatted(
            type.id(),
            frame.text(type.textKey()),
            sample(type),
            frame.text(type.textKey() + ".who"),
            frame.text("apply.fee"),
            fee(type.fee()),
            frame.text("apply.time"),
            frame.number(type.serviceDays()),
            frame.text("apply.documents"),
            type.documents().stream().map(this::document).collect(Collectors.joining("\n")),
            begin);
  }

  /** Said wherever something of a made-up type is shown. */
  String sample(VisaType type) {
    return type.sample()
        ? "<p class=\"danger sample\">" + frame.text("apply.sample") + "</p>\n"
        : "";
  }

  private String document(WantedDocument document) {
    String condition =
        document.when().isEmpty()
            ? ""
            : " <span class=\"hint\">(" + frame.text("apply.if-so") + ")</span>";
    return "<li>" + frame.text(document.textKey()) + condition + "</li>";
  }

  /** What it costs, as the reader writes money. */
  String fee(Fee fee) {
    if (fee == null) {
      return frame.text("apply.no-fee");
    }
    String amount = Amounts.of(frame.language(), fee.minor(), fee.currency());
    return "<bdi>" + PublicFrame.escaped(amount) + "</bdi>";
  }
}
