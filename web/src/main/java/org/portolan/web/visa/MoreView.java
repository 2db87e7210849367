package org.portolan.web.visa;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.portolan.cases.visa.ApplicationView;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Missing;
import org.portolan.cases.visa.model.Question;
import org.portolan.cases.visa.model.Request;
import org.portolan.cases.visa.model.Wants;
import org.portolan.web.start.PublicFrame;

/** Writes what more an officer wants, with the ways to where it is given. */
final class MoreView {

  private final VisaFrame frame;
  private final Opened opened;
  private final ApplicationView view;

  MoreView(VisaFrame frame, Opened opened) {
    this.frame = frame;
    this.opened = opened;
    this.view = opened.view();
  }

  /** The section about it. */
  String section(Request request) {
    Wants wants = request.wants();
    return """
    <section id="more"><h2>%s</h2>
    <p>%s</p>
    %s<ul>%s%s</ul>
    %s</section>
    """
        .formatted(
            frame.text("apply.more.title"),
            frame.text(
                "apply.more.by",
                "day",
                frame.day(request.lastDay(view.application().origin().zone()))),
            wants.text().isEmpty()
                ? ""
                : "<p class=\"said\" dir=\"auto\">" + PublicFrame.escaped(wants.text()) + "</p>\n",
            new MissingItems(frame, opened).of(toGive(wants)),
            documents(wants),
            frame.form(
                Way.to(opened.number()),
                opened.hidden(),
                frame.button("supplied", "apply.more.send")));
  }

  /** The questions that are asked anew, of each who is asked them, and what is missing by them. */
  private List<Missing> toGive(Wants wants) {
    List<Missing> all = new ArrayList<>();
    for (Member member : view.members()) {
      List<Missing> asked =
          view.type().path(member.answers()).stream()
              .map(Question::id)
              .filter(wants.questions()::contains)
              .map(id -> new Missing(member.id(), Missing.Kind.QUESTION, id))
              .toList();
      Stream.concat(asked.stream(), raised(wants, member)).distinct().forEach(all::add);
    }
    return all;
  }

  private Stream<Missing> raised(Wants wants, Member member) {
    return wants.raised(view.type(), member, view.documents()).stream()
        .filter(
            one -> one.kind() == Missing.Kind.QUESTION || !wants.documents().contains(one.id()));
  }

  private String documents(Wants wants) {
    StringBuilder items = new StringBuilder();
    for (String id : wants.documents()) {
      items.append(
          "<li><a href=\"%s\">%s</a></li>\n"
              .formatted(
                  frame.address(Way.toDocuments(opened.number())),
                  frame.text("visa.document." + id)));
    }
    return items.toString();
  }
}
