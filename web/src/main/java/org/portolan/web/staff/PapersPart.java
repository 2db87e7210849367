package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.papers.TravelDocument;
import org.portolan.cases.papers.TravelDocument.Kind;
import org.portolan.cases.papers.TravelDocuments;
import org.portolan.cases.papers.TravelDocuments.Outcome;

/** A person's papers, on their page: noted and taken out. */
@Named
@ViewScoped
public class PapersPart implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private PersonPage person;
  @Inject private transient StaffSession staff;
  @Inject private transient Said said;
  @Inject private transient TravelDocuments papers;

  private String kind = Kind.PASSPORT.key();
  private String issuer;
  private String number;
  private String expires;
  private transient List<TravelDocument> all;

  public List<TravelDocument> getAll() {
    if (all == null) {
      all = staff.ask(tx -> papers.of(tx, person.getPage().id()));
    }
    return all;
  }

  /** Notes what was typed; what is refused stays in its fields. */
  public void add() {
    Optional<LocalDate> until;
    try {
      until = Optional.ofNullable(expires).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      said.error("staff.papers.no-day");
      return;
    }
    UUID whose = person.getPage().id();
    Outcome outcome =
        staff.ask(
            tx -> papers.add(tx, whose, Kind.find(kind).orElse(Kind.OTHER), issuer, number, until));
    if (outcome == Outcome.DONE) {
      number = null;
      expires = null;
    } else {
      said.error("staff.papers." + outcome.key());
    }
    all = null;
  }

  /** Takes out what was noted by mistake. */
  public void remove(UUID paper) {
    UUID whose = person.getPage().id();
    Outcome outcome = staff.ask(tx -> papers.remove(tx, whose, paper));
    if (outcome != Outcome.DONE) {
      said.error("staff.papers." + outcome.key());
    }
    all = null;
  }

  public boolean isExpired(TravelDocument paper) {
    return staff.ask(tx -> paper.isExpired(LocalDate.ofInstant(tx.now(), ZoneOffset.UTC)));
  }

  public Kind[] getKinds() {
    return Kind.values();
  }

  public String getKind() {
    return kind;
  }

  public void setKind(String kind) {
    this.kind = kind;
  }

  public String getIssuer() {
    return issuer;
  }

  public void setIssuer(String issuer) {
    this.issuer = issuer;
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }

  public String getExpires() {
    return expires;
  }

  public void setExpires(String expires) {
    this.expires = expires;
  }
}
