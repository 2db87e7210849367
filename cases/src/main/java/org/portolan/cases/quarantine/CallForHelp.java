package org.portolan.cases.quarantine;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.alerts.Attention;
import org.portolan.cases.alerts.Call;
import org.portolan.cases.alerts.Severity;
import org.portolan.cases.quarantine.store.CheckIns;
import org.portolan.cases.quarantine.store.CheckIns.Conversation;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;

/** Somebody asks for help in so many words: a person is alarmed, and the sender told who reads. */
@Dependent
public class CallForHelp {

  private final CheckIns checkIns;
  private final Timeline timeline;
  private final Alerts alerts;
  private final Attention attention;

  @Inject
  public CallForHelp(CheckIns checkIns, Timeline timeline, Alerts alerts, Attention attention) {
    this.checkIns = checkIns;
    this.timeline = timeline;
    this.alerts = alerts;
    this.attention = attention;
  }

  /** Raises the alarm; the open question of the day stays open. */
  public CheckInReply record(Tx tx, UUID caseId, HeardText heard, Call call) {
    Conversation conversation =
        checkIns
            .lock(tx, caseId)
            .orElseThrow(() -> new IllegalArgumentException("No such quarantine"));
    timeline.received(
        tx,
        caseId,
        heard.message(),
        heard.receivedAt(),
        heard.channel(),
        conversation.language(),
        heard.text(),
        List.of(call.key()));
    alerts.raise(tx, caseId, call.key(), Severity.ALARM, Call.ANSWER_WITHIN);
    return new CheckInReply(
        Optional.of(attention.promised(tx, conversation.scope(), conversation.zone())),
        List.of(call.key()));
  }
}
