package org.portolan.cases.portal.entry;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.portal.entry.model.FollowedJourney;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.cases.portal.entry.model.RuleVersion;
import org.portolan.cases.portal.entry.store.EntryChanges;
import org.portolan.cases.portal.entry.store.EntryChanges.Change;
import org.portolan.cases.portal.entry.store.EntryRules;
import org.portolan.cases.portal.entry.store.Followers;
import org.portolan.cases.portal.entry.store.Followers.Follower;
import org.portolan.cases.portal.entry.store.Followers.Late;
import org.portolan.cases.portal.entry.store.Followers.Wish;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.CodeLimits;
import org.portolan.cases.traveller.Turns;
import org.portolan.i18n.phone.PhoneNumber;

/**
 * Somebody who plans a journey wants the checklist as a text, or to be told when a rule changes.
 * The number gets one code, and nothing else before that code was entered.
 */
@Dependent
public class FollowRules {

  private static final int MOST_TRIES = 5;
  private static final int CODES = 1_000_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Keys keys;
  private final BlindIndex index;
  private final Turns turns;
  private final Followers followers;
  private final EntryChanges changes = new EntryChanges();
  private final EntryRules rules = new EntryRules();

  @Inject
  public FollowRules(Keys keys, Settings settings) {
    this.keys = keys;
    this.index = keys.blindIndex();
    this.turns = new Turns(index, "entry rules", CodeLimits.of(settings));
    this.followers = new Followers(keys);
  }

  /** Who keeps the followers and tells them. */
  public static Actor actor() {
    return Actor.system("entry-followers", Compartment.INFORMATION, Compartment.TRANSIT);
  }

  /**
   * Asks for a code, as {@link #actor()}.
   *
   * @param from where the request came from, as limits count it
   */
  public Answer ask(Tx tx, PhoneNumber phone, Wanted wanted, String from) {
    Optional<Instant> wait = turns.take(tx, Endpoint.sms(phone), Optional.empty(), from);
    if (wait.isPresent()) {
      return new Wait(wait.get());
    }
    UUID id = keys.vault().newOwner(KeyId::ofCase);
    String code = String.format(Locale.ROOT, "%06d", RANDOM.nextInt(CODES));
    Wish wish = new Wish(wanted.language(), wanted.rules(), wanted.destination(), wanted.until());
    followers.insert(tx, id, phone, wish, hash(id, code));
    return new Asked(id, code);
  }

  /**
   * Enters the code, as {@link #actor()}. A wrong one counts only when the transaction commits.
   *
   * @return whether it was the right one, in time
   */
  public boolean enter(Tx tx, UUID id, String typed) {
    byte[] stored = followers.tryOnce(tx, id, MOST_TRIES).orElseGet(() -> new byte[16]);
    boolean right = MessageDigest.isEqual(stored, hash(id, typed));
    if (right) {
      followers.verify(tx, id);
    }
    return right;
  }

  private byte[] hash(UUID id, String code) {
    return index.ofSignIn("entry rules code " + id + " " + code);
  }

  /** Where somebody is reached; empty when they follow nothing any more. */
  public Optional<Following> find(Tx tx, UUID id) {
    return followers.find(tx, id).map(found -> new Following(found.phone(), found.verified()));
  }

  /** Forgets somebody, whose number then gets nothing more. */
  public void forget(Tx tx, UUID id) {
    followers.forget(tx, id);
  }

  /** How many follow a rule because it decided. */
  public int count(Tx tx, int rule) {
    return followers.count(tx, rule);
  }

  /** Somebody at a number wants no more texts. */
  public int stop(Tx tx, Endpoint at) {
    return followers.stop(tx, at);
  }

  /** Forgets whose day of arrival is over in every time zone, up to a batch. */
  public int forgetPast(Tx tx, int limit) {
    changes.forget(tx, tx.now().minus(Followers.CODE_GOOD));
    LocalDate over = LocalDate.ofInstant(tx.now().minus(Duration.ofHours(12)), ZoneOffset.UTC);
    return followers.forgetPast(tx, over, limit);
  }

  /**
   * The next followers who are to be told of a change; they count as told.
   *
   * @return empty when nobody is left to be told of anything
   */
  public Optional<ToTell> next(Tx tx, int limit) {
    Optional<Change> found = changes.next(tx);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Change change = found.get();
    ChangedRule changed = changed(tx, change);
    List<Follower> some =
        followers.travellingTo(tx, changed.countries(), change.at(), change.upto(), limit);
    if (some.size() < limit) {
      changes.done(tx, change);
    } else {
      changes.toldUpTo(tx, change, some.get(some.size() - 1).id());
    }
    return Optional.of(toTell(tx, changed, some));
  }

  /**
   * What somebody who has just entered the code is to be told of: what changed while it was on its
   * way, after they asked and before others were told.
   */
  public List<ToTell> missed(Tx tx, UUID id) {
    return followers.late(tx, id).stream().flatMap(late -> missed(tx, late)).toList();
  }

  private Stream<ToTell> missed(Tx tx, Late late) {
    Set<String> theirs =
        Stream.concat(
                late.follower().destination().stream(),
                rules.everPublic(tx, late.follower().rules()).stream()
                    .map(rule -> rule.content().destination()))
            .collect(Collectors.toSet());
    return changes.passedOver(tx, late.follower().id(), late.asked()).stream()
        .map(change -> changed(tx, change))
        .filter(changed -> changed.countries().stream().anyMatch(theirs::contains))
        .map(changed -> toTell(tx, changed, List.of(late.follower())));
  }

  private ChangedRule changed(Tx tx, Change change) {
    return new ChangedRule(
        change.rule(),
        content(tx, change.rule(), change.was()),
        content(tx, change.rule(), change.now()));
  }

  private ToTell toTell(Tx tx, ChangedRule changed, List<Follower> some) {
    String country = changed.now().or(changed::was).orElseThrow().destination();
    return new ToTell(changed.rule(), country, changed.now().isPresent(), told(tx, changed, some));
  }

  private List<Told> told(Tx tx, ChangedRule changed, List<Follower> some) {
    Set<Integer> followed =
        some.stream().flatMap(one -> one.rules().stream()).collect(Collectors.toSet());
    Map<Integer, List<RuleVersion>> theirs =
        rules.everPublic(tx, followed).stream().collect(Collectors.groupingBy(RuleVersion::rule));
    return some.stream()
        .flatMap(
            one ->
                changed.to(one, theirs).stream()
                    .map(change -> new Told(one.id(), one.language(), change)))
        .toList();
  }

  private Optional<RuleContent> content(Tx tx, int rule, Optional<Integer> version) {
    return version.map(number -> rules.find(tx, rule, number).orElseThrow().content());
  }

  /**
   * A change of a rule, and some of those for whom it changes something, or may.
   *
   * @param destination whose rule it is; ISO 3166-1 alpha-3
   * @param there whether there is such a rule now
   */
  public record ToTell(int rule, String destination, boolean there, List<Told> followers) {}

  /**
   * Somebody who is to be told.
   *
   * @param language BCP 47 tag
   * @param change what it is to them
   */
  public record Told(UUID follower, String language, FollowedJourney.Change change) {}

  /**
   * What somebody wants to be told of.
   *
   * @param language BCP 47 tag
   * @param rules numbers of rules; none for who wants only the checklist
   * @param destination the country, for who follows that because no rule is known for them
   * @param until the day of arrival
   */
  public record Wanted(
      String language, List<Integer> rules, Optional<String> destination, LocalDate until) {

    /** To be told of rules. */
    public Wanted(String language, List<Integer> rules, LocalDate until) {
      this(language, rules, Optional.empty(), until);
    }
  }

  /**
   * Somebody who follows rules.
   *
   * @param verified whether they have shown that they read what comes there
   */
  public record Following(PhoneNumber phone, boolean verified) {
    @Override
    public String toString() {
      return "Following";
    }
  }

  /** What became of asking for a code. */
  public sealed interface Answer permits Asked, Wait {

    /** One of two ways on. */
    default <R> R fold(Function<Asked, R> asked, Function<Wait, R> wait) {
      return this instanceof Asked yes ? asked.apply(yes) : wait.apply((Wait) this);
    }
  }

  /**
   * A code is to be sent.
   *
   * @param id what the browser keeps and {@link #enter} wants beside the code
   */
  public record Asked(UUID id, String code) implements Answer {
    @Override
    public String toString() {
      return "Asked";
    }
  }

  /** Asked too often; from this time another may be asked for. */
  public record Wait(Instant until) implements Answer {}
}
