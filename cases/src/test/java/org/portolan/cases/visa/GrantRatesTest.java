package org.portolan.cases.visa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.cases.visa.GrantRates.By;
import org.portolan.cases.visa.GrantRates.Rates;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.GrantShare;
import org.portolan.cases.visa.model.Party;

/** How often visas are granted, by whatever; of few nothing is told. */
class GrantRatesTest {

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
        one.store.call(
            GrantRates.ofAllPosts(),
            tx -> one.rates.ofPosts(tx, one.post, Instant.EPOCH, one.now().plusSeconds(99)));
    assertThat(posts.shares()).containsExactly(new GrantShare(one.post, 3, 11));
  }

  private Rates rates(AnApplication one, Officer who, By by) {
    return one.as(who, tx -> one.rates.of(tx, by, Instant.EPOCH, one.now().plusSeconds(99)));
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
