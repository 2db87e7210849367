package org.portolan.cases.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.referral.AnswerReferral;
import org.portolan.cases.referral.AnswerReferral.Outcome;
import org.portolan.cases.referral.AnswerReferral.Shown;
import org.portolan.cases.referral.AnswerReferral.Written;
import org.portolan.cases.referral.ReferToProvider;
import org.portolan.cases.referral.ReferToProvider.Provider;
import org.portolan.cases.referral.ReferToProvider.Words;
import org.portolan.cases.referral.Referral;
import org.portolan.cases.referral.Referrals;
import org.portolan.cases.store.Tx;
import org.portolan.cases.support.WorkOnSupportCase.Seen;
import org.portolan.cases.timeline.Timeline.Entry;

/** What is referred to a provider: they are told what is for them, take it on, and give it back. */
class AnswerReferralTest {

  private static final String TOLD = "Speaks Tigrinya. Meet at the church.";

  private final ASupportPost post = new ASupportPost();
  private final AnswerReferral answering = new AnswerReferral(post.store(), post.timeline);
  private final ReferToProvider refer = new ReferToProvider(post.timeline);
  private UUID provider;
  private UUID another;
  private SupportCase taken;
  private UUID referral;

  @BeforeEach
  void a_case_with_a_note_is_referred() {
    provider = post.provider();
    another = post.provider();
    taken = post.taken();
    post.as(post.worker, tx -> post.work.note(tx, taken.id(), "Told me alone"));
    assertThat(refer(TOLD)).isEqualTo(ReferToProvider.Outcome.DONE);
    referral = post.as(post.worker, tx -> Referrals.ofCase(tx, taken.id())).get(0).id();
  }

  private ReferToProvider.Outcome refer(String told) {
    return post.as(post.worker, tx -> refer(tx, provider, told));
  }

  private ReferToProvider.Outcome refer(Tx tx, UUID to, String told) {
    CaseReference reference = new CaseReference(taken.reference());
    Words words = new Words("Agreed in person", told);
    return refer.refer(tx, reference, new Provider(to, "Clinic"), 30, words);
  }

  private Optional<Shown> shown(UUID account) {
    return answering.show(post.signedIn(account).actor(), account, referral);
  }

  private Referral now() {
    return post.as(post.worker, tx -> Referrals.ofCase(tx, taken.id())).get(0);
  }

  @Test
  void of_the_journal_they_read_their_own_entries_whatever_they_ask() {
    assertThat(shown(provider)).isPresent();

    assertThat(actors(provider)).containsOnly("staff:" + provider);
    Set<String> all = post.as(post.worker, AnswerReferralTest::whoActed);
    assertThat(all).hasSizeGreaterThan(1);
  }

  private Set<String> actors(UUID account) {
    return post.store().call(post.signedIn(account).actor(), AnswerReferralTest::whoActed);
  }

  private static Set<String> whoActed(Tx tx) {
    return tx.sql().createQuery("SELECT actor FROM journal_event").mapTo(String.class).set();
  }

  @Test
  void they_are_shown_what_was_written_for_them_and_their_own_notes_and_no_other() {
    answering.note(provider, referral, " First talk on Monday ");

    assertThat(shown(provider).orElseThrow().written())
        .extracting(Written::own, Written::text)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(false, TOLD),
            org.assertj.core.groups.Tuple.tuple(true, "First talk on Monday"));
    assertThat(post.view(taken).part().entries())
        .extracting(Entry::body)
        .containsExactlyInAnyOrder("Told me alone", TOLD, "First talk on Monday");
    assertThat(shown(another)).isEmpty();
  }

  @Test
  void they_take_it_on_once_and_give_it_back_with_a_word_after_which_it_is_closed_to_them() {
    assertThat(now().state(ASupportPost.NOW)).isEqualTo("new");
    assertThat(answering.accept(provider, referral)).isEqualTo(Outcome.DONE);
    assertThat(answering.accept(provider, referral)).isEqualTo(Outcome.ALREADY);
    assertThat(now().state(ASupportPost.NOW)).isEqualTo("accepted");
    assertThat(answering.giveBack(provider, referral, " ")).isEqualTo(Outcome.EMPTY);
    assertThat(answering.giveBack(provider, referral, "x".repeat(4_001)))
        .isEqualTo(Outcome.TOO_LONG);
    assertThat(answering.giveBack(provider, referral, "Ten talks, doing well"))
        .isEqualTo(Outcome.DONE);

    assertThat(now().state(ASupportPost.NOW)).isEqualTo("given-back");
    assertThat(post.signedIn(provider).opened()).isEmpty();
    assertThat(shown(provider)).isEmpty();
    assertThat(answering.note(provider, referral, "One more")).isEqualTo(Outcome.NOT_FOUND);
    assertThat(post.events(taken))
        .containsSubsequence("referral.made", "referral.accepted", "referral.given-back");
    assertThat(refer(TOLD)).as("it can be referred again").isEqualTo(ReferToProvider.Outcome.DONE);
  }

  @Test
  void what_is_given_back_at_once_was_not_taken_on() {
    answering.giveBack(provider, referral, "We have no room");

    assertThat(now().state(ASupportPost.NOW)).isEqualTo("declined");
  }

  @Test
  void nobody_else_answers_and_nobody_after_its_end() {
    for (UUID other : List.of(another, post.worker.id())) {
      assertThat(answering.accept(other, referral)).isEqualTo(Outcome.NOT_FOUND);
      assertThat(answering.note(other, referral, "Not mine")).isEqualTo(Outcome.NOT_FOUND);
      assertThat(answering.giveBack(other, referral, "Not mine")).isEqualTo(Outcome.NOT_FOUND);
    }
    post.pass(Duration.ofDays(31));
    AnswerReferral later = new AnswerReferral(post.store(), post.timeline);
    assertThat(later.note(provider, referral, "Late")).isEqualTo(Outcome.NOT_FOUND);
    assertThat(post.view(taken).part().entries()).extracting(Entry::body).doesNotContain("Late");
  }

  @Test
  void with_the_case_its_referrals_end() {
    close(post.seen(post.worker, taken));

    assertThat(now().state(ASupportPost.NOW)).isEqualTo("ended");
    assertThat(post.signedIn(provider).opened()).isEmpty();
    assertThat(answering.note(provider, referral, "Late")).isEqualTo(Outcome.NOT_FOUND);
    assertThat(post.events(taken)).endsWith("support.closed", "referral.ended");
  }

  @Test
  void what_is_referred_while_the_case_is_closed_ends_with_it() throws Exception {
    Seen seen = post.seen(post.worker, taken);
    ExecutorService colleague = Executors.newSingleThreadExecutor();
    try {
      Future<WorkOnSupportCase.Outcome> closing =
          post.as(
              post.worker,
              tx -> {
                assertThat(refer(tx, another, TOLD)).isEqualTo(ReferToProvider.Outcome.DONE);
                Future<WorkOnSupportCase.Outcome> closes = colleague.submit(() -> close(seen));
                post.untilSomebodyWaits();
                return closes;
              });
      assertThat(closing.get(10, TimeUnit.SECONDS)).isEqualTo(WorkOnSupportCase.Outcome.DONE);
    } finally {
      colleague.shutdownNow();
    }
    assertThat(post.<List<Referral>>as(post.worker, tx -> Referrals.ofCase(tx, taken.id())))
        .hasSize(2)
        .allMatch(one -> one.state(ASupportPost.NOW).equals("ended"));
  }

  private WorkOnSupportCase.Outcome close(Seen seen) {
    return post.as(
        post.worker, tx -> post.work.close(tx, seen, Optional.of(SupportOutcome.HANDED_ON)));
  }

  @Test
  void the_provider_is_shown_it_without_holding_two_connections() {
    AnswerReferral alone = new AnswerReferral(post.oneAtATime(), post.timeline);

    assertThat(alone.show(post.signedIn(provider).actor(), provider, referral)).isPresent();
  }

  @Test
  void a_referral_that_tells_nothing_is_none() {
    for (String told : new String[] {null, "  ", "x".repeat(4_001)}) {
      assertThat(refer(told)).isEqualTo(ReferToProvider.Outcome.NOTHING_TOLD);
    }
  }
}
