package org.portolan.cases.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.UUID;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.alerts.Attention;
import org.portolan.cases.alerts.Call;
import org.portolan.cases.alerts.Severity;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;

/** Words of danger in a chat alarm the desk that it is at, whether or not somebody has it. */
@Dependent
public class AlarmInChat {

  private final CaseStore store;
  private final Alerts alerts;
  private final Attention attention;

  @Inject
  public AlarmInChat(CaseStore store, Alerts alerts, Attention attention) {
    this.store = store;
    this.alerts = alerts;
    this.attention = attention;
  }

  /** Raises the alarm on a chat's case; false while one is open that nobody has looked at. */
  boolean raise(Tx tx, UUID caseId) {
    return alerts.raise(tx, caseId, Call.CRISIS.key(), Severity.ALARM, Call.ANSWER_WITHIN);
  }

  /** What whoever told of danger is told at once. */
  Wording promised(String scope) {
    return attention.promised(store, scope, ZoneOffset.UTC);
  }
}
