package org.portolan.cases.quarantine.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.portolan.cases.quarantine.model.Question.Kind;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** What must hold of a protocol before anybody is asked by it. */
final class ProtocolRules {

  private static final int MOST_DAYS = 90;

  /** Options are chosen by one digit. */
  private static final int MOST_OPTIONS = 9;

  private final Protocol protocol;
  private final List<String> ids;
  private final List<String> broken = new ArrayList<>();

  private ProtocolRules(Protocol protocol) {
    this.protocol = protocol;
    this.ids = protocol.questions().stream().map(Question::id).toList();
  }

  /** Every rule that the protocol breaks, in words; empty when it can be followed. */
  static List<String> broken(Protocol protocol) {
    ProtocolRules rules = new ProtocolRules(protocol);
    rules.times();
    rules.need(!rules.ids.isEmpty(), "there must be a question");
    rules.need(Set.copyOf(rules.ids).size() == rules.ids.size(), "two questions have one id");
    protocol.questions().forEach(rules::question);
    protocol.alerts().forEach(rules::alert);
    if (rules.broken.isEmpty()) {
      rules.everyQuestionIsAsked();
    }
    return rules.broken;
  }

  private void times() {
    need(protocol.days() >= 1 && protocol.days() <= MOST_DAYS, "days must be 1 to " + MOST_DAYS);
    need(
        protocol.ask().from().isBefore(protocol.ask().until()),
        "ask.from must be before ask.until");
    need(!protocol.close().isBefore(protocol.ask().from()), "close must not be before ask.from");
    need(
        !protocol.answerWithin().isNegative() && !protocol.answerWithin().isZero(),
        "answerWithin must be positive");
    need(protocol.repeatsAfterUnclear() >= 0, "repeatsAfterUnclear must not be negative");
  }

  private void question(Question question) {
    String name = "question " + question.id();
    List<String> options = question.options();
    need(Set.copyOf(options).size() == options.size(), name + " has an option twice");
    need(options.size() <= MOST_OPTIONS, name + " has more than " + MOST_OPTIONS + " options");
    need(
        question.kind() == Kind.TEMPERATURE || options.size() >= 2,
        name + " needs two options or more");
    Stream.concat(question.alone().stream(), question.next().keySet().stream())
        .filter(option -> !options.contains(option))
        .forEach(option -> broken.add(name + " has no option " + option));
    following(question)
        .filter(next -> ids.indexOf(next) <= ids.indexOf(question.id()))
        .forEach(next -> broken.add(name + " leads to no later question " + next));
    text(question.textKey());
    question.optionKeys().forEach(this::text);
  }

  private void alert(AlertRule rule) {
    String name = "alert " + rule.kind();
    need(
        rule.answerWithin() != null && !rule.answerWithin().isNegative(),
        name + " needs answerWithin");
    need(rule.severity() != null, name + " needs a severity");
    need(rule.chosen() != null || rule.atLeast() != null, name + " has no condition");
    if (!ids.contains(rule.question())) {
      broken.add(name + " names no question " + rule.question());
      return;
    }
    Question question = protocol.question(rule.question());
    need(
        rule.chosen() == null || question.options().contains(rule.chosen()),
        name + " names no option " + rule.chosen());
    need(
        rule.atLeast() == null || question.kind() == Kind.TEMPERATURE && plausible(rule.atLeast()),
        name + ": atLeast is for a temperature of 30 to 45 degrees");
  }

  private void everyQuestionIsAsked() {
    Set<String> asked = new HashSet<>(Set.of(protocol.first().id()));
    protocol.questions().stream()
        .filter(question -> asked.contains(question.id()))
        .forEach(question -> following(question).forEach(asked::add));
    ids.stream()
        .filter(id -> !asked.contains(id))
        .forEach(id -> broken.add("question " + id + " is never asked"));
  }

  private static Stream<String> following(Question question) {
    return Stream.concat(
        question.next().values().stream(), Stream.ofNullable(question.otherwise()));
  }

  private void text(String key) {
    try {
      Texts.product().text(Language.ENGLISH, key);
    } catch (IllegalArgumentException e) {
      broken.add("there is no text " + key);
    }
  }

  private static boolean plausible(BigDecimal degrees) {
    return degrees.intValue() >= 30 && degrees.intValue() <= 45;
  }

  private void need(boolean holds, String otherwise) {
    if (!holds) {
      broken.add(otherwise);
    }
  }
}
