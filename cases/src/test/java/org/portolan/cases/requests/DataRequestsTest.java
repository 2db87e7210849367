package org.portolan.cases.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.requests.DataRequest.Kind;
import org.portolan.cases.requests.DataRequests.AtPost;
import org.portolan.cases.requests.MakeDataRequest.Outcome;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.traveller.ATraveller;
import org.portolan.cases.traveller.Traveller;

/** What somebody asks about their own data has an answer by a day, from whoever may see them. */
class DataRequestsTest {

  private final Keys keys = TestStore.shared().keys();
  private final ATraveller traveller = new ATraveller();
  private final Traveller signedIn = traveller.signedIn(true);
  private final MakeDataRequest making = new MakeDataRequest(keys, Settings.of(Map.of()));
  private final AnswerDataRequest answering = new AnswerDataRequest(keys, new PersonJournal(keys));
  private final DataRequests requests = new DataRequests(keys);
  private final Actor officer = staff(Compartment.IDENTITY, traveller.scope());

  private static Actor staff(Compartment compartment, String scope) {
    return new Actor("staff:" + UUID.randomUUID(), Set.of(new Grant(compartment, scope)));
  }

  private Outcome make(String text) {
    return make(Kind.CORRECTION, text);
  }

  private Outcome make(Kind kind, String text) {
    return traveller
        .store()
        .call(MakeDataRequest.actor(), tx -> making.make(tx, signedIn, kind, text));
  }

  private static String became(Outcome outcome) {
    return outcome.fold(made -> "made", refused -> refused.why().key());
  }

  private List<DataRequest> seenBy(Actor actor) {
    return traveller.store().call(actor, tx -> requests.ofPerson(tx, traveller.id()));
  }

  private List<DataRequests.Waiting> waiting() {
    return traveller.store().call(officer, tx -> requests.waiting(tx, 0, 10));
  }

  private List<AtPost> atPosts(Actor actor) {
    return traveller.store().call(actor, requests::waitingByPost);
  }

  private AnswerDataRequest.Outcome answer(Actor actor, UUID id, String reason) {
    return traveller.store().call(actor, tx -> answering.answer(tx, id, true, reason));
  }

  @Test
  void a_request_waits_for_an_answer_for_a_month_and_the_person_sees_both() {
    assertThat(became(make("  My name is written with an h. "))).isEqualTo("made");

    DataRequest made = seenBy(officer).get(0);
    assertThat(made.body()).isEqualTo("My name is written with an h.");
    assertThat(made.answerBy()).isEqualTo(traveller.now().plus(Duration.ofDays(30)));
    assertThat(made.isLate(traveller.now())).isFalse();
    assertThat(made.isLate(made.answerBy().plusSeconds(1))).isTrue();
    assertThat(waiting()).hasSize(1);

    assertThat(answer(officer, made.id(), " We have corrected it. "))
        .isEqualTo(AnswerDataRequest.Outcome.ANSWERED);
    DataRequest own = seenBy(traveller.actor(signedIn)).get(0);
    assertThat(own.answer().orElseThrow().reason()).isEqualTo("We have corrected it.");
    assertThat(waiting()).isEmpty();
    assertThat(events()).containsExactly("request.made", "request.answered");
  }

  @Test
  void an_objection_has_a_deadline_and_an_answer_as_a_correction_has() {
    assertThat(became(make(Kind.OBJECTION, "Please use my number for nothing but check-ins.")))
        .isEqualTo("made");

    DataRequest made = seenBy(officer).get(0);
    assertThat(made.kind()).isEqualTo(Kind.OBJECTION);
    assertThat(made.answerBy()).isEqualTo(traveller.now().plus(Duration.ofDays(30)));
    answer(officer, made.id(), "We do so from today.");
    assertThat(seenBy(officer).get(0).answer()).isPresent();
    assertThat(events()).containsExactly("request.made", "request.answered");
  }

  @Test
  void empty_huge_and_too_many_requests_are_refused_each_with_its_reason() {
    for (String empty : new String[] {null, "", " \n "}) {
      assertThat(became(make(empty))).isEqualTo("empty");
    }
    assertThat(became(make("x".repeat(DataRequest.LONGEST + 1)))).isEqualTo("too-long");
    for (int i = 0; i < 5; i++) {
      assertThat(became(make("'; DROP TABLE person; -- " + i))).isEqualTo("made");
    }
    assertThat(became(make("one more"))).isEqualTo("too-many");
    assertThat(seenBy(officer)).hasSize(5);
    List<DataRequests.Waiting> paged = new ArrayList<>(page(0));
    paged.addAll(page(2));
    paged.addAll(page(4));
    assertThat(paged).isEqualTo(waiting()).hasSize(5);
    long all = traveller.store().call(officer, requests::waiting);
    assertThat(all).isEqualTo(5);
  }

  private List<DataRequests.Waiting> page(int from) {
    return traveller.store().call(officer, tx -> requests.waiting(tx, from, 2));
  }

  @Test
  void an_answer_needs_words_and_the_first_one_stands() {
    make("Please look.");
    UUID id = seenBy(officer).get(0).id();

    assertThat(answer(officer, id, " ")).isEqualTo(AnswerDataRequest.Outcome.EMPTY);
    assertThat(answer(officer, id, "x".repeat(DataRequest.LONGEST + 1)))
        .isEqualTo(AnswerDataRequest.Outcome.TOO_LONG);
    assertThat(answer(officer, id, "Done.")).isEqualTo(AnswerDataRequest.Outcome.ANSWERED);
    assertThat(answer(officer, id, "Other."))
        .isEqualTo(AnswerDataRequest.Outcome.ANSWERED_MEANWHILE);
    assertThat(seenBy(officer).get(0).answer().orElseThrow().reason()).isEqualTo("Done.");
  }

  @Test
  void another_post_another_compartment_and_the_traveller_answer_nothing() {
    make("Please look.");
    UUID id = seenBy(officer).get(0).id();

    for (Actor other :
        List.of(
            staff(Compartment.IDENTITY, "elsewhere/post"),
            staff(Compartment.HEALTH, traveller.scope()),
            new ATraveller().actor(new ATraveller().signedIn(false)))) {
      assertThat(seenBy(other)).isEmpty();
      assertThat(answer(other, id, "No.")).isEqualTo(AnswerDataRequest.Outcome.NOT_FOUND);
    }
    assertThat(answer(traveller.actor(signedIn), id, "Yes."))
        .as("the traveller's own actor only reads")
        .isEqualTo(AnswerDataRequest.Outcome.NOT_FOUND);
    assertThatThrownBy(
            () ->
                traveller
                    .store()
                    .call(
                        traveller.actor(signedIn),
                        tx -> making.make(tx, signedIn, Kind.OBJECTION, "Mine.")))
        .hasStackTraceContaining("row-level security");
  }

  @Test
  void whoever_watches_over_the_organisation_counts_what_is_late_and_reads_nothing() {
    String organisation = Grant.organisationOf(traveller.scope());
    Actor watching = staff(Compartment.OVERSIGHT, organisation);
    make("Please look.");

    assertThat(atPosts(watching)).containsExactly(new AtPost(traveller.scope(), 1, 0));
    traveller.pass(Duration.ofDays(31));
    assertThat(atPosts(watching)).containsExactly(new AtPost(traveller.scope(), 1, 1));
    assertThat(seenBy(watching)).isEmpty();
    assertThat(atPosts(officer)).isEmpty();
    assertThat(atPosts(staff(Compartment.OVERSIGHT, "elsewhere"))).isEmpty();
  }

  private List<String> events() {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            owner ->
                owner
                    .createQuery(
                        """
                        SELECT kind FROM journal_event
                        WHERE case_id = ? AND kind LIKE 'request%' ORDER BY seq
                        """)
                    .bind(0, traveller.id())
                    .mapTo(String.class)
                    .list());
  }
}
