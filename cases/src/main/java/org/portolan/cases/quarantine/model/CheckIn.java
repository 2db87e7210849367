package org.portolan.cases.quarantine.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.quarantine.model.CheckInState.Event;
import org.portolan.cases.quarantine.model.Reaction.Kind;
import org.portolan.i18n.Language;

/**
 * One person's check-in of one day.
 *
 * <p>It opens with the protocol's first question. Each text is read as an answer to the question
 * that is open, then as an answer to one asked before, then, if it says so in words, to one not yet
 * asked. What is open is always the first question on the way through the protocol that has no
 * answer; so a correction, a late answer and an answer to two questions at once need no rule of
 * their own. It ends complete, or given up with a person told; either can be taken up again by the
 * person's next text. Who says some time after the end that they are unwell is asked anew; who then
 * says that they are well again stays unwell for that day.
 */
public final class CheckIn {

  /** The question that says how somebody is; the board and the thanks depend on it. */
  private static final String MOOD = "mood";

  /** A second report like the first within this time says nothing new. */
  private static final Duration SAME_REPORT = Duration.ofMinutes(15);

  /** Later, a bare number is taken for a new answer to the first question, not to the last. */
  private static final Duration STILL_THE_LAST_QUESTION = Duration.ofMinutes(30);

  private final UUID id;
  private final Protocol protocol;
  private CheckInState state;
  private int unclear;
  private Answers answers;

  private CheckIn(UUID id, Protocol protocol, CheckInState state, int unclear, Answers answers) {
    this.id = id;
    this.protocol = protocol;
    this.state = state;
    this.unclear = unclear;
    this.answers = answers;
  }

  /** A check-in as it was stored. */
  public static CheckIn restored(
      UUID id, Protocol protocol, CheckInState state, int unclear, String answersJson) {
    return new CheckIn(id, protocol, state, unclear, Answers.fromJson(answersJson));
  }

  /** A new check-in. */
  public static CheckIn due(UUID id, Protocol protocol) {
    return new CheckIn(id, protocol, CheckInState.DUE, 0, Answers.NONE);
  }

  /**
   * Reads a text, changes what it changes, and says how to react.
   *
   * @param at when it came in
   * @param now when it is answered
   */
  public Reaction hear(
      String text, Language language, Instant at, Instant now, AnswerReading reading) {
    Optional<Question> open = openQuestion();
    boolean complete = open.isEmpty();
    boolean again = complete ? answers.repeats(text, at, SAME_REPORT) : answers.crossed(text, at);
    Map<String, Answer> news =
        again ? Map.of() : reading.read(text, language, candidates(at), protocol);
    boolean afresh = complete && answers.isOlderThan(SAME_REPORT, at);
    answers = answers.heard(text, at, now);
    if (again) {
      return Reaction.of(complete ? Kind.ALREADY_ANSWERED : Kind.REPEATED, open);
    }
    return news.isEmpty() ? notUnderstood(open) : understood(news, complete, afresh);
  }

  private Reaction understood(Map<String, Answer> news, boolean wasComplete, boolean afresh) {
    if (afresh && says(news, "unwell")) {
      answers = answers.withoutAnswers();
    } else if (afresh && says(news, "well") && !well().orElse(true)) {
      return Reaction.of(Kind.ALREADY_ANSWERED, Optional.empty());
    }
    Answers before = answers;
    answers = answers.with(merged(news));
    unclear = 0;
    Optional<Question> open = openQuestion();
    move(open.isPresent() ? Event.ANSWERED : Event.COMPLETED);
    if (wasComplete && answers.byQuestion().equals(before.byQuestion())) {
      return Reaction.of(Kind.ALREADY_ANSWERED, Optional.empty());
    }
    List<AlertRule> fired =
        protocol.alerts().stream()
            .filter(rule -> rule.fires(answers) && !rule.fires(before))
            .toList();
    return new Reaction(open.isPresent() ? Kind.NEXT : Kind.DONE, news, fired, open);
  }

  private Map<String, Answer> merged(Map<String, Answer> news) {
    Map<String, Answer> merged = new LinkedHashMap<>();
    news.forEach(
        (id, later) ->
            merged.put(
                id,
                answer(id)
                    .map(earlier -> earlier.followedBy(protocol.question(id), later))
                    .orElse(later)));
    return merged;
  }

  private static boolean says(Map<String, Answer> news, String mood) {
    return Optional.ofNullable(news.get(MOOD)).map(answer -> answer.chose(mood)).orElse(false);
  }

  private Reaction notUnderstood(Optional<Question> open) {
    if (state == CheckInState.GIVEN_UP) {
      return Reaction.of(Kind.KNOWN_TO_A_PERSON, open);
    }
    if (open.isEmpty()) {
      return Reaction.of(Kind.FOR_A_PERSON, Optional.empty());
    }
    unclear++;
    if (unclear > protocol.repeatsAfterUnclear()) {
      move(Event.NOT_UNDERSTOOD);
      return Reaction.of(Kind.FOR_A_PERSON, open);
    }
    return Reaction.of(Kind.UNCLEAR, open);
  }

  /** The question was handed over, arrived, or did not; false when that changes nothing. */
  public boolean move(Event event) {
    Optional<CheckInState> next = state.after(event);
    next.ifPresent(to -> state = to);
    return next.isPresent();
  }

  /** In the order in which a text is tried against them. */
  private List<AnswerReading.Candidate> candidates(Instant at) {
    List<AnswerReading.Candidate> candidates = new ArrayList<>();
    Optional<Question> open = openQuestion();
    open.ifPresent(question -> candidates.add(AnswerReading.Candidate.asked(question)));
    List<Question> asked = new ArrayList<>(answeredOnTheWay());
    if (open.isEmpty() && isLongAgo(at)) {
      candidates.add(AnswerReading.Candidate.asked(protocol.first()));
    }
    for (int i = asked.size() - 1; i >= 0; i--) {
      candidates.add(AnswerReading.Candidate.asked(asked.get(i)));
    }
    protocol.questions().stream()
        .filter(question -> !asked.contains(question))
        .filter(question -> open.isEmpty() || !open.get().equals(question))
        .forEach(question -> candidates.add(AnswerReading.Candidate.inWords(question)));
    return candidates;
  }

  private boolean isLongAgo(Instant at) {
    return answers.lastAt() != null && answers.isOlderThan(STILL_THE_LAST_QUESTION, at);
  }

  /** The question that has no answer yet; empty when all are answered. */
  public Optional<Question> openQuestion() {
    Optional<Question> question = Optional.of(protocol.first());
    while (question.isPresent() && answers.byQuestion().containsKey(question.get().id())) {
      question = following(question.get());
    }
    return question;
  }

  private List<Question> answeredOnTheWay() {
    List<Question> answered = new ArrayList<>();
    Optional<Question> question = Optional.of(protocol.first());
    while (question.isPresent() && answers.byQuestion().containsKey(question.get().id())) {
      answered.add(question.get());
      question = following(question.get());
    }
    return answered;
  }

  private Optional<Question> following(Question question) {
    return question.after(answers.byQuestion().get(question.id())).map(protocol::question);
  }

  public UUID id() {
    return id;
  }

  public CheckInState state() {
    return state;
  }

  /** How often in a row a text was not understood. */
  public int unclear() {
    return unclear;
  }

  /** Whether the person said that they are well; empty before they said how they are. */
  public Optional<Boolean> well() {
    return answer(MOOD).map(mood -> mood.chose("well"));
  }

  /** The answer to a question, if there is one. */
  public Optional<Answer> answer(String question) {
    return Optional.ofNullable(answers.byQuestion().get(question));
  }

  /** The answers as they are sealed and stored. */
  public String answersJson() {
    return answers.toJson();
  }
}
