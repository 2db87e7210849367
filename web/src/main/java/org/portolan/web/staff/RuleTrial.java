package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.portolan.cases.portal.entry.FollowRules;
import org.portolan.cases.portal.entry.PublishedRules;
import org.portolan.cases.portal.entry.RuleQuestions;
import org.portolan.cases.portal.entry.RuleQuestions.Affected;
import org.portolan.cases.portal.entry.model.CompiledRules;
import org.portolan.cases.portal.entry.model.Decision;
import org.portolan.cases.portal.entry.model.Facts;
import org.portolan.cases.portal.entry.model.Item;
import org.portolan.cases.portal.entry.model.Purpose;
import org.portolan.cases.portal.entry.model.RuleVersion;
import org.portolan.cases.store.CaseStore;

/** Tries a rule out before it is published: on one traveller, and on many made-up ones. */
@Named
@ViewScoped
public class RuleTrial implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient RulePage page;
  @Inject private transient StaffTexts texts;
  @Inject private transient PublishedRules published;
  @Inject private transient FollowRules following;
  @Inject private transient CaseStore store;
  @Inject private transient Clock clock;

  private String arrival = "";
  private String nationality = "ETH";
  private String residence = "ETH";
  private String origin = "ETH";
  private String stayed = "";
  private String stayedUntil = "";
  private String purpose = Purpose.VISIT.key();
  private String age = "30";
  private List<String> held = new ArrayList<>();
  private String test = "";
  private transient RuleVersion tried;
  private transient Affected affected;
  private transient Decision before;
  private transient Decision after;

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Whom the version on its way would change something for, among made-up travellers. */
  public Affected getAffected() {
    RuleVersion version = page.getVersion();
    if (!version.equals(tried)) {
      affected = RuleQuestions.affected(published.current(), version.asPublished(), today());
      tried = version;
    }
    return affected;
  }

  /** How many followers would be told. */
  public int getFollowers() {
    return store.call(FollowRules.actor(), tx -> following.count(tx, page.getNumber()));
  }

  /** Asks what the traveller is told, now and with the version on its way. */
  public void run() {
    Facts facts = facts();
    RuleVersion version = page.getVersion();
    CompiledRules now = published.current();
    before = now.decide(facts);
    after = now.with(version.asPublished()).decide(facts);
  }

  private Facts facts() {
    Set<Item> items =
        held.stream().flatMap(key -> Item.ofKey(key).stream()).collect(Collectors.toSet());
    LocalDate day = RuleForm.day(arrival).orElse(today());
    Map<String, LocalDate> stays =
        stayed.isEmpty() ? Map.of() : Map.of(stayed, RuleForm.day(stayedUntil).orElse(day));
    return new Facts(
        page.getVersion().content().destination(),
        day,
        nationality,
        residence,
        origin,
        stays,
        Purpose.ofKey(purpose).orElse(Purpose.VISIT),
        years(),
        items,
        items,
        RuleForm.day(test).map(Set::of).orElse(Set.of()));
  }

  private int years() {
    return age.strip().matches("\\d{1,3}") ? Integer.parseInt(age.strip()) : 0;
  }

  /** What the traveller is told now, in words; null before it was asked. */
  public String getBefore() {
    return before == null ? null : words(before);
  }

  /** What the traveller would be told, in words. */
  public String getAfter() {
    return after == null ? null : words(after);
  }

  /** Whether the traveller would be told something else. */
  public boolean isDifferent() {
    return after != null && !after.saysTheSameAs(before);
  }

  private String words(Decision decision) {
    List<String> words = new ArrayList<>();
    words.add(texts.of("staff.rule.verdict." + decision.key()));
    BiConsumer<String, Object> say = (key, value) -> words.add(texts.with(key, "n", value));
    decision
        .effect()
        .ifPresent(
            effect -> {
              if (effect.quarantineDays() > 0) {
                say.accept("staff.rule.days-of-quarantine", effect.quarantineDays());
              }
              effect.bring().stream()
                  .sorted()
                  .forEach(item -> words.add(texts.of("travel.item." + item.key())));
            });
    if (!decision.deciding().isEmpty()) {
      say.accept(
          "staff.rule.by-rules",
          decision.deciding().stream()
              .map(rule -> Integer.toString(rule.number()))
              .collect(Collectors.joining(", ")));
    }
    return String.join(" · ", words);
  }

  private static String text(String typed) {
    return Optional.ofNullable(typed).orElse("");
  }

  public String getArrival() {
    return arrival;
  }

  public void setArrival(String arrival) {
    this.arrival = text(arrival);
  }

  public String getNationality() {
    return nationality;
  }

  public void setNationality(String nationality) {
    this.nationality = text(nationality);
  }

  public String getResidence() {
    return residence;
  }

  public void setResidence(String residence) {
    this.residence = text(residence);
  }

  public String getOrigin() {
    return origin;
  }

  public void setOrigin(String origin) {
    this.origin = text(origin);
  }

  public String getStayed() {
    return stayed;
  }

  public void setStayed(String stayed) {
    this.stayed = text(stayed);
  }

  public String getStayedUntil() {
    return stayedUntil;
  }

  public void setStayedUntil(String stayedUntil) {
    this.stayedUntil = text(stayedUntil);
  }

  public String getPurpose() {
    return purpose;
  }

  public void setPurpose(String purpose) {
    this.purpose = text(purpose);
  }

  public String getAge() {
    return age;
  }

  public void setAge(String age) {
    this.age = text(age);
  }

  public List<String> getHeld() {
    return held;
  }

  public void setHeld(List<String> held) {
    this.held = held == null ? new ArrayList<>() : new ArrayList<>(held);
  }

  public String getTest() {
    return test;
  }

  public void setTest(String test) {
    this.test = text(test);
  }
}
