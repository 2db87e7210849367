package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.quarantine.AskTodaysCheckIns;
import org.portolan.cases.quarantine.AskTodaysCheckIns.DueCheckIn;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.wording.Wording;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;

/**
 * Asks today's questions: the check-in is marked as asked in the transaction that enqueues it. On a
 * phone that several people share, a question says by initials and age whom it is for.
 */
@Dependent
public class AskCheckInsJob implements Job {

  private final CaseStore store;
  private final AskTodaysCheckIns ask;
  private final PersonLabels labels;
  private final Outbox outbox;

  @Inject
  public AskCheckInsJob(
      CaseStore store, AskTodaysCheckIns ask, PersonLabels labels, Outbox outbox) {
    this.store = store;
    this.ask = ask;
    this.labels = labels;
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
          Map<UUID, String> sharing =
              labels.ofThoseWhoShare(tx, due.stream().map(DueCheckIn::contactPoint).toList());
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
                        wording(question, sharing))));
          }
          ask.asked(tx, messages);
          return due.size();
        });
  }

  private static Wording wording(DueCheckIn question, Map<UUID, String> sharing) {
    String who = sharing.get(question.contactPoint());
    return who == null
        ? question.wording()
        : Wording.of("message.for", Map.of("who", who)).then(question.wording());
  }
}
