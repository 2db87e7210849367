package org.portolan.web.traveller;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.traveller.ChooseMessages;
import org.portolan.cases.traveller.ChooseMessages.Choice;
import org.portolan.cases.traveller.ChooseMessages.Wanted;
import org.portolan.cases.traveller.Traveller;

/** A traveller chooses what is sent to each of their numbers and addresses. */
@Named
@RequestScoped
public class MessagesChoicePage {

  /** Stands before the id of a contact point in the name of a field. */
  private static final String FIELD = "wanted-";

  @Inject private SignedInTraveller signedIn;
  @Inject private TravellerPage page;
  @Inject private CaseStore store;
  @Inject private ChooseMessages choosing;
  @Inject private HttpServletRequest request;

  private List<Choice> choices;

  /** What is chosen now. */
  public List<Choice> getChoices() {
    if (choices == null) {
      Traveller whose = signedIn.who().orElseThrow();
      choices = store.call(ChooseMessages.actor(), tx -> choosing.of(tx, whose));
    }
    return choices;
  }

  public List<String> getLevels() {
    return Arrays.stream(Wanted.values()).map(Wanted::key).toList();
  }

  /** Keeps what was chosen. */
  public void save() {
    Traveller whose = signedIn.who().orElseThrow();
    store.run(
        ChooseMessages.actor(),
        tx -> {
          for (Choice choice : choosing.of(tx, whose)) {
            String wanted = request.getParameter(FIELD + choice.contact());
            if (wanted != null && getLevels().contains(wanted)) {
              choosing.choose(tx, whose, choice.contact(), Wanted.ofKey(wanted));
            }
          }
        });
    page.go(View.FILE);
  }
}
