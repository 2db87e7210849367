package org.portolan.web.traveller;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.portolan.cases.requests.DataRequest;
import org.portolan.cases.requests.DataRequest.Kind;
import org.portolan.cases.requests.DataRequests;
import org.portolan.cases.requests.MakeDataRequest;
import org.portolan.cases.requests.MakeDataRequest.Outcome;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.traveller.Traveller;

/** Travellers ask to have something corrected, or object, and read the answers. */
@Named
@RequestScoped
public class RequestsPage {

  @Inject private SignedInTraveller signedIn;
  @Inject private TravellerPage page;
  @Inject private CaseStore store;
  @Inject private MakeDataRequest making;
  @Inject private DataRequests requests;

  private String kind = Kind.CORRECTION.key();
  private String text;
  private String refusal;

  /** Makes the request; what is refused stays in the field, with the reason above it. */
  public void send() {
    Traveller whose = signedIn.who().orElseThrow();
    Outcome outcome =
        store.call(
            MakeDataRequest.actor(),
            tx -> making.make(tx, whose, Kind.find(kind).orElse(Kind.CORRECTION), text));
    refusal = outcome.fold(made -> null, refused -> "my.requests." + refused.why().key());
    if (refusal == null) {
      page.go(View.REQUESTS);
    }
  }

  /** Theirs, the latest first; on a phone that others may read, only those made from it. */
  public List<DataRequest> getAll() {
    Traveller whose = signedIn.who().orElseThrow();
    return signedIn.ask(tx -> requests.ofPerson(tx, whose.person())).stream()
        .filter(one -> !whose.shared() || one.contactPoint().equals(whose.contactPoint()))
        .toList();
  }

  public Kind[] getKinds() {
    return Kind.values();
  }

  /** Days that an answer may take. */
  public long getDays() {
    return making.answeredWithin().toDays();
  }

  /** The key of why the request was not made; null when none was refused. */
  public String getRefusal() {
    return refusal;
  }

  public int getLongest() {
    return DataRequest.LONGEST;
  }

  public String getKind() {
    return kind;
  }

  public void setKind(String kind) {
    this.kind = kind;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }
}
