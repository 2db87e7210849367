package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.people.IdentityCheck;
import org.portolan.cases.people.KeepContacts;
import org.portolan.cases.people.KeepContacts.Outcome;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;

/** Somebody has another number: whoever has the old one now gets nothing more of theirs. */
class NumberChangesTest {

  private final APost post = new APost();
  private final PhoneNumber old = APost.aPhone();
  private final PhoneNumber now = APost.aPhone();
  private UUID caseId;

  @BeforeEach
  void somebody() {
    caseId = post.quarantine("Selam Gebre", "en", old, 14);
  }

  @AfterEach
  void stop() {
    post.carrier.close();
  }

  private static UUID one(Tx tx, String sql, UUID id) {
    return tx.sql().createQuery(sql).bind("id", id).mapTo(UUID.class).one();
  }

  private static UUID contact(Tx tx, UUID caseId) {
    return one(tx, "SELECT contact_point_id FROM quarantine WHERE case_id = :id", caseId);
  }

  private void changes() {
    KeepContacts keep = new KeepContacts(post.keys, new PersonJournal(post.keys));
    post.store.run(
        APost.SYSTEM,
        tx -> {
          UUID person = one(tx, "SELECT person_id FROM case_file WHERE id = :id", caseId);
          UUID before = contact(tx, caseId);
          assertThat(keep.add(tx, person, now.e164(), Optional.of(IdentityCheck.ANSWERS)))
              .isEqualTo(Outcome.DONE);
          UUID added =
              tx.sql()
                  .createQuery(
                      "SELECT id FROM contact_point WHERE person_id = :person AND id <> :before")
                  .bind("person", person)
                  .bind("before", before)
                  .mapTo(UUID.class)
                  .one();
          assertThat(keep.use(tx, person, added)).isEqualTo(Outcome.DONE);
          assertThat(keep.end(tx, person, before)).isEqualTo(Outcome.DONE);
        });
  }

  @Test
  void the_next_question_goes_to_the_new_number_and_nothing_to_the_old() {
    post.at("09:01").works();
    assertThat(post.texts(old)).hasSize(1);

    changes();
    post.later(Duration.ofDays(1)).at("09:01").works();

    assertThat(post.texts(old)).hasSize(1);
    assertThat(post.texts(now)).hasSize(1);
  }

  @Test
  void a_question_that_was_queued_for_the_old_number_goes_to_the_new() {
    post.at("09:01").asks();

    changes();
    post.works();

    assertThat(post.texts(old)).isEmpty();
    assertThat(post.texts(now)).hasSize(1);
  }

  @Test
  void what_answers_the_old_number_and_no_other_is_not_sent() {
    post.at("09:01");
    post.store.call(
        APost.SYSTEM,
        tx ->
            post.outbox.enqueue(
                tx,
                OutboundMessage.about(
                    caseId,
                    Recipient.contact(contact(tx, caseId)),
                    Purpose.CODE,
                    Wording.of("reply.thanks"))));

    changes();
    post.works();

    assertThat(post.texts(old)).isEmpty();
  }

  @Test
  void what_waits_for_another_try_to_the_old_number_is_not_tried_there_again() {
    post.carrier.next(Carrier.Behaviour.refuse(400, 30003));
    post.at("09:01").works();
    assertThat(post.texts(old)).isEmpty();

    changes();
    post.later(Duration.ofMinutes(30)).works();

    assertThat(post.texts(old)).isEmpty();
    assertThat(post.texts(now)).hasSize(1);
  }
}
