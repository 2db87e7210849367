package org.portolan.cases.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.finding.DuplicatePairs.Pair;
import org.portolan.cases.finding.PossibleDuplicates.Reason;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.NewPerson;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.RegisterPerson;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.traveller.ATraveller;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;

/** Who may be one is brought before somebody, and families are not. */
class DuplicatePairsTest {

  private final Keys keys = TestStore.shared().keys();
  private final CaseStore store = new ATraveller().store();
  private final String post = "test-" + UUID.randomUUID() + "/post";
  private final Actor officer =
      new Actor("staff:" + UUID.randomUUID(), Set.of(new Grant(Compartment.IDENTITY, post)));
  private final PhoneNumber ofFamily = ATraveller.aPhone();

  private UUID registered(String name, int born, PhoneNumber phone) {
    NewPerson person =
        new NewPerson(
            name,
            Optional.empty(),
            Optional.of(born),
            Language.ENGLISH,
            ZoneId.of("UTC"),
            phone,
            post);
    return store.call(officer, tx -> new RegisterPerson(keys).register(tx, person)).id();
  }

  private List<Pair> pairs(int most) {
    DuplicatePairs duplicates = new DuplicatePairs(new PersonLabels(keys), new PersonJournal(keys));
    return store.call(officer, tx -> duplicates.of(tx, most));
  }

  private static Set<UUID> both(Pair pair) {
    return Set.of(pair.one(), pair.other());
  }

  @Test
  void a_like_name_and_the_same_birth_are_enough_across_scripts_and_orders() {
    UUID one = registered("محمد حداد", 1990, ATraveller.aPhone());
    UUID other = registered("Haddad Mohammed", 1990, ATraveller.aPhone());
    registered("Mohammed Haddad", 1971, ATraveller.aPhone());

    assertThat(pairs(100))
        .singleElement()
        .returns(Set.of(Reason.NAME_AND_BIRTH), Pair::reasons)
        .returns(Set.of(one, other), DuplicatePairsTest::both);
  }

  @Test
  void large_families_at_one_telephone_do_not_hide_somebody_registered_twice() {
    for (String name : List.of("Layla", "Karim", "Samir", "Nadia", "Yusuf", "Rana")) {
      registered(name + " Haddad", 1990 + name.length(), ofFamily);
    }
    UUID one = registered("Tariq Haddad", 1960, ofFamily);
    UUID other = registered("طارق حداد", 1961, ofFamily);

    assertThat(pairs(3))
        .singleElement()
        .returns(Set.of(Reason.CONTACT), Pair::reasons)
        .returns(Set.of(one, other), DuplicatePairsTest::both);
  }
}
