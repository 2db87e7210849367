package org.portolan.web.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.attachments.Attachment;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.attachments.FileType;
import org.portolan.cases.attachments.ReadAttachment;
import org.portolan.cases.attachments.StoredFile;
import org.portolan.cases.visa.ApplicantActs;
import org.portolan.cases.visa.Outcome;
import org.portolan.cases.visa.model.Document;
import org.portolan.cases.visa.model.Member;
import org.portolan.web.start.PublicForm.Wrong;
import org.portolan.web.uploads.ReceivedFile;
import org.portolan.web.uploads.UploadCheck;
import org.portolan.web.uploads.UploadLimit;

/** The documents of an application: shown with their states, and taken in. */
@Dependent
public class DocumentsPart {

  @Inject private UploadCheck check;
  @Inject private ApplicantActs acts;
  @Inject private Attachments attachments;
  @Inject private ReadAttachment reading;

  /** All that are wanted, and what is here. */
  String show(VisaFrame frame, Opened opened) {
    return view(frame, opened).page(List.of());
  }

  private DocumentsView view(VisaFrame frame, Opened opened) {
    List<UUID> sent = opened.view().documents().stream().map(Document::id).toList();
    Set<UUID> pictures =
        opened.act(
            (tx, who) ->
                attachments.of(tx, opened.id(), sent).values().stream()
                    .flatMap(Collection::stream)
                    .filter(one -> one.type().filter(FileType::isPicture).isPresent())
                    .map(Attachment::id)
                    .collect(Collectors.toSet()));
    return new DocumentsView(frame, opened, limit(), pictures);
  }

  /**
   * A document that was sent, to be shown small.
   *
   * @param place among all of the application, from 1
   * @return empty when there is none there, or it is no picture
   */
  Optional<ReadAttachment.Opened> picture(Opened opened, int place) {
    return opened.view().documents().stream()
        .skip(place - 1L)
        .findFirst()
        .flatMap(Document::attachment)
        .flatMap(id -> opened.act((tx, who) -> reading.open(tx, id)))
        .filter(one -> one.attachment().type().filter(FileType::isPicture).isPresent());
  }

  /** How large a document may be. */
  UploadLimit limit() {
    return check.limit();
  }

  /** Something was sent that nobody has read: which document it was is not known. */
  String refused(VisaFrame frame, Opened opened, ReceivedFile.Refusal why) {
    return page(frame, opened, "question", why);
  }

  private String page(VisaFrame frame, Opened opened, String field, ReceivedFile.Refusal why) {
    String text = frame.plain("apply.files." + why.key(), "mb", limit().megabytes());
    return view(frame, opened).page(List.of(new Wrong(field, text)));
  }

  /** Reads what was sent, and looks at it. */
  ReceivedFile look(Part part) throws IOException {
    return check.look(part);
  }

  /** Keeps what was sent, sealed, or says on the page why not. */
  Reply receive(VisaFrame frame, Opened opened, Sent sent) throws IOException {
    Optional<Member> member = sent.memberOf(opened);
    if (member.isEmpty() || !opened.view().type().hasDocument(sent.document())) {
      return Reply.page(page(frame, opened, "question", ReceivedFile.Refusal.EMPTY));
    }
    String field = DocumentsView.field(sent.memberNumber(), sent.document());
    if (sent.file().refusal().isPresent()) {
      return Reply.page(page(frame, opened, field, sent.file().refusal().get()));
    }
    // first the file, then its row: a file without one is swept away
    StoredFile kept = check.keep(sent.file());
    Outcome outcome =
        opened.act(
            (tx, who) ->
                acts.handIn(tx, who, opened.id(), member.get().id(), sent.document(), kept));
    String refusal =
        outcome.fold(
            done -> "",
            refused -> "visa.refusal." + refused.why().key(),
            changed -> "apply.closed");
    if (refusal.isEmpty()) {
      return Reply.go(
          Way.toDocuments(opened.number())
              + "#"
              + DocumentsView.section(sent.memberNumber(), sent.document()));
    }
    check.drop(kept);
    return Reply.page(
        view(frame, opened.again()).page(List.of(new Wrong(field, frame.plain(refusal)))));
  }

  /**
   * What a form brought.
   *
   * @param member which, from 1, as it was sent
   * @param document of the type's, as it was sent
   */
  record Sent(String member, String document, ReceivedFile file) {

    int memberNumber() {
      return member != null && member.matches("\\d{1,3}") ? Integer.parseInt(member) : 0;
    }

    Optional<Member> memberOf(Opened opened) {
      return new Course(opened.view()).member(memberNumber());
    }

    @Override
    public String toString() {
      return "Sent";
    }
  }
}
