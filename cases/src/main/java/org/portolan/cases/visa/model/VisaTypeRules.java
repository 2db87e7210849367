package org.portolan.cases.visa.model;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.portolan.cases.visa.model.Question.Kind;
import org.portolan.i18n.Countries;

/** What must hold of a visa type before anybody applies for it. */
final class VisaTypeRules {

  /** What every authority needs to know, under these ids wherever it is looked for. */
  static final List<String> ALWAYS_ASKED = List.of("name", "birth", "nationality");

  /** Asked as well, but perhaps not of people who have none. */
  static final List<String> ASKED_OF_SOME = List.of("passport-number", "passport-expiry");

  /** How these are answered, wherever they are asked: what reads the answers relies on it. */
  private static final Map<String, Kind> KINDS =
      Map.of(
          "name",
          Kind.NAME,
          "birth",
          Kind.DATE,
          "nationality",
          Kind.COUNTRY,
          "passport-number",
          Kind.TEXT,
          "passport-expiry",
          Kind.DATE,
          "arrival",
          Kind.DATE,
          "days",
          Kind.NUMBER);

  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final int MOST_DAYS = 3_650;

  /** More is no form that people fill in on a telephone. */
  private static final int MOST_QUESTIONS = 60;

  private static final int MOST_DOCUMENTS = 30;
  private static final int MOST_OPTIONS = 30;

  private final VisaType type;
  private final Predicate<String> words;
  private final List<TypeFault> faults = new ArrayList<>();

  private VisaTypeRules(VisaType type, Predicate<String> words) {
    this.type = type;
    this.words = words;
  }

  /** Every rule that the type breaks; empty when people can apply for it. */
  static List<TypeFault> faults(VisaType type, Predicate<String> words) {
    VisaTypeRules rules = new VisaTypeRules(type, words);
    rules.need(isKey(type.id()), "id", "id", "id is no key");
    rules.need(type.version() >= 1, "id", "version", "version begins at 1");
    if (rules.faults.isEmpty()) {
      rules.text(type.textKey(), "name");
      rules.text(type.textKey() + ".who", "who");
      rules.times();
      rules.fee();
      rules.questions();
      rules.documents();
      rules.grounds();
    }
    return rules.faults;
  }

  private void times() {
    days("draftDays", type.draftDays());
    days("serviceDays", type.serviceDays());
    days("appealDays", type.appealDays());
    days("mostDays", type.mostDays());
    need(!type.entries().isEmpty(), "entries", "entries", "entries must offer something");
    need(
        type.entries().stream().allMatch(many -> many >= 0),
        "entries",
        "entries",
        "entries are never negative");
  }

  private void days(String name, int days) {
    need(days >= 1 && days <= MOST_DAYS, "days", name, name + " must be 1 to " + MOST_DAYS);
  }

  private void fee() {
    if (type.fee() == null) {
      return;
    }
    need(type.fee().minor() > 0, "fee", "fee", "a fee of nothing is no fee");
    need(
        type.fee().currency() != null
            && Currency.getAvailableCurrencies().stream()
                .anyMatch(one -> one.getCurrencyCode().equals(type.fee().currency())),
        "currency",
        "fee",
        "the fee has no currency of ISO 4217");
    type.fee().waivers().forEach(waiver -> text("visa.waiver." + waiver, "fee"));
  }

  private void questions() {
    List<String> ids = type.questions().stream().map(Question::id).toList();
    need(
        ids.size() <= MOST_QUESTIONS, "many", "questions", "more questions than " + MOST_QUESTIONS);
    once(ids, "two questions have one id");
    ALWAYS_ASKED.forEach(
        id ->
            need(
                type.question(id)
                    .filter(one -> !one.optional() && one.when().isEmpty())
                    .isPresent(),
                "always",
                id,
                id + " must be asked of everybody"));
    ASKED_OF_SOME.forEach(
        id -> need(type.question(id).isPresent(), "some", id, id + " must be asked of somebody"));
    for (int i = 0; i < type.questions().size(); i++) {
      Question question = type.questions().get(i);
      List<Question> before = type.questions().subList(0, i);
      question(question);
      question.when().forEach(condition -> condition("question", question.id(), condition, before));
    }
  }

  private void once(List<String> ids, String otherwise) {
    Set<String> seen = new HashSet<>();
    ids.stream()
        .filter(id -> !seen.add(id))
        .findFirst()
        .ifPresent(id -> need(false, "twice", id, otherwise));
  }

  private void question(Question question) {
    String id = question.id();
    String name = "question " + id;
    need(isKey(id), "id", id, name + " has no key for an id");
    need(question.kind() != null, "kind", id, name + " has no kind");
    need(
        question.kind() == KINDS.getOrDefault(id, question.kind()),
        "kind",
        id,
        name + " is answered as everywhere else");
    text(question.textKey(), id);
    options(question, name);
    need(
        question.kind() == Kind.NUMBER || question.least() == null && question.most() == null,
        "limits",
        id,
        name + ": least and most are for a number");
    need(
        question.least() == null || question.most() == null || question.least() <= question.most(),
        "limits",
        id,
        name + ": least is more than most");
    need(
        question.kind() == Kind.DATE || question.day() == null,
        "day",
        id,
        name + ": day is for a date");
    need(
        question.mostCharacters() >= 1 && question.mostCharacters() <= Question.LONGEST_TEXT,
        "longest",
        id,
        name + ": longest must be 1 to " + Question.LONGEST_TEXT);
  }

  private void options(Question question, String name) {
    List<String> options = question.options();
    need(
        Set.copyOf(options).size() == options.size(),
        "options-twice",
        question.id(),
        name + " has an option twice");
    need(
        (question.kind() == Kind.CHOICE) == (options.size() >= 2) && options.size() <= MOST_OPTIONS,
        "options",
        question.id(),
        name + ": two options or more are for a choice, and only for one");
    options.forEach(option -> text("visa.option." + option, question.id()));
  }

  private void documents() {
    List<String> ids = type.documents().stream().map(WantedDocument::id).toList();
    need(
        ids.size() <= MOST_DOCUMENTS, "many", "documents", "more documents than " + MOST_DOCUMENTS);
    once(ids, "two documents have one id");
    for (WantedDocument document : type.documents()) {
      need(
          isKey(document.id()),
          "id",
          document.id(),
          "document " + document.id() + " has no key for an id");
      text(document.textKey(), document.id());
      document
          .when()
          .forEach(condition -> condition("document", document.id(), condition, type.questions()));
    }
  }

  private void condition(String what, String id, Condition condition, List<Question> before) {
    String name = what + " " + id;
    before.stream()
        .filter(earlier -> Objects.equals(earlier.id(), condition.question()))
        .findFirst()
        .ifPresentOrElse(
            earlier ->
                need(
                    !condition.is().isEmpty()
                        && condition.is().stream().allMatch(answer -> canBe(earlier, answer)),
                    "waits",
                    id,
                    name + " waits for an answer that " + earlier.id() + " does not have"),
            () ->
                need(
                    false,
                    "waits",
                    id,
                    name + " waits for no earlier question: " + condition.question()));
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
    need(!type.grounds().isEmpty(), "grounds", "grounds", "a refusal needs grounds to choose from");
    type.grounds().forEach(ground -> text("visa.ground." + ground, "grounds"));
  }

  private static boolean isKey(String id) {
    return id != null && KEY.matcher(id).matches();
  }

  private void text(String key, String where) {
    need(words.test(key), "text", where, "there is no text " + key);
  }

  private void need(boolean holds, String rule, String where, String otherwise) {
    if (!holds) {
      faults.add(new TypeFault(rule, where, otherwise));
    }
  }
}
