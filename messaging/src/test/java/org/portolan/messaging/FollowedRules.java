package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.portolan.cases.portal.entry.DecideOnRule;
import org.portolan.cases.portal.entry.DecideOnRule.Outcome;
import org.portolan.cases.portal.entry.FollowRules;
import org.portolan.cases.portal.entry.FollowRules.Answer;
import org.portolan.cases.portal.entry.FollowRules.Asked;
import org.portolan.cases.portal.entry.FollowRules.Wanted;
import org.portolan.cases.portal.entry.WriteRule;
import org.portolan.cases.portal.entry.model.Conditions;
import org.portolan.cases.portal.entry.model.Effect;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.cases.portal.entry.model.RuleText;
import org.portolan.cases.portal.entry.model.SeenRule;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.entry.SendChecklist;
import org.portolan.messaging.entry.TellFollowers;

/** Rules of Kenya's, the two who keep them, and somebody with a telephone who follows some. */
final class FollowedRules {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  static final LocalDate ARRIVAL = TODAY.plusDays(10);
  private static final Actor AUTHOR = staff("author");
  private static final Actor SECOND = staff("second");

  final APost post = new APost();
  final PhoneNumber phone = APost.aPhone();
  final FollowRules following = new FollowRules(post.keys, post.settings);
  private final PublicAddress address = PublicAddress.of(post.settings);
  private final DecideOnRule decide = new DecideOnRule();
  private final WriteRule write = new WriteRule();
  final SendChecklist page = new SendChecklist(post.store, following, post.outbox, address);
  final TellFollowers telling =
      new TellFollowers(post.store, following, decide, post.outbox, address);

  /** Begins with no rule and nobody who follows any, at noon. */
  FollowedRules() {
    Jdbi.create(TestStore.shared().asOwner())
        .useHandle(
            h ->
                h.execute(
                    """
                    DELETE FROM entry_follower; DELETE FROM entry_change;
                    DELETE FROM entry_rule_version; DELETE FROM traveller_turn
                    """));
    post.at("12:00");
  }

  private static Actor staff(String name) {
    return new Actor(
        "staff:" + name, Set.of(new Grant(Compartment.INFORMATION, "information/desk")));
  }

  /** A rule for everybody. */
  static RuleContent aRule(Effect effect) {
    return aRule(0, Conditions.none(), effect);
  }

  static RuleContent aRule(int rank, Conditions whom, Effect effect) {
    return aRule("KEN", rank, whom, effect, TODAY.minusDays(5));
  }

  static RuleContent aRule(
      String destination, int rank, Conditions whom, Effect effect, LocalDate from) {
    return new RuleContent(
        destination,
        rank,
        whom,
        effect,
        from,
        Optional.empty(),
        new RuleText("en", "Border office", "", "", ""),
        TODAY,
        TODAY.plusMonths(2));
  }

  /** Makes a rule public; returns its number. */
  int published(RuleContent content) {
    return published(content, Optional.empty());
  }

  /** Makes a rule public at a time. */
  int published(RuleContent content, Optional<Instant> at) {
    int rule = post.store.call(AUTHOR, tx -> write.begin(tx, content)).rule();
    publish(rule, 1, at);
    return rule;
  }

  /** Makes the next version of a rule public. */
  void change(int rule, int version, RuleContent content) {
    post.store.call(AUTHOR, tx -> write.change(tx, new SeenRule(rule, version, 1), content));
    publish(rule, version + 1, Optional.empty());
  }

  private void publish(int rule, int version, Optional<Instant> at) {
    assertThat(
            post.store.<Outcome>call(
                AUTHOR, tx -> decide.submit(tx, new SeenRule(rule, version, 1))))
        .isEqualTo(Outcome.DONE);
    assertThat(
            post.store.<Outcome>call(
                SECOND, tx -> decide.approve(tx, new SeenRule(rule, version, 1), at)))
        .isEqualTo(Outcome.DONE);
  }

  void withdraw(int rule) {
    withdraw(rule, 1);
  }

  void withdraw(int rule, int version) {
    post.store.call(AUTHOR, tx -> decide.withdraw(tx, rule, version));
  }

  Asked ask(String language, Integer... rules) {
    Answer answer = page.ask(phone, new Wanted(language, List.of(rules), ARRIVAL), "192.0.2.1");
    assertThat(answer).isInstanceOf(Asked.class);
    works();
    return (Asked) answer;
  }

  /** Follows rules; one text, the code, has come then. */
  void follow(String language, Integer... rules) {
    Asked asked = ask(language, rules);
    assertThat(page.enter(asked.id(), asked.code(), Language.of(language), "KEN", null)).isTrue();
  }

  /** What there is to tell is told, and sent. */
  void works() {
    while (telling.tell() > 0) {
      assertThat(telling).isNotNull();
    }
    post.later(Duration.ofSeconds(2)).works();
  }

  /** The texts that came after the codes. */
  List<String> told() {
    return post.texts(phone).stream().filter(text -> !text.matches("(?s)[0-9]{6}.*")).toList();
  }

  static long followers() {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            h -> h.createQuery("SELECT count(*) FROM entry_follower").mapTo(Long.class).one());
  }
}
