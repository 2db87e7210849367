package org.portolan.web.staff;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.finding.PossibleDuplicates;
import org.portolan.cases.finding.PossibleDuplicates.Candidate;
import org.portolan.cases.papers.TravelDocument;
import org.portolan.cases.papers.TravelDocument.Kind;
import org.portolan.cases.papers.TravelDocuments;
import org.portolan.cases.people.Person;
import org.portolan.cases.people.PersonDetails;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.quarantine.ChangeOrder;
import org.portolan.cases.quarantine.OpenQuarantine;
import org.portolan.cases.quarantine.OpenQuarantine.Order;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.phone.PhoneNumber;

/**
 * Registers somebody who is new, after showing who of those already known they may be. Whoever
 * follows people through quarantine may open the order in the same step.
 */
@Named
@ViewScoped
public class RegisterPage implements Serializable {

  private static final long serialVersionUID = 1;
  private static final String FORM = "register:";

  @Inject private transient StaffSession staff;
  @Inject private transient Said said;
  @Inject private transient FormReader reader;
  @Inject private transient RegisterPerson register;
  @Inject private transient TravelDocuments papers;
  @Inject private transient PossibleDuplicates duplicates;
  @Inject private transient OpenQuarantine quarantines;

  private final PersonForm form = new PersonForm();
  private String phone;
  private String kind = Kind.PASSPORT.key();
  private String issuer;
  private String number;
  private String expires;
  private boolean order;
  private String firstDay;
  private Integer days;
  private String place;
  private boolean handedOver;
  private transient List<Candidate> alike = List.of();

  /** Registers, or shows what is wrong, or who it may be already. */
  public void check() {
    wanted()
        .ifPresent(
            wanted -> {
              alike =
                  staff.ask(
                      tx ->
                          duplicates.of(
                              tx, wanted.details(), wanted.phone(), Optional.ofNullable(number)));
              if (alike.isEmpty()) {
                store(wanted);
              }
            });
  }

  /** Registers although others are like them. */
  public void anyway() {
    wanted().ifPresent(this::store);
  }

  private void store(Wanted wanted) {
    UUID person = staff.ask(tx -> store(tx, wanted));
    try {
      FacesContext.getCurrentInstance().getExternalContext().redirect("/staff/person?id=" + person);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private UUID store(Tx tx, Wanted wanted) {
    String scope = staff.getMember().scope();
    Person person = register.register(tx, wanted.details(), wanted.phone(), scope);
    if (number != null) {
      papers.add(
          tx,
          person.id(),
          Kind.find(kind).orElse(Kind.OTHER),
          issuer,
          number,
          day(expires, FORM + "expires"));
    }
    if (isOrderable() && order) {
      quarantines.open(
          tx,
          new Order(
              person,
              scope,
              day(firstDay, FORM + "first-day").orElseThrow(),
              Optional.ofNullable(days),
              Optional.ofNullable(place),
              handedOver));
    }
    return person.id();
  }

  /** What was typed, if all of it can be; what cannot is told at its field. */
  private Optional<Wanted> wanted() {
    Optional<PersonDetails> details = reader.read(form, "register");
    Optional<PhoneNumber> telephone = PhoneNumber.parse(phone, null);
    boolean fits = details.isPresent();
    if (telephone.isEmpty() && (phone != null || isOrderable() && order)) {
      said.error(FORM + "phone", "staff.contacts.unreadable");
      fits = false;
    }
    fits &= isPaper() & isOrderRight();
    return fits ? Optional.of(new Wanted(details.orElseThrow(), telephone)) : Optional.empty();
  }

  private boolean isPaper() {
    if (number == null) {
      return true;
    }
    boolean fits = isDay(expires, "expires");
    if (TravelDocument.normalised(number).isEmpty()) {
      said.error(FORM + "number", "staff.papers.no-number");
      fits = false;
    }
    if (!TravelDocument.isCountry(issuer)) {
      said.error(FORM + "issuer", "staff.papers.no-issuer");
      fits = false;
    }
    return fits;
  }

  private boolean isOrderRight() {
    if (!isOrderable() || !order) {
      return true;
    }
    boolean fits = firstDay != null && isDay(firstDay, "first-day");
    if (firstDay == null) {
      said.error(FORM + "first-day", "staff.papers.no-day");
    }
    if (days != null && (days < 1 || days > ChangeOrder.MOST_DAYS)) {
      said.error(FORM + "days", "staff.register.no-days");
      fits = false;
    }
    return fits;
  }

  private boolean isDay(String typed, String field) {
    return typed == null || day(typed, FORM + field).isPresent();
  }

  private Optional<LocalDate> day(String typed, String field) {
    try {
      return Optional.ofNullable(typed).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      said.error(field, "staff.papers.no-day");
      return Optional.empty();
    }
  }

  /** Whether this member of staff follows people through quarantine. */
  public boolean isOrderable() {
    return staff.getMember().worksIn(Compartment.HEALTH);
  }

  public List<Candidate> getAlike() {
    return alike == null ? List.of() : alike;
  }

  public PersonForm getForm() {
    return form;
  }

  public String getPhone() {
    return phone;
  }

  public void setPhone(String phone) {
    this.phone = phone;
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

  public boolean isOrder() {
    return order;
  }

  public void setOrder(boolean order) {
    this.order = order;
  }

  public String getFirstDay() {
    return firstDay;
  }

  public void setFirstDay(String firstDay) {
    this.firstDay = firstDay;
  }

  public Integer getDays() {
    return days;
  }

  public void setDays(Integer days) {
    this.days = days;
  }

  public String getPlace() {
    return place;
  }

  public void setPlace(String place) {
    this.place = place;
  }

  public boolean isHandedOver() {
    return handedOver;
  }

  public void setHandedOver(boolean handedOver) {
    this.handedOver = handedOver;
  }

  private record Wanted(PersonDetails details, Optional<PhoneNumber> phone) {
    @Override
    public String toString() {
      return "Wanted";
    }
  }
}
