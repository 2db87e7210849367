package org.portolan.web.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.AssignApplications;
import org.portolan.cases.visa.CallApplicant;
import org.portolan.cases.visa.DecideApplication;
import org.portolan.cases.visa.IssueVisa;
import org.portolan.cases.visa.Officer;
import org.portolan.cases.visa.Outcome;
import org.portolan.cases.visa.SettleApplication;
import org.portolan.cases.visa.TranslateAnswers;
import org.portolan.cases.visa.WorkOnApplication;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Refusal;

/** Does to an application what an officer chose on its page. */
@Dependent
public class VisaActs {

  /** Those that need nothing to be typed. */
  private static final Set<Act> PLAIN =
      EnumSet.of(
          Act.TAKE,
          Act.PUT_BACK,
          Act.GO_ON,
          Act.INVITE,
          Act.CALL,
          Act.CONFIRM,
          Act.ISSUE,
          Act.TRANSLATE);

  private final AssignApplications assigning;
  private final WorkOnApplication working;
  private final CallApplicant calling;
  private final TranslateAnswers translating;
  private final SettleApplication settling;
  private final DecideApplication deciding;
  private final IssueVisa issuing;

  @Inject
  public VisaActs(
      AssignApplications assigning,
      WorkOnApplication working,
      CallApplicant calling,
      TranslateAnswers translating,
      SettleApplication settling,
      DecideApplication deciding,
      IssueVisa issuing) {
    this.assigning = assigning;
    this.working = working;
    this.calling = calling;
    this.translating = translating;
    this.settling = settling;
    this.deciding = deciding;
    this.issuing = issuing;
  }

  /** Whether an act is done as soon as it is chosen. */
  static boolean isPlain(Act act) {
    return PLAIN.contains(act);
  }

  /** What an act needs to be typed or chosen, by the names of the fields on its page. */
  static Set<String> fieldsOf(Act act) {
    return switch (act) {
      case GRANT, PROPOSE_GRANT -> Set.of("entries", "from", "until", "text");
      case REFUSE, PROPOSE_REFUSAL, REVOKE -> Set.of("grounds", "text");
      case ASK -> Set.of("wants", "until", "text");
      case EXTEND -> Set.of("until");
      case FEE -> Set.of("waiver", "paid", "number");
      case PAPERS -> Set.of("way", "from", "number");
      case ASSIGN -> Set.of("colleague");
      case NEEDS -> Set.of("needs");
      case HEAR -> Set.of("interview", "text");
      case NOTE, RECUSE, SEND_BACK, UPHOLD, REOPEN -> Set.of("text");
      default -> Set.of();
    };
  }

  /**
   * Does it.
   *
   * @param seen the version that the officer looked at
   */
  Outcome perform(Tx tx, Officer officer, UUID caseId, long seen, Act act, VisaFields fields) {
    return switch (act) {
      case TAKE -> assigning.take(tx, officer, caseId, seen);
      case PUT_BACK -> assigning.putBack(tx, officer, caseId, seen);
      case RECUSE -> assigning.recuse(tx, officer, caseId, seen, fields.getText());
      case ASSIGN ->
          fields
              .colleagueId()
              .map(account -> assigning.assign(tx, officer, caseId, seen, account))
              .orElseGet(() -> new Outcome.Refused(Refusal.EMPTY));
      case FEE ->
          fields.getWaiver() == null
              ? settling.paid(tx, officer, caseId, seen, fields.paidBy(), fields.getNumber())
              : settling.waived(tx, officer, caseId, seen, fields.getWaiver());
      case PAPERS -> settling.papers(tx, officer, caseId, seen, fields.transit());
      case GRANT, PROPOSE_GRANT -> deciding.decide(tx, officer, caseId, seen, fields.grant());
      case REFUSE, PROPOSE_REFUSAL -> deciding.decide(tx, officer, caseId, seen, fields.refusal());
      case CONFIRM -> deciding.confirm(tx, officer, caseId, seen);
      case SEND_BACK -> deciding.sendBack(tx, officer, caseId, seen, fields.getText());
      case ISSUE -> issuing.issue(tx, officer, caseId, seen);
      case REVOKE ->
          deciding.revoke(tx, officer, caseId, seen, fields.getGrounds(), fields.getText());
      case UPHOLD -> deciding.uphold(tx, officer, caseId, seen, fields.getText());
      case REOPEN -> deciding.reopen(tx, officer, caseId, seen, fields.getText());
      default -> work(tx, officer, caseId, seen, act, fields);
    };
  }

  private Outcome work(Tx tx, Officer officer, UUID caseId, long seen, Act act, VisaFields fields) {
    return switch (act) {
      case NOTE -> working.note(tx, officer, caseId, seen, fields.getText());
      case NEEDS -> working.needs(tx, officer, caseId, seen, fields.wantedNeeds());
      case ASK -> working.ask(tx, officer, caseId, seen, fields.wants(), fields.lastDay());
      case EXTEND -> working.extend(tx, officer, caseId, seen, fields.lastDay());
      case GO_ON -> working.goOn(tx, officer, caseId, seen);
      case INVITE -> working.invite(tx, officer, caseId, seen);
      case TRANSLATE -> translating.ask(tx, officer, caseId, seen);
      case CALL -> calling.rang(tx, officer, caseId, seen);
      case HEAR -> calling.heard(tx, officer, caseId, seen, fields.interview());
      default -> new Outcome.Refused(Refusal.NOT_NOW);
    };
  }
}
