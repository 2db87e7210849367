package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.portolan.cases.alerts.Alerts;
import org.portolan.cases.alerts.Alerts.Alert;
import org.portolan.cases.chat.ChatDesk;

/** What was raised on the chat on the page, and waits for a person to say that they see to it. */
@Named
@ViewScoped
public class ChatAlerts implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private ChatConsole page;
  @Inject private transient StaffSession staff;
  @Inject private transient Alerts alerts;

  private transient ChatDesk.Page shown;
  private transient List<Alert> open = List.of();

  /** The alerts that nobody has acknowledged, the newest first. */
  public List<Alert> getOpen() {
    if (shown != page.getPage()) {
      shown = page.getPage();
      open =
          staff.ask(tx -> alerts.of(tx, shown.chat().caseId())).stream()
              .filter(Alert::open)
              .toList();
    }
    return open;
  }

  /** Acknowledges one with the note that was typed for it. */
  public void acknowledge() {
    AcknowledgedAlert.posted()
        .ifPresent(
            seen ->
                page.chat()
                    .ifPresent(
                        chat ->
                            staff.ask(
                                tx ->
                                    alerts.acknowledge(
                                        tx, chat.caseId(), seen.alert(), seen.note()))));
    page.refresh();
  }
}
