package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.quarantine.AskTodaysCheckIns;
import org.portolan.cases.quarantine.AskTodaysCheckIns.DueCheckIn;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;
import org.portolan.messaging.work.Alarm;
import org.portolan.messaging.work.OneByOne;

/**
 * Asks today's questions: the check-in is marked as asked in the transaction that enqueues it. On a
 * phone that several people share, a question says by initials and age whom it is for.
 */
@Dependent
public class AskCheckInsJob implements Job {

  /** Often enough that a question put right is asked in the same morning. */
  private static final Duration PUT_OFF = Duration.ofMinutes(10);

  private final OneByOne work;
  private final AskTodaysCheckIns ask;
  private final ForWhom forWhom;
  private final Outbox outbox;

  @Inject
  public AskCheckInsJob(
      CaseStore store, AskTodaysCheckIns ask, PersonLabels labels, Outbox outbox, Alarm alarm) {
    this.work = new OneByOne(store, JobActors.CASES, alarm);
    this.ask = ask;
    this.forWhom = new ForWhom(labels);
    this.outbox = outbox;
  }

  @Override
  public String name() {
    return "ask today's check-ins";
  }

  @Override
  public int run() {
    return work.run(ask, JobActors.AT_ONCE, PUT_OFF, this::enqueue);
  }

  private void enqueue(Tx tx, List<DueCheckIn> due) {
    Map<UUID, String> sharing =
        forWhom.among(tx, due.stream().map(DueCheckIn::contactPoint).toList());
    Map<DueCheckIn, UUID> messages = new LinkedHashMap<>();
    for (DueCheckIn question : due) {
      messages.put(
          question,
          outbox.enqueue(
              tx,
              OutboundMessage.about(
                  question.caseId(),
                  Recipient.contact(question.contactPoint()),
                  Purpose.CHECK_IN,
                  ForWhom.named(sharing.get(question.contactPoint()), question.wording()))));
    }
    ask.asked(tx, messages);
  }
}
