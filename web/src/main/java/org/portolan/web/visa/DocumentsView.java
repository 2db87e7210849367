package org.portolan.web.visa;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.visa.ApplicationView;
import org.portolan.cases.visa.model.Document;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.WantedDocument;
import org.portolan.cases.visa.model.Wants;
import org.portolan.web.start.PublicForm.Wrong;
import org.portolan.web.start.PublicFrame;
import org.portolan.web.uploads.UploadLimit;

/** Writes the documents that are wanted, what is here of each, and where another is sent. */
final class DocumentsView {

  private static final String KINDS = "image/jpeg,image/png,application/pdf";

  private final VisaFrame frame;
  private final Opened opened;
  private final ApplicationView view;
  private final UploadLimit limit;
  private final Set<UUID> pictures;

  /**
   * @param pictures the attachments that are pictures, and can be shown
   */
  DocumentsView(VisaFrame frame, Opened opened, UploadLimit limit, Set<UUID> pictures) {
    this.frame = frame;
    this.opened = opened;
    this.view = opened.view();
    this.limit = limit;
    this.pictures = pictures;
  }

  /** The id of the field for a member's document. */
  static String field(int member, String document) {
    return "file-" + member + "-" + document;
  }

  /** The id of the section about a member's document. */
  static String section(int member, String document) {
    return "document-" + member + "-" + document;
  }

  /** The page. */
  String page(List<Wrong> wrong) {
    StringBuilder sections = new StringBuilder();
    for (int number = 1; number <= view.members().size(); number++) {
      Member member = view.members().get(number - 1);
      for (WantedDocument wanted : wanted(member)) {
        sections.append(section(number, member, wanted, wrong));
      }
    }
    return frame.own(
        frame.plain("apply.files.title"),
        Way.toDocuments(opened.number()),
        frame.summary(wrong)
            + frame.back(Way.to(opened.number()))
            + "<p>"
            + frame.text("apply.files.lead", "mb", limit.megabytes())
            + "</p>\n"
            + sections
            + onwards());
  }

  /** What the type wants of a member, and what an officer asked for beside that. */
  private List<WantedDocument> wanted(Member member) {
    List<WantedDocument> always = view.type().wanted(member.answers());
    List<String> asked = opened.wants().map(Wants::documents).orElse(List.of());
    return view.type().documents().stream()
        .filter(one -> always.contains(one) || asked.contains(one.id()))
        .toList();
  }

  private String section(int number, Member member, WantedDocument wanted, List<Wrong> wrong) {
    String whose =
        view.members().size() > 1 ? " · " + new AnswersView(frame, view).who(number) : "";
    return "<section class=\"document\" id=\"%s\"><h2 id=\"%1$s-title\">%s%s</h2>\n%s%s</section>\n"
        .formatted(
            section(number, wanted.id()),
            frame.text(wanted.textKey()),
            whose,
            here(member, wanted.id()),
            opened.takes(wanted.id()) ? form(number, wanted.id(), wrong) : "");
  }

  /** What is here of a document, with what was said of it. */
  private String here(Member member, String wanted) {
    List<Document> sent =
        view.documents().stream()
            .filter(one -> one.member().equals(member.id()) && one.wanted().equals(wanted))
            .toList();
    if (sent.isEmpty()) {
      return frame.paragraph("apply.files.none");
    }
    return sent.stream()
        .map(one -> "<li>" + picture(one) + line(frame, one) + "</li>\n")
        .collect(Collectors.joining("", "<ul class=\"sent\">\n", "</ul>\n"));
  }

  /** What was sent, small; its place among all is its address, which tells nobody what it is. */
  private String picture(Document sent) {
    return sent.attachment().filter(pictures::contains).isEmpty()
        ? ""
        : "<img class=\"thumbnail\" src=\"%s/%d\" alt=\"\" loading=\"lazy\">"
            .formatted(
                frame.address(Way.toDocuments(opened.number())),
                view.documents().indexOf(sent) + 1);
  }

  /** A document that was sent: when, and what it is worth. */
  static String line(VisaFrame frame, Document sent) {
    String reason = sent.reason().map(why -> "<br>" + frame.text("visa.reason." + why)).orElse("");
    return "<bdi>%s</bdi>: <b class=\"%s\">%s</b>%s"
        .formatted(
            PublicFrame.escaped(frame.day(sent.receivedAt())),
            sent.state().key(),
            frame.text("visa.document-state." + sent.state().key()),
            reason);
  }

  private String form(int number, String wanted, List<Wrong> wrong) {
    String field = field(number, wanted);
    boolean bad = wrong.stream().map(Wrong::field).anyMatch(field::equals);
    return """
    <form method="post" action="%s" enctype="multipart/form-data" accept-charset="UTF-8">
    <input type="hidden" name="of" value="%s"><input type="hidden" name="member" value="%d"><input type="hidden" name="document" value="%s">
    <label for="%s">%s</label>
    %s<input type="file" id="%5$s" name="file" accept="%8$s" aria-describedby="%9$s-title%10$s"%11$s>
    <input type="submit" class="quiet" id="add-%5$s" value="%12$s">
    </form>
    """
        .formatted(
            frame.address(Way.toDocuments(opened.number())),
            PublicFrame.escaped(view.reference()),
            number,
            wanted,
            field,
            frame.text("apply.files.choose"),
            VisaFrame.error(field, wrong),
            KINDS,
            section(number, wanted),
            bad ? " " + field + "-error" : "",
            bad ? " aria-invalid=\"true\"" : "",
            frame.text("apply.files.add"));
  }

  private String onwards() {
    String next = opened.takesZone() ? "zone" : "needs";
    String to = opened.isDraft() ? Way.to(opened.number(), next) : Way.to(opened.number());
    String later =
        opened.isDraft()
            ? "<a class=\"button quiet\" id=\"later\" href=\"%s\">%s</a>\n"
                .formatted(
                    frame.address(Way.to(opened.number(), "later")), frame.text("apply.later"))
            : "";
    return "<p class=\"onwards\"><a class=\"button\" id=\"next\" href=\"%s\">%s</a>\n%s</p>\n"
        .formatted(frame.address(to), frame.text("my.code.submit"), later);
  }
}
