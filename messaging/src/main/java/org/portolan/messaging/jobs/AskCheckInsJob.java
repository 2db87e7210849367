package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.quarantine.AskTodaysCheckIns;
import org.portolan.cases.quarantine.AskTodaysCheckIns.DueCheckIn;
import org.portolan.cases.store.CaseStore;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;

/** Asks today's questions: the check-in is marked as asked in the transaction that enqueues it. */
@Dependent
public class AskCheckInsJob implements Job {

  private final CaseStore store;
  private final AskTodaysCheckIns ask;
  private final Outbox outbox;

  @Inject
  public AskCheckInsJob(CaseStore store, AskTodaysCheckIns ask, Outbox outbox) {
    this.store = store;
    this.ask = ask;
    this.outbox = outbox;
  }

  @Override
  public String name() {
    return "ask today's check-ins";
  }

  @Override
  public int run() {
    return store.call(
        JobActors.CASES,
        tx -> {
          List<DueCheckIn> due = ask.due(tx, JobActors.AT_ONCE);
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
                        question.wording())));
          }
          ask.asked(tx, messages);
          return due.size();
        });
  }
}
