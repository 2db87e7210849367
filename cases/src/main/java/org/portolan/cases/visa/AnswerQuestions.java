package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.Acting.Effect;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.AnswerReading;
import org.portolan.cases.visa.model.Answers;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.Problem;
import org.portolan.cases.visa.model.Question;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.Typed;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Members;
import org.portolan.cases.visa.store.Recusals;
import org.portolan.cases.visa.store.Requests;

/**
 * An applicant answers questions, a page at a time, from whatever device; what was answered is kept
 * at once. On two devices at the same time the later one is told what the other has answered, and
 * answers to other questions stand beside each other.
 */
@Dependent
public class AnswerQuestions {

  /** The largest family that one application is for. */
  static final int MOST_MEMBERS = 12;

  private final Acting acting;
  private final Members members;
  private final Requests requests;

  @Inject
  public AnswerQuestions(
      Applications applications, Recusals recusals, Members members, Requests requests) {
    this.acting = new Acting(applications, recusals);
    this.members = members;
    this.requests = requests;
  }

  /** What became of answers. */
  public sealed interface Outcome {

    /** One of four ways on. */
    default <R> R fold(
        Function<Saved, R> saved,
        Function<Invalid, R> invalid,
        Function<Overtaken, R> overtaken,
        Function<Refused, R> refused) {
      if (this instanceof Saved yes) {
        return saved.apply(yes);
      }
      if (this instanceof Invalid no) {
        return invalid.apply(no);
      }
      return this instanceof Overtaken late ? overtaken.apply(late) : refused.apply((Refused) this);
    }
  }

  /** They are kept; the member's answers have this version now. */
  public record Saved(long version) implements Outcome {}

  /** None is kept: some are no answers. */
  public record Invalid(Map<String, Problem> problems) implements Outcome {}

  /**
   * None is kept: somebody answered the same questions since the page was opened.
   *
   * @param version to go on with, once they were seen
   * @param theirs what stands there now
   */
  public record Overtaken(long version, Map<String, GivenAnswer> theirs) implements Outcome {}

  /** Nothing is kept. */
  public record Refused(Refusal why) implements Outcome {}

  /**
   * Keeps answers of one member, all or none, as {@link Applicant#of}.
   *
   * @param seen the version of the member's answers that the page was opened with
   */
  public Outcome save(
      Tx tx, Traveller whose, UUID caseId, UUID memberId, long seen, Map<String, Typed> typed) {
    Optional<Application> found = acting.ownOrHelped(tx, whose, caseId);
    Optional<Member> member = found.flatMap(one -> members.find(tx, caseId, memberId));
    if (member.isEmpty()) {
      return new Refused(Refusal.NOT_FOUND);
    }
    Application application = found.get();
    Optional<Refusal> refusal = application.refusal(Act.ANSWER, Party.APPLICANT);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    Map<String, GivenAnswer> read = new LinkedHashMap<>();
    Map<String, Problem> problems = read(tx, application, member.get(), typed, read);
    if (!problems.isEmpty()) {
      return new Invalid(problems);
    }
    Map<String, GivenAnswer> theirs = member.get().answers().since(seen, typed.keySet());
    if (!theirs.isEmpty()) {
      return new Overtaken(member.get().version(), theirs);
    }
    return read.isEmpty() ? new Refused(Refusal.EMPTY) : kept(tx, application, member.get(), read);
  }

  private Saved kept(Tx tx, Application application, Member member, Map<String, GivenAnswer> read) {
    Member changed = member.with(read);
    acting.act(
        tx,
        application,
        Act.ANSWER,
        Party.APPLICANT,
        unused -> {
          members.save(tx, application.caseId(), changed);
          return Effect.done(
              Map.of(
                  "member", member.id().toString(), "questions", String.join(" ", read.keySet())));
        });
    return new Saved(changed.version());
  }

  /** Reads what was typed, in the order of the questions, as each may be asked by those before. */
  private Map<String, Problem> read(
      Tx tx,
      Application application,
      Member member,
      Map<String, Typed> typed,
      Map<String, GivenAnswer> read) {
    Map<String, Problem> problems = new LinkedHashMap<>();
    Predicate<String> open = openQuestions(tx, application);
    LocalDate today = application.day(tx.now());
    typed.keySet().stream()
        .filter(id -> application.type().question(id).isEmpty())
        .forEach(id -> problems.put(id, Problem.NOT_ASKED));
    for (Question question : application.type().questions()) {
      if (typed.containsKey(question.id())) {
        Answers now = member.with(read).answers();
        if (open.test(question.id()) && application.type().path(now).contains(question)) {
          AnswerReading.read(question, typed.get(question.id()), today)
              .fold(
                  answer -> read.put(question.id(), answer),
                  problem -> problems.put(question.id(), problem));
        } else {
          problems.put(question.id(), Problem.NOT_ASKED);
        }
      }
    }
    return problems;
  }

  /** All of a draft; once it was handed in, those that are asked anew and what they raise. */
  private Predicate<String> openQuestions(Tx tx, Application application) {
    if (application.state() == State.DRAFT) {
      return unused -> true;
    }
    return requests
        .open(tx, application.caseId())
        .map(request -> request.wants().openQuestions(application.type()))
        .<Predicate<String>>map(asked -> asked::contains)
        .orElse(unused -> false);
  }

  /** What became of adding a child. */
  public sealed interface Added {}

  /** The child is there, without any answer. */
  public record Child(UUID memberId, long version) implements Added {}

  /** No child was added. */
  public record NotAdded(Refusal why) implements Added {}

  /** Adds a child, whose answers the applicant gives; as {@link Applicant#of}. */
  public Added addChild(Tx tx, Traveller whose, UUID caseId) {
    Optional<Application> found = acting.ownOrHelped(tx, whose, caseId);
    if (found.isEmpty()) {
      return new NotAdded(Refusal.NOT_FOUND);
    }
    Application application = found.get();
    Optional<Refusal> refusal = application.refusal(Act.ADD_CHILD, Party.APPLICANT);
    if (refusal.isPresent()) {
      return new NotAdded(refusal.get());
    }
    if (members.of(tx, caseId).size() >= MOST_MEMBERS) {
      return new NotAdded(Refusal.TOO_MANY);
    }
    Member child = members.add(tx, application, Member.Kind.CHILD);
    acting.act(
        tx,
        application,
        Act.ADD_CHILD,
        Party.APPLICANT,
        unused -> Effect.done(Map.of("member", child.id().toString())));
    return new Child(child.id(), child.version());
  }
}
