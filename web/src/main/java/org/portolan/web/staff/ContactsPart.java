package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.ContactState;
import org.portolan.cases.people.IdentityCheck;
import org.portolan.cases.people.KeepContacts;
import org.portolan.cases.people.KeepContacts.Outcome;
import org.portolan.cases.people.PersonFile.Reach;
import org.portolan.cases.people.PreferChannel;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;

/** How a person is reached, on their page: added, ended, and who else reads it. */
@Named
@ViewScoped
public class ContactsPart implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private PersonPage person;
  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient Said said;
  @Inject private transient KeepContacts contacts;

  @Inject private transient PreferChannel preferring;

  private String typed;
  private String checked;
  private UUID making;
  private String makingValue;
  private String makingChecked;
  private String preferred;
  private String seen;
  private Overtaken overtaken;

  /** Adds what was typed; what is refused stays in the field. */
  public void add() {
    if (tell((tx, whose) -> contacts.add(tx, whose, typed, IdentityCheck.find(checked)))) {
      typed = null;
      checked = null;
    }
  }

  /** It is theirs no longer. */
  public void end(UUID contact) {
    tell((tx, whose) -> contacts.end(tx, whose, contact));
  }

  /** Others may read it. */
  public void share(UUID contact) {
    tell((tx, whose) -> contacts.share(tx, whose, contact));
  }

  /** Before it opens all their cases, somebody says how they made sure who asks. */
  public void askBeforeOwn(Reach reach) {
    making = reach.id();
    makingValue = reach.value();
    makingChecked = null;
  }

  /** It stays as it is. */
  public void leaveShared() {
    making = null;
  }

  /** Nobody else reads it: a code to it opens all their cases. */
  public void makeOwn() {
    UUID contact = making;
    Optional<IdentityCheck> check = IdentityCheck.find(makingChecked);
    if (tell((tx, whose) -> contacts.makeOwn(tx, whose, contact, check))) {
      making = null;
    }
  }

  /** What is about to be nobody else's; null when nothing is. */
  public String getMaking() {
    return making == null ? null : makingValue;
  }

  /** How it was made sure who says so; null when nobody said. */
  public String getMakingChecked() {
    return makingChecked;
  }

  public void setMakingChecked(String makingChecked) {
    this.makingChecked = makingChecked;
  }

  /** Questions of a quarantine come there from now on. */
  public void use(UUID contact) {
    if (tell((tx, whose) -> contacts.use(tx, whose, contact))) {
      said.info("staff.contacts.used");
    }
  }

  /** Keeps by which channel the person would rather be reached. */
  public void prefer() {
    UUID whose = person.getPage().id();
    Optional<Channel> channel = Channel.find(preferred);
    Optional<Channel> before = Channel.find(seen);
    Optional<Boolean> done =
        staff.ask(
            tx ->
                preferring.isAsSeen(tx, whose, before)
                    ? Optional.of(preferring.prefer(tx, whose, channel))
                    : Optional.empty());
    String now = staff.ask(tx -> preferring.of(tx, whose)).map(Channel::key).orElse("");
    overtaken =
        done.isPresent() ? null : Overtaken.between(words(seen), words(now), words(preferred));
    seen = now;
    if (done.isEmpty()) {
      return;
    }
    if (done.get()) {
      said.info("staff.contacts.prefer.saved");
    } else {
      said.error("staff.contacts.not-found");
    }
  }

  private Map<String, String> words(String channel) {
    String key =
        channel == null || channel.isEmpty() ? "contacts.prefer.none" : "channel." + channel;
    return Map.of(texts.of("staff.contacts.prefer"), texts.of("staff." + key));
  }

  /** What a colleague said while this was open; null when nobody did. */
  public Overtaken getOvertaken() {
    return overtaken;
  }

  /** The ways to make sure who asks. */
  public IdentityCheck[] getChecks() {
    return IdentityCheck.values();
  }

  /** How it was made sure who asks; null when nobody said. */
  public String getChecked() {
    return checked;
  }

  public void setChecked(String checked) {
    this.checked = checked;
  }

  /** The channels there are for this person, as ends of the keys of their names. */
  public List<String> getChoices() {
    UUID whose = person.getPage().id();
    return staff.ask(tx -> preferring.choices(tx, whose)).stream().map(Channel::key).toList();
  }

  /** What they prefer; empty when it does not matter. */
  public String getPreferred() {
    if (preferred == null) {
      UUID whose = person.getPage().id();
      preferred = staff.ask(tx -> preferring.of(tx, whose)).map(Channel::key).orElse("");
      seen = preferred;
    }
    return preferred;
  }

  public void setPreferred(String preferred) {
    this.preferred = preferred;
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
