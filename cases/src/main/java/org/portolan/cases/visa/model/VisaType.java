package org.portolan.cases.visa.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.portolan.i18n.Texts;

/**
 * A kind of visa: data, versioned, checked when it is read. An application keeps the version that
 * it was begun with, so what is once in use is never changed: the next version is another file.
 *
 * @param sample whether it is made up, which every page about it says
 * @param draftDays how long a draft is kept after its last answer
 * @param serviceDays within how many days of handing in it is to be decided
 * @param appealDays for how many days after a decision it can be appealed
 * @param fourEyes whether a second person decides on what an officer proposes
 * @param entries how often a visa of this kind may let somebody in; 0 for as often as they want
 * @param mostDays the longest stay that it can allow, in days
 * @param fee null when it costs nothing
 * @param grounds on which it can be refused or revoked, as in {@code visa.ground.…}
 * @param questions in the order in which they are asked
 */
public record VisaType(
    String id,
    int version,
    String words,
    boolean sample,
    int draftDays,
    int serviceDays,
    int appealDays,
    boolean fourEyes,
    List<Integer> entries,
    int mostDays,
    Fee fee,
    List<String> grounds,
    List<WantedDocument> documents,
    List<Question> questions) {

  public VisaType {
    entries = entries == null ? List.of() : List.copyOf(entries);
    grounds = grounds == null ? List.of() : List.copyOf(grounds);
    documents = documents == null ? List.of() : List.copyOf(documents);
    questions = questions == null ? List.of() : List.copyOf(questions);
  }

  /**
   * Checks that it holds together and that its words are there.
   *
   * @throws InvalidVisaType with everything that is wrong
   */
  public VisaType checked() {
    List<TypeFault> faults = faults(Texts.product()::has);
    if (!faults.isEmpty()) {
      throw new InvalidVisaType(id, faults.stream().map(TypeFault::said).toList());
    }
    return this;
  }

  /**
   * Every rule that it breaks; empty when people can apply for it.
   *
   * @param words whether there is a text for a key
   */
  public List<TypeFault> faults(Predicate<String> words) {
    return VisaTypeRules.faults(this, words);
  }

  /** What is asked of somebody who has answered so, in order. */
  public List<Question> path(Answers answers) {
    List<Question> path = new ArrayList<>();
    // an answer to what is no longer asked decides nothing
    Answers counted = Answers.NONE;
    for (Question question : questions) {
      if (question.isAsked(counted)) {
        path.add(question);
        counted = counted.withAsIs(question.id(), answers);
      }
    }
    return List.copyOf(path);
  }

  /** The first question that still needs an answer; empty when none does. */
  public Optional<Question> next(Answers answers) {
    return path(answers).stream()
        .filter(question -> !question.optional() && answers.of(question.id()).isEmpty())
        .findFirst();
  }

  /** The documents wanted of somebody who has answered so. */
  public List<WantedDocument> wanted(Answers answers) {
    Answers counted = Answers.NONE;
    for (Question question : path(answers)) {
      counted = counted.withAsIs(question.id(), answers);
    }
    Answers asked = counted;
    return documents.stream().filter(document -> document.isWanted(asked)).toList();
  }

  /** These questions and all that hang on their answers, by their ids. */
  Set<String> hangingOn(Collection<String> asked) {
    Set<String> all = new HashSet<>(asked);
    // a condition names a question before its own
    questions.stream()
        .filter(question -> hangOn(question.when(), all))
        .forEach(question -> all.add(question.id()));
    return all;
  }

  /** The documents that hang on the answers to these questions, by their ids. */
  Set<String> documentsHangingOn(Set<String> asked) {
    return documents.stream()
        .filter(document -> hangOn(document.when(), asked))
        .map(WantedDocument::id)
        .collect(Collectors.toSet());
  }

  private static boolean hangOn(List<Condition> conditions, Set<String> questions) {
    return conditions.stream().map(Condition::question).anyMatch(questions::contains);
  }

  /** The question with an id. */
  public Optional<Question> question(String id) {
    return questions.stream().filter(one -> Objects.equals(one.id(), id)).findFirst();
  }

  /** Whether one of its documents has this id. */
  public boolean hasDocument(String id) {
    return documents.stream().anyMatch(one -> Objects.equals(one.id(), id));
  }

  /** The key of its name; with {@code .who} behind it, of whom it is for. */
  public String textKey() {
    return "visa.type." + (words == null ? id : words);
  }
}
