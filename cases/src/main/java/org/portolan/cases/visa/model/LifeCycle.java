package org.portolan.cases.visa.model;

import static org.portolan.cases.visa.model.Party.APPLICANT;
import static org.portolan.cases.visa.model.Party.CLOCK;
import static org.portolan.cases.visa.model.Party.OFFICER;
import static org.portolan.cases.visa.model.Party.SUPERVISOR;
import static org.portolan.cases.visa.model.State.DRAFT;
import static org.portolan.cases.visa.model.State.GRANTED;
import static org.portolan.cases.visa.model.State.GRANT_PROPOSED;
import static org.portolan.cases.visa.model.State.INCOMPLETE;
import static org.portolan.cases.visa.model.State.INTERVIEW_WANTED;
import static org.portolan.cases.visa.model.State.IN_REVIEW;
import static org.portolan.cases.visa.model.State.ISSUED;
import static org.portolan.cases.visa.model.State.LAPSED;
import static org.portolan.cases.visa.model.State.REFUSAL_APPEALED;
import static org.portolan.cases.visa.model.State.REFUSAL_PROPOSED;
import static org.portolan.cases.visa.model.State.REFUSED;
import static org.portolan.cases.visa.model.State.REVOCATION_APPEALED;
import static org.portolan.cases.visa.model.State.REVOKED;
import static org.portolan.cases.visa.model.State.SUBMITTED;
import static org.portolan.cases.visa.model.State.WITHDRAWN;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The life of an application: in which state who may do what, and where it leads. What is not in
 * the table does not happen. An act that leads to where it began changes what belongs to the
 * application and not where it stands.
 */
public final class LifeCycle {

  private static final State[] WITH_THE_POST = {
    SUBMITTED,
    IN_REVIEW,
    INCOMPLETE,
    INTERVIEW_WANTED,
    GRANT_PROPOSED,
    REFUSAL_PROPOSED,
    REFUSAL_APPEALED,
    REVOCATION_APPEALED
  };

  private static final Map<State, Map<Act, Rule>> TABLE = new EnumMap<>(State.class);

  static {
    stays(Act.ANSWER, APPLICANT, DRAFT, INCOMPLETE);
    stays(Act.ADD_CHILD, APPLICANT, DRAFT);
    stays(Act.HAND_IN, APPLICANT, DRAFT, INCOMPLETE);
    leads(DRAFT, Act.SUBMIT, SUBMITTED, APPLICANT);
    leads(DRAFT, Act.LAPSE, LAPSED, CLOCK);
    leads(INCOMPLETE, Act.SUPPLY, IN_REVIEW, APPLICANT);
    for (State state :
        List.of(
            DRAFT,
            SUBMITTED,
            IN_REVIEW,
            INCOMPLETE,
            INTERVIEW_WANTED,
            GRANT_PROPOSED,
            REFUSAL_PROPOSED)) {
      leads(state, Act.WITHDRAW, WITHDRAWN, APPLICANT);
    }

    stays(Act.ASSIGN, SUPERVISOR, WITH_THE_POST);
    stays(Act.NOTE, Set.of(OFFICER, SUPERVISOR), WITH_THE_POST);
    stays(Act.NOTE, Set.of(OFFICER, SUPERVISOR), GRANTED, ISSUED, REFUSED, REVOKED);
    stays(Act.NEEDS, Set.of(APPLICANT, OFFICER, SUPERVISOR), WITH_THE_POST);
    stays(Act.NEEDS, APPLICANT, DRAFT);
    stays(Act.FEE, OFFICER, WITH_THE_POST);
    stays(Act.JUDGE, OFFICER, IN_REVIEW, INCOMPLETE, INTERVIEW_WANTED);
    stays(Act.SETTLE, OFFICER, IN_REVIEW, INCOMPLETE, INTERVIEW_WANTED);
    stays(Act.TRANSLATE, Set.of(OFFICER, SUPERVISOR), WITH_THE_POST);
    stays(Act.ZONE, APPLICANT, DRAFT);
    stays(Act.ZONE, OFFICER, IN_REVIEW, INCOMPLETE, INTERVIEW_WANTED);
    stays(Act.PAPERS, Set.of(APPLICANT, OFFICER), WITH_THE_POST);
    stays(Act.PAPERS, OFFICER, GRANTED, ISSUED, REFUSED, WITHDRAWN, REVOKED);

    leads(SUBMITTED, Act.TAKE, IN_REVIEW, OFFICER);
    leads(SUBMITTED, Act.RECUSE, SUBMITTED, OFFICER);
    leads(IN_REVIEW, Act.RECUSE, SUBMITTED, OFFICER);
    leads(IN_REVIEW, Act.PUT_BACK, SUBMITTED, OFFICER);
    leads(IN_REVIEW, Act.ASK, INCOMPLETE, OFFICER);
    leads(INCOMPLETE, Act.EXTEND, INCOMPLETE, OFFICER, SUPERVISOR);
    leads(INCOMPLETE, Act.GO_ON, IN_REVIEW, OFFICER);
    leads(INCOMPLETE, Act.REMIND, INCOMPLETE, CLOCK);
    leads(INCOMPLETE, Act.RUN_OUT, IN_REVIEW, CLOCK);
    leads(IN_REVIEW, Act.INVITE, INTERVIEW_WANTED, OFFICER);
    leads(INTERVIEW_WANTED, Act.CALL, INTERVIEW_WANTED, OFFICER);
    leads(INTERVIEW_WANTED, Act.HEAR, IN_REVIEW, OFFICER);

    leads(IN_REVIEW, Act.GRANT, GRANTED, OFFICER);
    leads(IN_REVIEW, Act.REFUSE, REFUSED, OFFICER);
    leads(IN_REVIEW, Act.PROPOSE_GRANT, GRANT_PROPOSED, OFFICER);
    leads(IN_REVIEW, Act.PROPOSE_REFUSAL, REFUSAL_PROPOSED, OFFICER);
    leads(GRANT_PROPOSED, Act.CONFIRM, GRANTED, SUPERVISOR);
    leads(REFUSAL_PROPOSED, Act.CONFIRM, REFUSED, SUPERVISOR);
    leads(GRANT_PROPOSED, Act.SEND_BACK, IN_REVIEW, SUPERVISOR);
    leads(REFUSAL_PROPOSED, Act.SEND_BACK, IN_REVIEW, SUPERVISOR);

    leads(GRANTED, Act.ISSUE, ISSUED, OFFICER);
    leads(GRANTED, Act.REVOKE, REVOKED, SUPERVISOR);
    leads(ISSUED, Act.REVOKE, REVOKED, SUPERVISOR);
    leads(REFUSED, Act.APPEAL, REFUSAL_APPEALED, APPLICANT);
    leads(REVOKED, Act.APPEAL, REVOCATION_APPEALED, APPLICANT);
    leads(REFUSAL_APPEALED, Act.UPHOLD, REFUSED, SUPERVISOR);
    leads(REVOCATION_APPEALED, Act.UPHOLD, REVOKED, SUPERVISOR);
    leads(REFUSAL_APPEALED, Act.REOPEN, SUBMITTED, SUPERVISOR);
    leads(REVOCATION_APPEALED, Act.REOPEN, SUBMITTED, SUPERVISOR);
  }

  private LifeCycle() {}

  /**
   * Where an act leads.
   *
   * @return empty when it is not for this party, or not now
   */
  public static Optional<State> after(State from, Act act, Party by) {
    return rule(from, act).filter(rule -> rule.by.contains(by)).map(rule -> rule.to);
  }

  /** Whether anybody may do this now. */
  public static boolean allows(State from, Act act) {
    return rule(from, act).isPresent();
  }

  /** What a party may do now, in the order of the acts. */
  public static Set<Act> open(State from, Party by) {
    Set<Act> open = EnumSet.noneOf(Act.class);
    TABLE
        .getOrDefault(from, Map.of())
        .forEach(
            (act, rule) -> {
              if (rule.by.contains(by)) {
                open.add(act);
              }
            });
    return open;
  }

  private static Optional<Rule> rule(State from, Act act) {
    return Optional.ofNullable(TABLE.getOrDefault(from, Map.of()).get(act));
  }

  private static void leads(State from, Act act, State to, Party... by) {
    put(from, act, new Rule(to, EnumSet.copyOf(Arrays.asList(by))));
  }

  private static void stays(Act act, Party by, State... in) {
    stays(act, Set.of(by), in);
  }

  private static void stays(Act act, Set<Party> by, State... in) {
    for (State state : in) {
      put(state, act, new Rule(state, EnumSet.copyOf(by)));
    }
  }

  private static void put(State from, Act act, Rule rule) {
    Map<Act, Rule> row = TABLE.computeIfAbsent(from, state -> new EnumMap<>(Act.class));
    if (row.put(act, rule) != null) {
      throw new IllegalStateException("The table has two rules for " + act + " in " + from);
    }
  }

  private record Rule(State to, Set<Party> by) {}
}
