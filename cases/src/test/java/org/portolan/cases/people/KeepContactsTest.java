package org.portolan.cases.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.KeepContacts.Outcome;
import org.portolan.cases.people.PersonFile.Reach;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.traveller.ATraveller;
import org.portolan.i18n.phone.PhoneNumber;

/** What is theirs no longer gets nothing more; what is theirs again begins as shared. */
class KeepContactsTest {

  private final Keys keys = TestStore.shared().keys();
  private final KeepContacts contacts = new KeepContacts(keys, new PersonJournal(keys));
  private final PersonFile file =
      new PersonFile(keys, new PersonLabels(keys), new PersonJournal(keys));
  private final ATraveller somebody = new ATraveller();
  private final Actor officer = at(somebody.scope());
  private final PhoneNumber phone = ATraveller.aPhone();

  private static Actor at(String scope) {
    return new Actor("staff:" + UUID.randomUUID(), Set.of(new Grant(Compartment.IDENTITY, scope)));
  }

  private Outcome add(Actor actor, String typed) {
    return somebody
        .store()
        .call(
            actor, tx -> contacts.add(tx, somebody.id(), typed, Optional.of(IdentityCheck.KNOWN)));
  }

  private Outcome end(Actor actor, UUID contact) {
    return somebody.store().call(actor, tx -> contacts.end(tx, somebody.id(), contact));
  }

  private Outcome own(Actor actor, UUID contact) {
    return own(actor, contact, Optional.of(IdentityCheck.PAPER));
  }

  private Outcome own(Actor actor, UUID contact, Optional<IdentityCheck> check) {
    return somebody.store().call(actor, tx -> contacts.makeOwn(tx, somebody.id(), contact, check));
  }

  private Outcome use(Actor actor, UUID contact) {
    return somebody.store().call(actor, tx -> contacts.use(tx, somebody.id(), contact));
  }

  private List<Reach> reaches() {
    return somebody.store().call(officer, tx -> file.reaches(tx, somebody.id()));
  }

  private Reach last() {
    return reaches().stream()
        .filter(reach -> !reach.id().equals(somebody.signedIn(true).contactPoint()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nothing_is_added_before_somebody_has_made_sure_who_asks() {
    assertThat(
            somebody
                .store()
                .<Outcome>call(
                    officer,
                    tx -> contacts.add(tx, somebody.id(), "+33612345677", Optional.empty())))
        .isEqualTo(Outcome.UNCHECKED);
  }

  @Test
  void a_number_is_added_ended_and_theirs_again_but_shared() {
    assertThat(add(officer, phone.e164())).isEqualTo(Outcome.DONE);
    assertThat(add(officer, phone.e164())).isEqualTo(Outcome.THERE_ALREADY);
    UUID added = last().id();
    assertThat(own(officer, added, Optional.empty())).isEqualTo(Outcome.UNCHECKED);
    assertThat(last().shared()).as("before somebody has made sure who says so").isTrue();
    assertThat(own(officer, added)).isEqualTo(Outcome.DONE);
    assertThat(last().shared()).isFalse();
    verified(added);

    assertThat(end(officer, added)).isEqualTo(Outcome.DONE);
    assertThat(end(officer, added)).isEqualTo(Outcome.NOT_FOUND);
    assertThat(last().state()).isEqualTo(ContactState.WRONG_PERSON);
    assertThat(add(officer, phone.e164())).isEqualTo(Outcome.DONE);
    assertThat(last().shared()).isTrue();
    assertThat(last().state()).isEqualTo(ContactState.USABLE);
    assertThat(isVerified(added)).as("by whoever holds it now").isFalse();
  }

  private void verified(UUID contact) {
    somebody
        .store()
        .run(
            officer,
            tx ->
                tx.sql()
                    .createUpdate("UPDATE contact_point SET verified_at = :now WHERE id = :id")
                    .bind("now", tx.now())
                    .bind("id", contact)
                    .execute());
  }

  private boolean isVerified(UUID contact) {
    return somebody
        .store()
        .call(
            officer,
            tx ->
                tx.sql()
                    .createQuery("SELECT verified_at IS NOT NULL FROM contact_point WHERE id = :id")
                    .bind("id", contact)
                    .mapTo(Boolean.class)
                    .one());
  }

  @Test
  void what_is_asked_of_a_person_may_be_asked_by_e_mail() {
    assertThat(add(officer, "Selam." + UUID.randomUUID() + "@Example.org")).isEqualTo(Outcome.DONE);
    assertThat(last().channel()).isEqualTo("email");
    UUID address = last().id();
    assertThat(use(officer, address)).isEqualTo(Outcome.DONE);
    assertThat(end(officer, address)).isEqualTo(Outcome.DONE);
    assertThat(use(officer, address)).isEqualTo(Outcome.NOT_FOUND);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "0612345678", "abc", "a@b", "a b@c.de", "@x.org", "+1", "<s>@x.org"})
  void what_reaches_nobody_is_refused(String typed) {
    assertThat(add(officer, typed)).isEqualTo(Outcome.UNREADABLE);
  }

  @Test
  void another_post_and_the_person_themselves_change_nothing() {
    Actor elsewhere = at("elsewhere/post");
    UUID theirs = somebody.signedIn(true).contactPoint();

    assertThat(add(elsewhere, phone.e164())).isEqualTo(Outcome.NOT_FOUND);
    for (Actor actor : List.of(elsewhere, somebody.actor(somebody.signedIn(true)))) {
      assertThat(end(actor, theirs)).isEqualTo(Outcome.NOT_FOUND);
      assertThat(own(actor, theirs)).isEqualTo(Outcome.NOT_FOUND);
    }
    assertThat(reaches()).singleElement().extracting(Reach::shared).isEqualTo(true);
  }
}
