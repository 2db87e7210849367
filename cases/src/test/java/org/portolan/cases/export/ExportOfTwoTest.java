package org.portolan.cases.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.finding.KeepApart;
import org.portolan.cases.finding.KeepApart.Reason;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.people.Relations;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.traveller.ATraveller;
import org.portolan.cases.traveller.Traveller;
import org.portolan.i18n.Language;

/** What concerns two people is told to each as far as it says something of themselves. */
class ExportOfTwoTest {

  private final Keys keys = TestStore.shared().keys();
  private final ATraveller traveller = new ATraveller();
  private final PersonExport export = new PersonExport(keys, new PersonJournal(keys));
  private final Actor officer =
      new Actor(
          "staff:" + UUID.randomUUID(), Set.of(new Grant(Compartment.IDENTITY, traveller.scope())));

  private Map<String, Object> exported(boolean shared) {
    Traveller signedIn = traveller.signedIn(shared);
    return traveller
        .store()
        .call(traveller.actor(signedIn), tx -> export.of(tx, signedIn))
        .orElseThrow();
  }

  @Test
  void a_relation_is_told_to_both_and_what_says_something_of_another_to_neither() {
    UUID child = related();
    traveller
        .store()
        .run(
            officer,
            tx ->
                new KeepApart(keys, new PersonJournal(keys))
                    .dismiss(
                        tx, traveller.id(), child, Optional.of(Reason.RELATIVES), "Her daughter"));

    Map<String, Object> all = exported(false);

    assertThat((List<?>) all.get("relations_to_them"))
        .singleElement()
        .asString()
        .contains("household");
    assertThat((List<?>) all.get("relations")).isEmpty();
    assertThat(all.toString())
        .contains("person.kept-apart")
        .doesNotContain("Her daughter", child.toString());
    assertThat((List<?>) exported(true).get("relations_to_them")).isEmpty();
  }

  /** Somebody at whom it was noted that the traveller is of their household. */
  private UUID related() {
    NewPerson somebody =
        new NewPerson(
            "A Child",
            Optional.empty(),
            Optional.of(2015),
            Language.ENGLISH,
            ZoneOffset.UTC,
            ATraveller.aPhone(),
            traveller.scope());
    return traveller
        .store()
        .call(
            officer,
            tx -> {
              UUID child = new RegisterPerson(keys).register(tx, somebody).id();
              new Relations(new PersonLabels(keys), new PersonJournal(keys))
                  .add(tx, child, traveller.id(), Relations.Kind.HOUSEHOLD);
              return child;
            });
  }
}
