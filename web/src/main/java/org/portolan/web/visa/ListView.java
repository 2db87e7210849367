package org.portolan.web.visa;

import java.util.List;
import org.portolan.web.visa.OwnDesk.Own;

/** Writes the list of somebody's applications. */
final class ListView {

  private final VisaFrame frame;

  ListView(VisaFrame frame) {
    this.frame = frame;
  }

  /**
   * The list.
   *
   * @param all the first begun first
   */
  String page(List<Own> all) {
    StringBuilder rows = new StringBuilder();
    for (int number = all.size(); number >= 1; number--) {
      Own one = all.get(number - 1);
      rows.append(
          "<li><a href=\"%s\"><b>%s</b></a> %s<br>%s</li>\n"
              .formatted(
                  frame.address(Way.to(number)),
                  frame.text(one.application().type().textKey()),
                  VisaFrame.ltr(one.reference()),
                  frame.text("visa.state." + one.application().state().key())));
    }
    return frame.own(
        frame.plain("apply.mine"),
        VisaFrame.MINE,
        (all.isEmpty() ? frame.paragraph("my.cases.none") : "")
            + "<ul class=\"matters\">\n"
            + rows
            + "</ul>\n<p>"
            + frame.link(Way.toOpen(), "apply.secret.open")
            + "</p>\n<p>"
            + frame.link(VisaFrame.PATH, "apply.title")
            + "</p>\n<p>"
            + frame.link("my", "my.title")
            + "</p>\n");
  }
}
