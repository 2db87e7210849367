package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.staff.Colleagues;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.visa.GrantRates;
import org.portolan.cases.visa.GrantRates.Belief;
import org.portolan.cases.visa.GrantRates.By;
import org.portolan.cases.visa.GrantRates.Rates;
import org.portolan.cases.visa.model.GrantShare;
import org.portolan.cases.visa.model.Quarter;
import org.portolan.i18n.Languages;
import org.portolan.i18n.Moments;

/**
 * How often visas are granted, for supervisors: whether like cases are decided alike. Posts are
 * compared with each other; everything else is of the reader's own post.
 */
@Named
@RequestScoped
public class ConsistencyPage {

  private static final String STAFF = "staff:";
  private static final int PERCENT = 100;

  @Inject private StaffSession staff;
  @Inject private StaffTexts texts;
  @Inject private Choices choices;
  @Inject private GrantRates rates;
  @Inject private CaseStore store;
  @Inject private Colleagues colleagues;

  private String quarter;
  private List<Quarter> quarters;
  private By by = By.OFFICER;
  private Rates found;
  private List<Belief> beliefs;
  private Map<UUID, String> names;

  /** What was decided in the quarter. */
  public Rates getRates() {
    if (found == null) {
      String own = staff.getMember().scope();
      Quarter wanted = wanted();
      found =
          by == By.POST
              ? store.call(GrantRates.ofAllPosts(), tx -> rates.ofPosts(tx, own, wanted))
              : staff.ask(tx -> rates.of(tx, by, wanted));
    }
    return found;
  }

  /** Whether the sum of all lines is told, those that are left out among them. */
  public boolean isWholeTold() {
    return getRates().all().decided() > 0;
  }

  /** How far signals were to be believed. */
  public List<Belief> getBeliefs() {
    if (beliefs == null) {
      Quarter wanted = wanted();
      beliefs = staff.ask(tx -> rates.beliefs(tx, wanted));
    }
    return beliefs;
  }

  /** Those of which anything is told, the latest first. */
  public List<Quarter> getQuarters() {
    if (quarters == null) {
      quarters = staff.ask(GrantRates::quarters);
    }
    return quarters;
  }

  /** A quarter from its first day to its last, as the reader writes days. */
  public String days(Quarter one) {
    return Moments.day(staff.getLanguage(), one.firstDay())
        + " – "
        + Moments.day(staff.getLanguage(), one.lastDay());
  }

  /** The one that is looked at: the last that is over, if no other is wanted. */
  private Quarter wanted() {
    return Quarter.parse(quarter)
        .filter(getQuarters()::contains)
        .orElseGet(() -> getQuarters().get(0));
  }

  /** What a line is about, as its reader calls it. */
  public String name(GrantShare share) {
    String what = share.what();
    if (what.isEmpty()) {
      return texts.of("staff.consistency.unknown");
    }
    return switch (by) {
      case POST -> what;
      case OFFICER ->
          account(what).map(names()::get).orElseGet(() -> texts.of("staff.consistency.former"));
      case NATIONALITY -> choices.country(what);
      case LANGUAGE ->
          Languages.travellers().stream()
              .filter(one -> one.tag().equals(what))
              .findFirst()
              .map(one -> one.ownName())
              .orElse(what);
    };
  }

  private Map<UUID, String> names() {
    if (names == null) {
      names =
          colleagues.names(
              getRates().shares().stream()
                  .flatMap(share -> account(share.what()).stream())
                  .collect(Collectors.toSet()));
    }
    return names;
  }

  private static Optional<UUID> account(String actor) {
    return actor.startsWith(STAFF)
        ? Optional.of(UUID.fromString(actor.substring(STAFF.length())))
        : Optional.empty();
  }

  /** A share as the reader writes it. */
  public String percent(double share) {
    return texts.with("staff.consistency.percent", "n", Math.round(share * PERCENT));
  }

  /** A share in the units of the drawing, which is as wide as 100. */
  public double width(double share) {
    return share * PERCENT;
  }

  /** The share of what was settled that had nothing in it. */
  public String unfounded(Belief belief) {
    return belief.settled() == 0 ? "–" : percent((double) belief.unfounded() / belief.settled());
  }

  /** A whole number as the reader writes it. */
  public String number(long number) {
    return Moments.number(staff.getLanguage(), number);
  }

  /** Of fewer nothing is told. */
  public int getLeast() {
    return GrantRates.LEAST;
  }

  public By[] getAll() {
    return By.values();
  }

  public String getBy() {
    return by.key();
  }

  /** By its key; anything else is by officer. */
  public void setBy(String key) {
    by = org.portolan.i18n.Keyed.find(By.class, key == null ? "" : key).orElse(By.OFFICER);
  }

  public String getQuarter() {
    return wanted().key();
  }

  public void setQuarter(String quarter) {
    this.quarter = quarter;
  }
}
