package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import java.util.function.BiFunction;
import org.portolan.cases.people.ContactState;
import org.portolan.cases.people.KeepContacts;
import org.portolan.cases.people.KeepContacts.Outcome;
import org.portolan.cases.people.PersonFile.Reach;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;

/** How a person is reached, on their page: added, ended, and who else reads it. */
@Named
@ViewScoped
public class ContactsPart implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private PersonPage person;
  @Inject private transient StaffSession staff;
  @Inject private transient Said said;
  @Inject private transient KeepContacts contacts;

  private String typed;

  /** Adds what was typed; what is refused stays in the field. */
  public void add() {
    if (tell((tx, whose) -> contacts.add(tx, whose, typed))) {
      typed = null;
    }
  }

  /** It is theirs no longer. */
  public void end(UUID contact) {
    tell((tx, whose) -> contacts.end(tx, whose, contact));
  }

  /** Others may read it, or nobody else does. */
  public void share(UUID contact, boolean shared) {
    tell((tx, whose) -> contacts.share(tx, whose, contact, shared));
  }

  /** Questions of a quarantine come there from now on. */
  public void use(UUID contact) {
    if (tell((tx, whose) -> contacts.use(tx, whose, contact))) {
      said.info("staff.contacts.used");
    }
  }

  private boolean tell(BiFunction<Tx, UUID, Outcome> change) {
    UUID whose = person.getPage().id();
    Outcome outcome = staff.ask(tx -> change.apply(tx, whose));
    if (outcome != Outcome.DONE) {
      said.error("staff.contacts." + outcome.key());
    }
    person.again();
    return outcome == Outcome.DONE;
  }

  /** Whether it is no longer theirs. */
  public boolean isEnded(Reach reach) {
    return reach.state() == ContactState.WRONG_PERSON;
  }

  /** Whether this member of staff may say where somebody in quarantine is asked. */
  public boolean isUsable(Reach reach) {
    return !reach.channel().equals("voice")
        && !isEnded(reach)
        && staff.getMember().worksIn(Compartment.HEALTH);
  }

  public String getTyped() {
    return typed;
  }

  public void setTyped(String typed) {
    this.typed = typed;
  }
}
