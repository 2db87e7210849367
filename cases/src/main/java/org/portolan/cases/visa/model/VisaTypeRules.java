package org.portolan.cases.visa.model;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.portolan.cases.visa.model.Question.Kind;
import org.portolan.i18n.Countries;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** What must hold of a visa type before anybody applies for it. */
final class VisaTypeRules {

  /** What every authority needs to know, under these ids wherever it is looked for. */
  static final List<String> ALWAYS_ASKED = List.of("name", "birth", "nationality");

  /** Asked as well, but perhaps not of people who have none. */
  static final List<String> ASKED_OF_SOME = List.of("passport-number", "passport-expiry");

  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final int MOST_DAYS = 3_650;

  private final VisaType type;
  private final List<String> broken = new ArrayList<>();

  private VisaTypeRules(VisaType type) {
    this.type = type;
  }

  /** Every rule that the type breaks, in words; empty when people can apply for it. */
  static List<String> broken(VisaType type) {
    VisaTypeRules rules = new VisaTypeRules(type);
    rules.need(isKey(type.id()), "id is no key");
    rules.need(type.version() >= 1, "version begins at 1");
    if (rules.broken.isEmpty()) {
      rules.text(type.textKey());
      rules.text(type.textKey() + ".who");
      rules.times();
      rules.fee();
      rules.questions();
      rules.documents();
      rules.grounds();
    }
    return rules.broken;
  }

  private void times() {
    days("draftDays", type.draftDays());
    days("serviceDays", type.serviceDays());
    days("appealDays", type.appealDays());
    days("mostDays", type.mostDays());
    need(!type.entries().isEmpty(), "entries must offer something");
    need(type.entries().stream().allMatch(many -> many >= 0), "entries are never negative");
  }

  private void days(String name, int days) {
    need(days >= 1 && days <= MOST_DAYS, name + " must be 1 to " + MOST_DAYS);
  }

  private void fee() {
    if (type.fee() == null) {
      return;
    }
    need(type.fee().minor() > 0, "a fee of nothing is no fee");
    need(
        type.fee().currency() != null
            && Currency.getAvailableCurrencies().stream()
                .anyMatch(one -> one.getCurrencyCode().equals(type.fee().currency())),
        "the fee has no currency of ISO 4217");
    type.fee().waivers().forEach(waiver -> text("visa.waiver." + waiver));
  }

  private void questions() {
    List<String> ids = type.questions().stream().map(Question::id).toList();
    need(new HashSet<>(ids).size() == ids.size(), "two questions have one id");
    ALWAYS_ASKED.forEach(
        id ->
            need(
                type.question(id)
                    .filter(one -> !one.optional() && one.when().isEmpty())
                    .isPresent(),
                id + " must be asked of everybody"));
    ASKED_OF_SOME.forEach(
        id -> need(type.question(id).isPresent(), id + " must be asked of somebody"));
    for (int i = 0; i < type.questions().size(); i++) {
      question(type.questions().get(i), type.questions().subList(0, i));
    }
  }

  private void question(Question question, List<Question> before) {
    String name = "question " + question.id();
    need(isKey(question.id()), name + " has no key for an id");
    need(question.kind() != null, name + " has no kind");
    text(question.textKey());
    List<String> options = question.options();
    need(Set.copyOf(options).size() == options.size(), name + " has an option twice");
    need(
        (question.kind() == Kind.CHOICE) == (options.size() >= 2),
        name + ": two options or more are for a choice, and only for one");
    options.forEach(option -> text("visa.option." + option));
    need(
        question.kind() == Kind.NUMBER || question.least() == null && question.most() == null,
        name + ": least and most are for a number");
    need(
        question.least() == null || question.most() == null || question.least() <= question.most(),
        name + ": least is more than most");
    need(question.kind() == Kind.DATE || question.day() == null, name + ": day is for a date");
    need(
        question.mostCharacters() >= 1 && question.mostCharacters() <= Question.LONGEST_TEXT,
        name + ": longest must be 1 to " + Question.LONGEST_TEXT);
    question.when().forEach(condition -> condition(name, condition, before));
  }

  private void documents() {
    List<String> ids = type.documents().stream().map(WantedDocument::id).toList();
    need(new HashSet<>(ids).size() == ids.size(), "two documents have one id");
    for (WantedDocument document : type.documents()) {
      String name = "document " + document.id();
      need(isKey(document.id()), name + " has no key for an id");
      text(document.textKey());
      document.when().forEach(condition -> condition(name, condition, type.questions()));
    }
  }

  private void condition(String name, Condition condition, List<Question> before) {
    before.stream()
        .filter(earlier -> Objects.equals(earlier.id(), condition.question()))
        .findFirst()
        .ifPresentOrElse(
            earlier ->
                need(
                    !condition.is().isEmpty()
                        && condition.is().stream().allMatch(answer -> canBe(earlier, answer)),
                    name + " waits for an answer that " + earlier.id() + " does not have"),
            () -> broken.add(name + " waits for no earlier question: " + condition.question()));
  }

  private static boolean canBe(Question question, String answer) {
    if (question.kind() == null) {
      return false;
    }
    return switch (question.kind()) {
      case CHOICE -> question.options().contains(answer);
      case YES_NO -> answer.equals("yes") || answer.equals("no");
      case COUNTRY -> Countries.has(answer);
      case TEXT, NAME, DATE, NUMBER -> false;
    };
  }

  private void grounds() {
    need(!type.grounds().isEmpty(), "a refusal needs grounds to choose from");
    type.grounds().forEach(ground -> text("visa.ground." + ground));
  }

  private static boolean isKey(String id) {
    return id != null && KEY.matcher(id).matches();
  }

  private void text(String key) {
    need(Texts.product().has(key) && !english(key).isBlank(), "there is no text " + key);
  }

  private static String english(String key) {
    return Texts.product().text(Language.ENGLISH, key);
  }

  private void need(boolean holds, String otherwise) {
    if (!holds) {
      broken.add(otherwise);
    }
  }
}
