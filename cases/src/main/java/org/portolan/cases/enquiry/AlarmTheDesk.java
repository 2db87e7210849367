package org.portolan.cases.enquiry;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.alerts.Attention;
import org.portolan.cases.alerts.Call;
import org.portolan.cases.alerts.Severity;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;

/** Somebody who is in no case of ours calls for a person: the information desk is alarmed. */
@Dependent
public class AlarmTheDesk {

  private final CaseStore store;
  private final Alerts alerts;
  private final Attention attention;
  private final Enquiries enquiries;

  @Inject
  public AlarmTheDesk(CaseStore store, Alerts alerts, Attention attention, Enquiries enquiries) {
    this.store = store;
    this.alerts = alerts;
    this.attention = attention;
    this.enquiries = enquiries;
  }

  /** Raises the alarm on an enquiry; false while the sender was told and nobody has looked yet. */
  public boolean raise(Tx tx, UUID enquiry, Call call) {
    return alerts.raise(tx, enquiry, call.key(), Severity.ALARM, Call.ANSWER_WITHIN);
  }

  /**
   * What to tell a sender for whom somebody writes that sees no duty list. Opens a transaction: not
   * to be called within another, which would hold one connection and wait for a second.
   */
  public Wording promised(ZoneId zone) {
    return attention.promised(store, enquiries.desk().scope(), zone);
  }

  /**
   * Raises the alarm on an enquiry, by who sees duty lists.
   *
   * @param zone where the sender is, as far as we know
   * @return what to tell the sender; empty while they have been told and nobody has looked yet
   */
  public Optional<Wording> raise(Tx tx, UUID enquiry, Call call, ZoneId zone) {
    return raise(tx, enquiry, call)
        ? Optional.of(attention.promised(tx, enquiries.desk().scope(), zone))
        : Optional.empty();
  }
}
