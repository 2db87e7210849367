package org.portolan.web.traveller;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.PreferChannel;
import org.portolan.cases.store.CaseStore;

/** Travellers say where they would rather be written to. */
@Named
@RequestScoped
public class PreferPart {

  @Inject private SignedInTraveller signedIn;
  @Inject private CaseStore store;
  @Inject private PreferChannel preferring;

  private String chosen;
  private boolean saved;

  /** The channels that reach them, as ends of the keys of their names. */
  public List<String> getChoices() {
    return signedIn.ask(tx -> preferring.choices(tx, person())).stream().map(Channel::key).toList();
  }

  /** From now on it is so. */
  public void save() {
    Optional<Channel> channel = Channel.find(chosen);
    saved = store.call(PreferChannel.actor(), tx -> preferring.prefer(tx, person(), channel));
  }

  public boolean isSaved() {
    return saved;
  }

  /** What they chose; empty when it does not matter. */
  public String getChosen() {
    if (chosen == null) {
      chosen = signedIn.ask(tx -> preferring.of(tx, person())).map(Channel::key).orElse("");
    }
    return chosen;
  }

  public void setChosen(String chosen) {
    this.chosen = chosen;
  }

  private UUID person() {
    return signedIn.who().orElseThrow().person();
  }
}
