package org.portolan.web.staff;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.portolan.cases.portal.entry.LookThroughRules;
import org.portolan.cases.portal.entry.PublishedRules;
import org.portolan.cases.portal.entry.RuleQuestions.Gaps;
import org.portolan.cases.portal.entry.model.Facts;
import org.portolan.cases.portal.entry.model.RuleVersion;
import org.portolan.i18n.TravelCountries;

/** The entry rules: those to be looked at again, those on their way, and what is published. */
@Named
@ViewScoped
public class RulesPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private transient StaffSession staff;
  @Inject private transient StaffTexts texts;
  @Inject private transient LookThroughRules rules;
  @Inject private transient PublishedRules published;
  @Inject private transient RuleGaps gaps;
  @Inject private transient Clock clock;

  private transient PagedRows<RuleVersion> all;
  private transient PagedRows<RuleVersion> overdue;
  private transient PagedRows<RuleVersion> inWork;

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** What travellers are told, by destination. */
  public PagedRows<RuleVersion> getPublished() {
    if (all == null) {
      all = new PagedRows<>(staff, rules::countPublished, rules::published);
    }
    return all;
  }

  /** Published rules that should have been looked at again, the longest overdue first. */
  public PagedRows<RuleVersion> getOverdue() {
    if (overdue == null) {
      overdue = new PagedRows<>(staff, rules::countOverdue, rules::overdue);
    }
    return overdue;
  }

  /** Versions on their way, those that wait for somebody first. */
  public PagedRows<RuleVersion> getInWork() {
    if (inWork == null) {
      inWork = new PagedRows<>(staff, rules::countInWork, rules::inWork);
    }
    return inWork;
  }

  /** Destinations whose rules tell some travellers nothing. */
  public List<Gaps> getGaps() {
    return gaps.of(published.current(), today());
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
