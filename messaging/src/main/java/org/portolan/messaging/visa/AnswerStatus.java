package org.portolan.messaging.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.WhereItStands;
import org.portolan.cases.visa.WhereItStands.Standing;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;
import org.portolan.messaging.visa.StatusQuestions.Asked;
import org.portolan.messaging.work.Alarm;
import org.portolan.messaging.work.OneByOne;

/**
 * Answers who asked by text where their matter stands. In the outbox the answer belongs to no case,
 * so that whoever sends messages sees no visa application.
 */
@Dependent
public class AnswerStatus {

  private static final Duration PUT_OFF = Duration.ofMinutes(15);

  private final OneByOne work;
  private final StatusQuestions questions;
  private final WhereItStands standing;
  private final PersonLabels labels;
  private final StatusReply reply;
  private final Outbox outbox;

  @Inject
  public AnswerStatus(
      CaseStore store,
      StatusQuestions questions,
      WhereItStands standing,
      PersonLabels labels,
      StatusReply reply,
      Outbox outbox,
      Alarm alarm) {
    this.work = new OneByOne(store, TellApplicants.ACTOR, alarm);
    this.questions = questions;
    this.standing = standing;
    this.labels = labels;
    this.reply = reply;
    this.outbox = outbox;
  }

  /** Queues the answers to some questions; returns how many there were. */
  public int answer(int most) {
    return work.run(questions, most, PUT_OFF, this::enqueue);
  }

  private void enqueue(Tx tx, List<Asked> asked) {
    asked.forEach(one -> outbox.enqueue(tx, answer(tx, one)));
  }

  private OutboundMessage answer(Tx tx, Asked asked) {
    List<Standing> found = standing.of(tx, asked.contactPoints());
    Map<UUID, String> called = labels.ofThoseWhoShare(tx, asked.contactPoints());
    return OutboundMessage.general(
        Recipient.contact(asked.contactPoints().get(0), asked.by()),
        Purpose.REPLY,
        reply.of(found, called, asked.language(), tx.now()));
  }
}
