package org.portolan.web.visa;

import java.util.List;
import java.util.stream.Collectors;
import org.portolan.cases.visa.ApplicationView;
import org.portolan.cases.visa.model.FeeEntry;
import org.portolan.cases.visa.payment.PaymentWay.Instructions;
import org.portolan.web.start.PublicFrame;

/** Writes what an application costs, how it can be paid, and what was. */
final class FeeView {

  private final VisaFrame frame;
  private final ApplicationView view;

  FeeView(VisaFrame frame, ApplicationView view) {
    this.frame = frame;
    this.view = view;
  }

  /**
   * Nothing where there is no fee.
   *
   * @param ways in which it can be paid now
   */
  String section(List<Instructions> ways) {
    if (view.type().fee() == null) {
      return "";
    }
    String settled = view.fees().stream().map(this::settled).collect(Collectors.joining("<br>"));
    String how = ways.stream().map(this::way).collect(Collectors.joining());
    return "<section id=\"fee\"><h2>%s</h2>\n<p>%s%s</p>\n%s</section>\n"
        .formatted(
            frame.text("apply.fee"),
            new TypesView(frame).fee(view.type().fee()),
            settled.isEmpty() ? "" : " · " + settled,
            how);
  }

  private String settled(FeeEntry one) {
    if (one.waiver() != null) {
      return frame.text("apply.pay.waived");
    }
    String by = one.by() == null ? "" : " · " + frame.text(one.by().textKey());
    return frame.text("apply.pay.paid") + by + " (" + VisaFrame.ltr(one.reference()) + ")";
  }

  private String way(Instructions one) {
    String reference =
        one.reference()
            .map(
                text ->
                    "<br>"
                        + frame.text("apply.pay.reference")
                        + " <b>"
                        + VisaFrame.ltr(text)
                        + "</b>")
            .orElse("");
    return "<p class=\"pay\"><b>%s</b><br>%s%s</p>\n"
        .formatted(
            frame.text(one.textKey()),
            one.lines().stream()
                .map(line -> "<bdi dir=\"auto\">" + PublicFrame.escaped(line) + "</bdi>")
                .collect(Collectors.joining("<br>")),
            reference);
  }
}
