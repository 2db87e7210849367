package org.portolan.cases.quarantine;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.alerts.Severity;
import org.portolan.cases.quarantine.store.CheckIns;
import org.portolan.cases.quarantine.store.CheckIns.Conversation;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;

/** Somebody asks for help in so many words: a person is alarmed, and the sender told who reads. */
@Dependent
public class CallForHelp {

  /** As for somebody who cannot breathe: nobody knows yet what is wrong. */
  private static final Duration ANSWER_WITHIN = Duration.ofMinutes(15);

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
  public CheckInReply record(Tx tx, UUID caseId, HeardText heard) {
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
        List.of("help"));
    alerts.raise(tx, caseId, "help", Severity.ALARM, ANSWER_WITHIN);
    return new CheckInReply(
        Optional.of(attention.promised(tx, conversation.scope(), conversation.zone())),
        List.of("help"));
  }
}
