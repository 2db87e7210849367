package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.cases.visa.GrantRates.By;
import org.portolan.cases.visa.GrantRates.Rates;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.GrantShare;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.Quarter;
import org.portolan.cases.visa.model.State;

/** How often visas are granted, by whatever; of few nothing is told. */
class GrantRatesTest {

  /** When the clocks of these applications begin. */
  private static final Quarter DECIDED_IN = new Quarter(2026, 4);

  private Officer first;

  @Test
  void intervals_are_those_of_wilson() {
    GrantShare half = new GrantShare("x", 5, 10);
    assertThat(half.low()).isCloseTo(0.237, within(0.001));
    assertThat(half.high()).isCloseTo(0.763, within(0.001));
    assertThat(new GrantShare("x", 0, 20).low()).isZero();
    assertThat(new GrantShare("x", 20, 20).high()).isCloseTo(1, within(1e-9));
    assertThat(new GrantShare("x", 0, 0).share()).isZero();
  }

  @Test
  void of_few_decisions_nothing_is_told_nor_can_it_be_counted_back() {
    GrantShare many = new GrantShare("many", 30, 40);
    GrantShare some = new GrantShare("some", 10, 12);
    GrantShare few = new GrantShare("few", 1, 2);

    Rates alone = told(many, some, few);
    assertThat(alone.shares()).containsExactly(many);
    assertThat(alone.few()).isEqualTo(2);
    assertThat(alone.all()).isEqualTo(new GrantShare("", 41, 54));
    assertThat(told(many, some).shares()).containsExactly(many, some);
    assertThat(told(few).shares()).isEmpty();
    assertThat(told(few).all().decided()).as("the whole is theirs").isZero();

    GrantShare fewToo = new GrantShare("few-too", 2, 3);
    assertThat(told(many, some, few, fewToo).shares())
        .as("two who together are few")
        .containsExactly(many);
    GrantShare rest = new GrantShare("rest", 4, 8);
    assertThat(told(many, some, few, rest).shares()).containsExactly(many, some);
    assertThat(told(few, fewToo).all().decided()).isZero();
    assertThat(told(few, fewToo).isNothing()).isFalse();
    assertThat(told().isNothing()).isTrue();
  }

  @Test
  void what_a_reader_knows_anyway_hides_nothing() {
    GrantShare own = new GrantShare("own", 10, 12);
    GrantShare many = new GrantShare("many", 30, 40);
    GrantShare few = new GrantShare("few", 1, 2);

    Rates two = GrantRates.told(List.of(own, few), Optional.of("own"));
    assertThat(two.shares()).containsExactly(own);
    assertThat(two.all().decided()).as("else the other is what it lacks").isZero();
    assertThat(two.few()).isOne();
    Rates three = GrantRates.told(List.of(own, many, few), Optional.of("own"));
    assertThat(three.shares()).containsExactly(own);
    assertThat(three.all()).isEqualTo(new GrantShare("", 41, 54));
  }

  private static Rates told(GrantShare... all) {
    return GrantRates.told(List.of(all), Optional.empty());
  }

  @Test
  void what_an_officer_decided_or_proposed_last_counts_once_and_as_theirs() {
    AnApplication one = decided(AnApplication.of("short-stay"), false);
    for (int i = 1; i < GrantRates.LEAST; i++) {
      decided(one.another("short-stay"), i < 4);
    }
    AnApplication proposed = one.another("family-reunion").submitted().screened();
    Officer amina = first;
    Officer sofia = one.officer("Sofia", Party.SUPERVISOR);
    long seen = proposed.version();
    proposed.as(amina, tx -> proposed.assigning.take(tx, amina, proposed.caseId, seen));
    proposed.as(
        amina,
        tx -> proposed.deciding.decide(tx, amina, proposed.caseId, seen + 1, refusal("security")));
    assertThat(rates(one, sofia, By.OFFICER).isNothing()).as("it goes on").isTrue();
    one.later(Duration.ofDays(35));
    assertThat(rates(one, sofia, By.OFFICER).all().decided()).as("only proposed").isEqualTo(10);
    proposed.as(sofia, tx -> proposed.deciding.confirm(tx, sofia, proposed.caseId, seen + 2));

    assertThat(rates(one, sofia, By.OFFICER).shares())
        .containsExactly(new GrantShare("staff:" + amina.account(), 3, 11));
    assertThat(rates(one, sofia, By.NATIONALITY).shares())
        .containsExactly(new GrantShare("ERI", 3, 11));
    assertThat(rates(one, sofia, By.LANGUAGE).shares())
        .containsExactly(new GrantShare("ti", 3, 11));
    Officer elsewhere = AnApplication.of("short-stay").officer("Simon", Party.SUPERVISOR);
    assertThat(rates(one, elsewhere, By.OFFICER).all().decided()).isZero();
    Rates posts =
        one.store.call(GrantRates.ofAllPosts(), tx -> one.rates.ofPosts(tx, one.post, DECIDED_IN));
    assertThat(posts.shares()).containsExactly(new GrantShare(one.post, 3, 11));
  }

  @Test
  void what_comes_after_a_quarter_changes_nothing_of_it() {
    AnApplication one = decided(AnApplication.of("short-stay"), false);
    for (int i = 1; i < GrantRates.LEAST; i++) {
      decided(one.another("short-stay"), i < 4);
    }
    Officer sofia = one.officer("Sofia", Party.SUPERVISOR);
    String appealed =
        AnApplication.told(
            one.asApplicant(
                tx ->
                    one.applicant.appeal(
                        tx, one.traveller, one.caseId, one.version(), "It is not so.")));
    one.later(Duration.ofDays(35));
    one.as(sofia, tx -> one.deciding.reopen(tx, sofia, one.caseId, one.version(), "Look again."));
    assertThat(appealed).isEqualTo("done");
    assertThat(one.state()).isEqualTo(State.SUBMITTED);

    assertThat(rates(one, sofia, By.OFFICER).all()).isEqualTo(new GrantShare("", 3, 10));
    one.later(Duration.ofDays(90));
    Quarter next = new Quarter(2027, 1);
    assertThat(one.as(sofia, tx -> one.rates.of(tx, By.OFFICER, next)).isNothing())
        .as("decided anew, and not yet")
        .isTrue();
  }

  @Test
  void quarters_follow_each_other_without_a_gap() {
    List<Quarter> over = Quarter.over(LocalDate.of(2026, 1, 1), 5);
    assertThat(over.get(0)).isEqualTo(new Quarter(2025, 4));
    assertThat(over.get(4)).isEqualTo(new Quarter(2024, 4));
    for (int i = 1; i < over.size(); i++) {
      assertThat(over.get(i).until()).isEqualTo(over.get(i - 1).from());
    }
    assertThat(Quarter.parse(over.get(1).key())).contains(over.get(1));
    for (String none : new String[] {null, "", "2026", "2026-0", "2026-5", "2026-1 OR 1=1"}) {
      assertThat(Quarter.parse(none)).isEmpty();
    }
  }

  private Rates rates(AnApplication one, Officer who, By by) {
    return one.as(who, tx -> one.rates.of(tx, by, DECIDED_IN));
  }

  private static Decision refusal(String ground) {
    return Decision.refuse(List.of(ground), "");
  }

  private AnApplication decided(AnApplication next, boolean granted) {
    next.submitted().screened();
    Officer amina = officer(next);
    long seen = next.version();
    next.as(amina, tx -> next.assigning.take(tx, amina, next.caseId, seen));
    next.as(amina, tx -> next.settling.waived(tx, amina, next.caseId, seen + 1, "child"));
    Decision decision =
        granted
            ? Decision.grant(1, 10, next.today(), next.today().plusDays(30))
            : refusal("security");
    next.as(amina, tx -> next.deciding.decide(tx, amina, next.caseId, seen + 2, decision));
    return next;
  }

  private Officer officer(AnApplication of) {
    first = first == null ? of.officer("Amina", Party.OFFICER) : first;
    return first;
  }
}
