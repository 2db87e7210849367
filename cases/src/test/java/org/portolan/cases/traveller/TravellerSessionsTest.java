package org.portolan.cases.traveller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.PersonFile;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.TestStore;

/** Who shows the token is the traveller, for a while. */
class TravellerSessionsTest {

  private final Keys keys = TestStore.shared().keys();
  private final ATraveller traveller = new ATraveller();
  private final TravellerSessions sessions = new TravellerSessions(keys, Settings.of(Map.of()));
  private final Traveller signedIn = traveller.signedIn(true);
  private final String token =
      traveller.store().call(AskForCode.actor(), tx -> sessions.begin(tx, signedIn));

  private Optional<Traveller> shown(String shown) {
    return traveller.store().call(AskForCode.actor(), tx -> sessions.of(tx, shown));
  }

  @Test
  void the_token_is_the_traveller_and_nothing_else_is() {
    assertThat(shown(token)).contains(signedIn);

    for (String other : List.of("", "x", token + "A", token.substring(1), "x".repeat(10_000))) {
      assertThat(shown(other)).as("%d characters", other.length()).isEmpty();
    }
  }

  @Test
  void twenty_minutes_without_an_act_end_it_and_two_hours_whatever_is_done() {
    for (int act = 0; act < 6; act++) {
      traveller.pass(Duration.ofMinutes(19));
      assertThat(shown(token)).isPresent();
    }
    traveller.pass(Duration.ofMinutes(6));
    assertThat(shown(token)).as("two hours").isEmpty();

    String again = traveller.store().call(AskForCode.actor(), tx -> sessions.begin(tx, signedIn));
    traveller.pass(Duration.ofMinutes(20));
    assertThat(shown(again)).as("twenty minutes").isEmpty();
  }

  @Test
  void who_goes_is_gone_and_a_phone_that_is_not_theirs_any_more_closes_at_once() {
    traveller.store().run(AskForCode.actor(), tx -> sessions.end(tx, "nobody's"));
    assertThat(shown(token)).isPresent();
    traveller
        .store()
        .run(
            AskForCode.actor(),
            tx ->
                tx.sql()
                    .createUpdate("UPDATE contact_point SET state = 'wrong-person' WHERE id = :id")
                    .bind("id", signedIn.contactPoint())
                    .execute());
    assertThat(shown(token)).isEmpty();

    traveller.store().run(AskForCode.actor(), tx -> sessions.end(tx, token));
    assertThat(stored()).isZero();
  }

  @Test
  void a_phone_said_to_be_their_own_opens_more_at_once() {
    traveller.signedIn(false);

    assertThat(shown(token)).map(Traveller::shared).contains(false);
  }

  @Test
  void the_persons_journal_tells_of_the_sign_in_and_of_looking() {
    OwnFile own =
        new OwnFile(
            new PersonFile(keys, new PersonLabels(keys), new PersonJournal(keys)),
            new PersonJournal(keys));
    Actor actor = traveller.actor(signedIn);

    OwnFile.View view =
        traveller.store().call(actor, tx -> own.of(tx, traveller.id())).orElseThrow();

    assertThat(view.details().name()).isEqualTo("Selam Gebre");
    assertThat(view.reaches()).singleElement().satisfies(one -> assertThat(one.shared()).isTrue());
    assertThat(events()).containsExactly("traveller.signed-in", "read.own");
  }

  private List<String> events() {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            owner ->
                owner
                    .createQuery("SELECT kind FROM journal_event WHERE case_id = ? ORDER BY seq")
                    .bind(0, traveller.id())
                    .mapTo(String.class)
                    .list());
  }

  private long stored() {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            owner ->
                owner
                    .createQuery("SELECT count(*) FROM traveller_session WHERE of_person = ?")
                    .bind(0, traveller.id())
                    .mapTo(Long.class)
                    .one());
  }
}
