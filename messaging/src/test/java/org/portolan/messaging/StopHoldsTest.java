package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.people.IdentityCheck;
import org.portolan.cases.people.KeepContacts;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.StoppedNumbers;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.phone.PhoneNumber;

/** Who says STOP is left alone, whoever is known at the number then or later. */
class StopHoldsTest {

  private final APost post = new APost();
  private final PhoneNumber phone = APost.aPhone();

  @AfterEach
  void stop() {
    post.carrier.close();
  }

  private UUID registered(String name) {
    UUID caseId = post.quarantine(name, "en", phone, 5);
    post.at("10:00").works();
    return caseId;
  }

  private static String state(UUID caseId) {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT c.state FROM contact_point c JOIN quarantine q"
                            + " ON q.contact_point_id = c.id WHERE q.case_id = :case")
                    .bind("case", caseId)
                    .mapTo(String.class)
                    .one());
  }

  @Test
  void a_stranger_who_said_stop_is_not_texted_when_we_get_to_know_them() {
    post.hears(phone, "STOP");

    UUID caseId = registered("Selam Gebre");

    assertThat(post.texts(phone)).isEmpty();
    assertThat(state(caseId)).isEqualTo("opted-out");
    assertThat(post.checkIn(caseId)).isNotEqualTo("asked");
    assertThat(post.alerts(caseId)).as("never nothing").contains("opted-out");
  }

  @Test
  void after_start_they_are() {
    post.hears(phone, "STOP").hears(phone, "START");

    UUID caseId = registered("Selam Gebre");

    assertThat(post.texts(phone)).hasSize(1);
    assertThat(state(caseId)).isEqualTo("usable");
  }

  @Test
  void somebody_registered_later_on_a_phone_whose_holder_said_stop_is_not_texted_either() {
    registered("Ousmane Ba");
    post.hears(phone, "STOP");
    int before = post.texts(phone).size();

    UUID later = post.quarantine("Aminata Ba", "fr", phone, 5);
    post.at("12:00").works();

    assertThat(state(later)).isEqualTo("opted-out");
    assertThat(post.texts(phone)).hasSize(before);

    post.hears(phone, "START");
    assertThat(state(later)).isEqualTo("usable");
    assertThat(state(post.quarantine("Layla Ba", "ar", phone, 5))).isEqualTo("usable");
  }

  @Test
  void who_was_a_wrong_person_says_nothing_of_whoever_has_the_number_next() {
    registered("Ousmane Ba");
    post.hears(phone, "wrong number");

    assertThat(state(post.quarantine("Aminata Ba", "fr", phone, 5))).isEqualTo("usable");
  }

  @Test
  void a_number_that_is_added_to_somebody_stands_as_it_said_itself() {
    post.hears(phone, "STOP");
    UUID caseId = post.quarantine("Selam Gebre", "en", APost.aPhone(), 5);

    post.store.run(
        APost.SYSTEM,
        tx -> {
          UUID person =
              tx.sql()
                  .createQuery("SELECT person_id FROM case_file WHERE id = :id")
                  .bind("id", caseId)
                  .mapTo(UUID.class)
                  .one();
          new KeepContacts(post.keys, new PersonJournal(post.keys))
              .add(tx, person, phone.e164(), Optional.of(IdentityCheck.ANSWERS));
          assertThat(
                  tx.sql()
                      .createQuery(
                          "SELECT state FROM contact_point WHERE value_index = :index"
                              + " AND person_id = :person")
                      .bind("index", post.keys.blindIndex().ofPhone(phone.e164()))
                      .bind("person", person)
                      .mapTo(String.class)
                      .one())
              .isEqualTo("opted-out");
        });
  }

  @Test
  void when_the_provider_says_stop_of_a_stranger_that_is_remembered_too() {
    post.carrier.next(Carrier.Behaviour.refuse(400, 21610));
    post.hears(phone, "Where can I ask about my brother?");

    assertThat(
            post.store.<Boolean>call(
                APost.SYSTEM,
                tx ->
                    new StoppedNumbers(post.keys)
                        .among(tx, List.of(Endpoint.sms(phone)))
                        .contains(Endpoint.sms(phone))))
        .isTrue();
    assertThat(state(registered("Selam Gebre"))).isEqualTo("opted-out");
    assertThat(post.texts(phone)).isEmpty();
  }
}
