package org.portolan.web.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.portolan.i18n.Language;
import org.portolan.i18n.TravelCountries;

/** What stands in the form of an entry rule, in words by the name of each field. */
@Dependent
public class RuleWords {

  private final StaffSession staff;
  private final StaffTexts texts;

  @Inject
  public RuleWords(StaffSession staff, StaffTexts texts) {
    this.staff = staff;
    this.texts = texts;
  }

  LinkedHashMap<String, String> of(RuleFields form) {
    LinkedHashMap<String, String> words = new LinkedHashMap<>();
    words.put(texts.of("staff.rule.destination"), countries(List.of(form.getDestination())));
    words.put(texts.of("staff.rules.says"), texts.of("staff.rule.verdict." + form.getVerdict()));
    words.put(texts.of("travel.bring"), named("travel.item.", form.getBring()));
    words.put(texts.of("staff.rule.quarantine-days"), form.getQuarantineDays());
    words.put(texts.of("staff.rule.rank"), form.getRank());
    words.put(texts.of("staff.rule.valid-from"), form.getValidFrom());
    words.put(texts.of("staff.rule.valid-until"), form.getValidUntil());
    putWhom(form, words);
    words.put(texts.of("staff.rule.language"), language(form.getLanguage()));
    words.put(texts.of("staff.rule.authority"), form.getAuthority());
    words.put(texts.of("staff.rule.rationale"), form.getRationale());
    words.put(texts.of("staff.rule.evidence"), form.getEvidence());
    words.put(texts.of("staff.rule.evidence-address"), form.getEvidenceAddress());
    words.put(texts.of("staff.rule.reviewed-on"), form.getReviewedOn());
    words.put(texts.of("staff.rule.review-by"), form.getReviewBy());
    return words;
  }

  private void putWhom(RuleFields form, LinkedHashMap<String, String> words) {
    words.put(
        texts.of("travel.label.nationality"),
        except(form.isNationalityExcept(), form.getNationality()));
    words.put(
        texts.of("travel.label.residence"), except(form.isResidenceExcept(), form.getResidence()));
    words.put(texts.of("travel.label.origin"), except(form.isOriginExcept(), form.getOrigin()));
    words.put(texts.of("travel.label.stays"), countries(form.getStayedIn()));
    words.put(texts.of("staff.rule.stayed-within"), form.getStayedWithinDays());
    words.put(texts.of("travel.label.purpose"), named("travel.purpose.", form.getPurposes()));
    words.put(texts.of("staff.rule.min-age"), form.getMinAge());
    words.put(texts.of("staff.rule.max-age"), form.getMaxAge());
    words.put(texts.of("staff.rule.papers"), named("travel.item.", form.getPapers()));
    words.put(texts.of("staff.rule.vaccinations"), named("travel.item.", form.getVaccinations()));
    words.put(texts.of("staff.rule.test-within"), form.getTestWithinDays());
  }

  private String except(boolean except, List<String> codes) {
    return except ? texts.of("staff.rule.except") + ": " + countries(codes) : countries(codes);
  }

  private String countries(List<String> codes) {
    return codes.stream()
        .map(code -> TravelCountries.name(code, staff.getLanguage()))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private String named(String keys, List<String> chosen) {
    return chosen.stream()
        .sorted()
        .map(key -> texts.of(keys + key))
        .collect(Collectors.joining(", "));
  }

  private static String language(String tag) {
    return Language.find(tag).map(Language::ownName).orElse(tag);
  }
}
