package org.portolan.messaging.enquiry;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.chat.AlsoInChat;
import org.portolan.cases.chat.model.Side;
import org.portolan.cases.enquiry.WorkOnEnquiries;
import org.portolan.cases.enquiry.WorkOnEnquiries.Seen;
import org.portolan.cases.enquiry.WorkOnEnquiries.Standing;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;

/**
 * A member of staff answers an enquiry: what they wrote stands on its timeline and waits in the
 * outbox from the same moment, or from none. Who asked on a page finds it there, and who is in a
 * chat sees it in it.
 */
@Dependent
public class AnswerEnquiry {

  private final WorkOnEnquiries enquiries;
  private final Timeline timeline;
  private final Outbox outbox;
  private final AlsoInChat chats;

  @Inject
  public AnswerEnquiry(
      WorkOnEnquiries enquiries, Timeline timeline, Outbox outbox, AlsoInChat chats) {
    this.enquiries = enquiries;
    this.timeline = timeline;
    this.outbox = outbox;
    this.chats = chats;
  }

  /**
   * Answers.
   *
   * @param seen what the member of staff had before their eyes; when a colleague has answered
   *     since, nothing is sent
   */
  public Outcome answer(Tx tx, UUID caseId, AnswerText text, Seen seen) {
    if (text.isEmpty()) {
      return Outcome.EMPTY;
    }
    if (text.tooLongBy() > 0) {
      return Outcome.TOO_LONG;
    }
    Optional<Standing> standing = enquiries.lock(tx, caseId);
    if (standing.isEmpty()) {
      return Outcome.NOT_FOUND;
    }
    if (standing.get().closed()) {
      return Outcome.CLOSED;
    }
    if (!Objects.equals(standing.get().now().answeredAt(), seen.answeredAt())) {
      return Outcome.ANSWERED_MEANWHILE;
    }
    var language = standing.get().language();
    UUID entry =
        timeline.written(tx, caseId, standing.get().channel().key(), language, text.text());
    if (standing.get().channel().sends()) {
      outbox.enqueueWritten(
          tx, entry, caseId, Recipient.enquiry(caseId, language.tag()), Purpose.ANSWER);
    }
    chats.said(tx, caseId, entry, Side.DESK);
    enquiries.answered(tx, caseId, entry, seen);
    return Outcome.SENT;
  }

  /** What became of an answer. */
  public enum Outcome {
    /** It is on the timeline and will be sent. */
    SENT,
    EMPTY,
    TOO_LONG,
    /** A colleague was faster. */
    ANSWERED_MEANWHILE,
    /** A closed enquiry is opened again first. */
    CLOSED,
    /** There is none such for this actor. */
    NOT_FOUND;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
