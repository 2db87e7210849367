package org.portolan.cases.traveller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.PersonFile;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.traveller.ChooseMessages.Choice;
import org.portolan.cases.traveller.ChooseMessages.Wanted;

/** People say what may be sent to each of their numbers, and to no one else's. */
class ChooseMessagesTest {

  private final Keys keys = TestStore.shared().keys();
  private final ATraveller traveller = new ATraveller();
  private final ChooseMessages choosing = new ChooseMessages(personFile(), new PersonJournal(keys));

  private PersonFile personFile() {
    return new PersonFile(keys, new PersonLabels(keys), new PersonJournal(keys));
  }

  private List<Choice> choices(Traveller whose) {
    return traveller.store().call(ChooseMessages.actor(), tx -> choosing.of(tx, whose));
  }

  private void choose(Traveller whose, UUID contact, Wanted wanted) {
    traveller
        .store()
        .run(ChooseMessages.actor(), tx -> choosing.choose(tx, whose, contact, wanted));
  }

  @Test
  void what_is_chosen_holds_until_something_else_is() {
    Traveller whose = traveller.signedIn(false);
    assertThat(choices(whose)).extracting(Choice::wanted).containsExactly(Wanted.ALL);
    for (Wanted wanted : List.of(Wanted.OWN_MATTER, Wanted.NOTHING, Wanted.ALL)) {
      choose(whose, whose.contactPoint(), wanted);
      assertThat(choices(whose)).extracting(Choice::wanted).containsExactly(wanted);
    }
  }

  @Test
  void nobody_chooses_for_a_number_that_is_not_theirs() {
    Traveller other = new ATraveller().signedIn(false);
    choose(traveller.signedIn(true), other.contactPoint(), Wanted.NOTHING);
    assertThat(choices(other)).extracting(Choice::wanted).containsExactly(Wanted.ALL);
  }
}
