package org.portolan.web.staff;

import java.io.Serializable;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.portolan.cases.portal.entry.model.Conditions;
import org.portolan.cases.portal.entry.model.CountrySet;
import org.portolan.cases.portal.entry.model.Effect;
import org.portolan.cases.portal.entry.model.Item;
import org.portolan.cases.portal.entry.model.Purpose;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.cases.portal.entry.model.RuleText;
import org.portolan.cases.portal.entry.model.Verdict;
import org.portolan.cases.traveller.Digits;
import org.portolan.i18n.Language;
import org.portolan.i18n.TravelCountries;

/** What somebody types of an entry rule. */
public class RuleForm extends RuleFields implements Serializable {

  private static final long serialVersionUID = 1;

  private static final int MOST_DAYS = 365;
  private static final int LONGEST_TEXT = 2_000;

  /** The form of a new rule. */
  static RuleForm empty(LocalDate today) {
    RuleForm form = new RuleForm();
    form.setValidFrom(today.toString());
    form.setReviewedOn(today.toString());
    form.setReviewBy(today.plusMonths(RuleContent.REVIEWED_WITHIN_MONTHS).toString());
    return form;
  }

  static RuleForm of(RuleContent content) {
    Conditions c = content.conditions();
    RuleForm form = new RuleForm();
    form.setDestination(content.destination());
    form.setRank(Integer.toString(content.rank()));
    form.setVerdict(content.effect().verdict().key());
    form.setQuarantineDays(Integer.toString(content.effect().quarantineDays()));
    form.setBring(keys(content.effect().bring()));
    form.setNationality(new ArrayList<>(c.nationality().codes()));
    form.setNationalityExcept(c.nationality().except());
    form.setResidence(new ArrayList<>(c.residence().codes()));
    form.setResidenceExcept(c.residence().except());
    form.setOrigin(new ArrayList<>(c.origin().codes()));
    form.setOriginExcept(c.origin().except());
    form.setStayedIn(new ArrayList<>(c.stayedIn()));
    form.setStayedWithinDays(Integer.toString(c.stayedWithinDays()));
    form.setPurposes(c.purposes().stream().sorted().map(Purpose::key).toList());
    form.setMinAge(Integer.toString(c.minAge()));
    form.setMaxAge(Integer.toString(c.maxAge()));
    form.setPapers(keys(c.papers()));
    form.setVaccinations(keys(c.vaccinations()));
    form.setTestWithinDays(Integer.toString(c.testWithinDays()));
    form.setValidFrom(content.validFrom().toString());
    form.setValidUntil(content.validUntil().map(LocalDate::toString).orElse(""));
    form.setReviewedOn(content.reviewedOn().toString());
    form.setReviewBy(content.reviewBy().toString());
    form.setLanguage(content.text().language());
    form.setAuthority(content.text().authority());
    form.setEvidence(content.text().evidence());
    form.setEvidenceAddress(content.text().evidenceAddress());
    form.setRationale(content.text().rationale());
    return form;
  }

  private static List<String> keys(Set<Item> items) {
    return items.stream().sorted().map(Item::key).toList();
  }

  /** The field that cannot be read, named as in the page; empty when all can. */
  Optional<String> wrong() {
    return List.<Check>of(
            new Check("destination", TravelCountries.isCountry(getDestination())),
            new Check("valid-from", day(getValidFrom()).isPresent()),
            new Check("valid-until", untilFits()),
            new Check("rank", fits(getRank(), RuleContent.HIGHEST_RANK)),
            new Check("quarantine-days", fits(getQuarantineDays(), MOST_DAYS)),
            new Check("stayed-within", staysFit()),
            new Check("max-age", agesFit()),
            new Check("test-within", fits(getTestWithinDays(), MOST_DAYS)),
            new Check("authority", isText(getAuthority()) && !getAuthority().isBlank()),
            new Check("evidence-address", isAddress(getEvidenceAddress())),
            new Check("rationale", isText(getRationale()) && isText(getEvidence())),
            new Check("reviewed-on", day(getReviewedOn()).isPresent()),
            new Check("review-by", day(getReviewBy()).isPresent()))
        .stream()
        .filter(check -> !check.fits)
        .map(Check::field)
        .findFirst();
  }

  private record Check(String field, boolean fits) {}

  private boolean untilFits() {
    return getValidUntil().isBlank()
        || day(getValidUntil())
            .filter(last -> !last.isBefore(day(getValidFrom()).orElse(last)))
            .isPresent();
  }

  private boolean staysFit() {
    return fits(getStayedWithinDays(), MOST_DAYS)
        && (getStayedIn().isEmpty() || number(getStayedWithinDays()) > 0);
  }

  private boolean agesFit() {
    return fits(getMinAge(), Conditions.OLDEST)
        && fits(getMaxAge(), Conditions.OLDEST)
        && number(getMinAge()) <= number(getMaxAge());
  }

  private static boolean isText(String text) {
    return text.length() <= LONGEST_TEXT;
  }

  private static boolean isAddress(String address) {
    try {
      String scheme = URI.create(address.strip()).getScheme();
      return address.isBlank() || "https".equals(scheme) || "http".equals(scheme);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean fits(String number, int most) {
    String plain = Digits.western(number.strip());
    return plain.matches("\\d{1,3}") && Integer.parseInt(plain) <= most;
  }

  private static int number(String number) {
    return Integer.parseInt(Digits.western(number.strip()));
  }

  static Optional<LocalDate> day(String day) {
    try {
      return Optional.of(LocalDate.parse(Digits.western(day.strip())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** As the cases take it; only when nothing is {@link #wrong()}. */
  RuleContent content() {
    return new RuleContent(
        getDestination(),
        number(getRank()),
        conditions(),
        effect(),
        day(getValidFrom()).orElseThrow(),
        day(getValidUntil()),
        new RuleText(
            Language.find(getLanguage()).orElse(Language.ENGLISH).tag(),
            getAuthority().strip(),
            getEvidence().strip(),
            getEvidenceAddress().strip(),
            getRationale().strip()),
        day(getReviewedOn()).orElseThrow(),
        day(getReviewBy()).orElseThrow());
  }

  private Effect effect() {
    Verdict verdict = Verdict.valueOf(getVerdict().toUpperCase(Locale.ROOT).replace('-', '_'));
    return verdict == Verdict.CONDITIONS
        ? new Effect(verdict, number(getQuarantineDays()), items(getBring()))
        : new Effect(verdict, 0, Set.of());
  }

  private Conditions conditions() {
    return new Conditions(
        countries(getNationality(), isNationalityExcept()),
        countries(getResidence(), isResidenceExcept()),
        countries(getOrigin(), isOriginExcept()),
        new TreeSet<>(getStayedIn()),
        getStayedIn().isEmpty() ? 0 : number(getStayedWithinDays()),
        some(getPurposes(), Purpose::ofKey),
        number(getMinAge()),
        number(getMaxAge()),
        items(getPapers()),
        items(getVaccinations()),
        number(getTestWithinDays()));
  }

  private static CountrySet countries(List<String> codes, boolean except) {
    return CountrySet.chosen(
        except, codes.stream().filter(TravelCountries::isNationality).toList());
  }

  private static Set<Item> items(List<String> keys) {
    return some(keys, Item::ofKey);
  }

  private static <T> Set<T> some(List<String> keys, Function<String, Optional<T>> known) {
    return keys.stream().flatMap(key -> known.apply(key).stream()).collect(Collectors.toSet());
  }
}
