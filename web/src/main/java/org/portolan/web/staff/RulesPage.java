package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.portal.entry.PublishedRules;
import org.portolan.cases.portal.entry.RuleQuestions;
import org.portolan.cases.portal.entry.RuleQuestions.Gaps;
import org.portolan.cases.portal.entry.WriteRule;
import org.portolan.cases.portal.entry.model.CompiledRules;
import org.portolan.cases.portal.entry.model.Facts;
import org.portolan.cases.portal.entry.model.RuleState;
import org.portolan.cases.portal.entry.model.RuleVersion;
import org.portolan.i18n.TravelCountries;

/** The entry rules: those to be looked at again, those on their way, and what is published. */
@Named
@RequestScoped
public class RulesPage {

  @Inject private StaffSession staff;
  @Inject private StaffTexts texts;
  @Inject private WriteRule rules;
  @Inject private PublishedRules published;
  @Inject private Clock clock;

  private List<RuleVersion> all;
  private List<Gaps> gaps;
  private List<RuleVersion> inWork;

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** What travellers are told, by destination. */
  public List<RuleVersion> getPublished() {
    if (all == null) {
      all = staff.ask(tx -> rules.in(tx, RuleState.PUBLISHED));
    }
    return all;
  }

  /** Published rules that should have been looked at again, the longest overdue first. */
  public List<RuleVersion> getOverdue() {
    return getPublished().stream()
        .filter(rule -> rule.content().isUnderReview(today()))
        .sorted(Comparator.comparing(rule -> rule.content().reviewBy()))
        .toList();
  }

  /** Versions on their way, those that wait for somebody first. */
  public List<RuleVersion> getInWork() {
    if (inWork == null) {
      inWork =
          staff.ask(
              tx ->
                  Stream.of(RuleState.SUBMITTED, RuleState.APPROVED, RuleState.DRAFT)
                      .flatMap(state -> rules.in(tx, state).stream())
                      .toList());
    }
    return inWork;
  }

  /** Destinations whose rules tell some travellers nothing. */
  public List<Gaps> getGaps() {
    if (gaps == null) {
      CompiledRules now = published.current();
      gaps =
          now.destinations().stream()
              .map(destination -> RuleQuestions.gaps(now, destination, today()))
              .filter(gap -> gap.unanswered() > 0)
              .toList();
    }
    return gaps;
  }

  /** A share in percent. */
  public String share(int some, int of) {
    return texts.number(100.0 * some / of) + "\u00a0%";
  }

  /** Made-up travellers in a few words each. */
  public String examples(List<Facts> travellers) {
    return travellers.stream().map(this::example).collect(Collectors.joining("; "));
  }

  private String example(Facts traveller) {
    return String.join(
        ", ",
        country(traveller.nationality()),
        texts.number(traveller.age()),
        texts.of("travel.purpose." + traveller.purpose().key()));
  }

  /** The name of a country. */
  public String country(String code) {
    return TravelCountries.name(code, staff.getLanguage());
  }

  /** What a rule says, in a word. */
  public String says(RuleVersion rule) {
    return texts.of("staff.rule.verdict." + rule.content().effect().verdict().key());
  }

  /** A day. */
  public String day(LocalDate day) {
    return texts.day(day);
  }
}
