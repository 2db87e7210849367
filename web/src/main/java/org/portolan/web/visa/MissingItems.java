package org.portolan.web.visa;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Missing;

/** Writes what still has to come of an application, each with the way to where it is given. */
final class MissingItems {

  private final VisaFrame frame;
  private final Opened opened;

  MissingItems(VisaFrame frame, Opened opened) {
    this.frame = frame;
    this.opened = opened;
  }

  /** Items of a list. */
  String of(List<Missing> missing) {
    return missing.stream().map(this::item).collect(Collectors.joining());
  }

  private String item(Missing missing) {
    int member = numberOf(missing.member());
    boolean document = missing.kind() == Missing.Kind.DOCUMENT;
    return "<li><a href=\"%s\">%s</a>%s</li>\n"
        .formatted(
            frame.address(document ? document(member, missing.id()) : question(member, missing)),
            frame.text((document ? "visa.document." : "visa.question.") + missing.id()),
            whose(member));
  }

  private String document(int member, String id) {
    return Way.toDocuments(opened.number()) + "#" + DocumentsView.section(member, id);
  }

  private String question(int member, Missing missing) {
    return new Course(opened.view())
        .place(member, missing.id())
        .map(place -> Way.to(opened.number(), place))
        .orElse(Way.to(opened.number()));
  }

  private String whose(int member) {
    return opened.view().members().size() > 1
        ? " · " + new AnswersView(frame, opened.view()).who(member)
        : "";
  }

  /** Which of the members somebody is, from 1. */
  private int numberOf(UUID member) {
    List<UUID> all = opened.view().members().stream().map(Member::id).toList();
    return all.indexOf(member) + 1;
  }
}
