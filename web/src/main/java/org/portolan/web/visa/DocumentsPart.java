package org.portolan.web.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.attachments.AttachmentLimits;
import org.portolan.cases.attachments.FileType;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.cases.attachments.SealedFiles.Kept;
import org.portolan.cases.attachments.checks.MalwareScanner;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.visa.ApplicantActs;
import org.portolan.cases.visa.ApplicantActs.StoredFile;
import org.portolan.cases.visa.Outcome;
import org.portolan.cases.visa.model.Member;
import org.portolan.web.start.PublicForm.Wrong;

/** The documents of an application: shown with their states, and taken in. */
@Dependent
public class DocumentsPart {

  private static final long MB = 1_000_000;

  @Inject private Settings settings;
  @Inject private MalwareScanner scanner;
  @Inject private SealedFiles files;
  @Inject private ApplicantActs acts;

  /** All that are wanted, and what is here. */
  String show(VisaFrame frame, Opened opened) {
    return new DocumentsView(frame, opened).page(List.of());
  }

  /** Something was sent that nobody reads to its end. */
  String tooLarge(VisaFrame frame, Opened opened) {
    return page(frame, opened, "question", ReceivedFile.Refusal.TOO_LARGE);
  }

  private static String page(
      VisaFrame frame, Opened opened, String field, ReceivedFile.Refusal why) {
    String key = "apply.files." + why.key();
    String text =
        why == ReceivedFile.Refusal.TOO_LARGE
            ? frame.plain(key, "mb", ReceivedFile.MOST_BYTES / MB)
            : frame.plain(key);
    return new DocumentsView(frame, opened).page(List.of(new Wrong(field, text)));
  }

  /** Reads what was sent, and looks at it: with the checks first, then with the scanner. */
  ReceivedFile look(Part part) throws IOException {
    ReceivedFile file = ReceivedFile.of(part, ReceivedFile.check(AttachmentLimits.of(settings)));
    if (file.refusal().isPresent()) {
      return file;
    }
    return switch (scanner.scan(file.content())) {
      case CLEAN, NOT_LOOKED -> file;
      case INFECTED -> ReceivedFile.refused(ReceivedFile.Refusal.DAMAGED);
      case UNKNOWN -> ReceivedFile.refused(ReceivedFile.Refusal.UNCHECKED);
    };
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
    FileType type = sent.file().type().orElseThrow();
    // first the file, then its row: a file without one is swept away
    Kept kept =
        files.keep(new ByteArrayInputStream(sent.file().content()), ReceivedFile.MOST_BYTES);
    Outcome outcome =
        opened.act(
            (tx, who) ->
                acts.handIn(
                    tx,
                    who,
                    opened.id(),
                    member.get().id(),
                    sent.document(),
                    new StoredFile(type, kept, sent.file().content(), sent.file().name())));
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
    files.delete(List.of(kept.name()));
    return Reply.page(
        new DocumentsView(frame, opened.again())
            .page(List.of(new Wrong(field, frame.plain(refusal)))));
  }

  /**
   * What a form brought.
   *
   * @param of the application's reference; null when it was left out
   * @param member which, from 1, as it was sent
   * @param document of the type's, as it was sent
   */
  record Sent(String of, String member, String document, ReceivedFile file) {

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
