package org.portolan.web.staff;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.PersonLabels.Name;
import org.portolan.cases.requests.AnswerDataRequest.Outcome;
import org.portolan.cases.requests.DataRequest;
import org.portolan.cases.requests.DataRequests;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.traveller.AnswerRequest;

/** One request of somebody about their own data, and its answer. Opening it is recorded. */
@Named
@ViewScoped
public class RequestPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient DataRequests requests;
  @Inject private transient PersonLabels labels;
  @Inject private transient PersonJournal journal;
  @Inject private transient AnswerRequest answering;

  private String id;
  private String outcome;
  private String reason;
  private transient Opened opened;

  /** The request; null when there is none such that this person may see. */
  public Opened getPage() {
    if (opened == null) {
      opened = known().flatMap(known -> staff.ask(tx -> open(tx, known))).orElse(null);
    }
    return opened;
  }

  private Optional<UUID> known() {
    try {
      return Optional.ofNullable(id).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<Opened> open(Tx tx, UUID known) {
    return requests
        .find(tx, known)
        .map(
            request -> {
              Set<UUID> whose = Set.of(request.person());
              journal.read(tx, whose, "request");
              return new Opened(request, labels.names(tx, whose).get(request.person()));
            });
  }

  /** Answers; what is refused stays in the field, with the reason above it. */
  public void answer() {
    if (outcome == null) {
      tell("staff.requests.choose");
      return;
    }
    boolean accepted = outcome.equals("accepted");
    Outcome became =
        known()
            .map(known -> staff.ask(tx -> answering.answer(tx, known, accepted, reason)))
            .orElse(Outcome.NOT_FOUND);
    if (became == Outcome.ANSWERED) {
      reason = null;
    } else {
      tell("staff.requests.not." + became.key());
    }
    opened = null;
  }

  private void tell(String key) {
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, texts.of(key), null));
  }

  public int getLongest() {
    return DataRequest.LONGEST;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getOutcome() {
    return outcome;
  }

  public void setOutcome(String outcome) {
    this.outcome = outcome;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  /** A request with the name of whoever made it. */
  public record Opened(DataRequest request, Name name) {
    @Override
    public String toString() {
      return "Opened[" + request + "]";
    }
  }
}
