package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Readings;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.Document;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Missing;
import org.portolan.cases.visa.model.Need;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Documents;
import org.portolan.cases.visa.store.Fees;
import org.portolan.cases.visa.store.IssuedVisas;
import org.portolan.cases.visa.store.Members;
import org.portolan.cases.visa.store.Papers;
import org.portolan.cases.visa.store.Recusals;
import org.portolan.cases.visa.store.Requests;
import org.portolan.cases.visa.store.SealedTexts;
import org.portolan.cases.visa.store.SealedTexts.Kind;

/** Opens applications for those who may read them; each reading is recorded. */
@Dependent
public class ReadApplications {

  /** How a post comes to a decision; the applicant is told what it is. */
  private static final Set<Act> OF_OFFICERS =
      Set.of(
          Act.TAKE,
          Act.ASSIGN,
          Act.RECUSE,
          Act.PUT_BACK,
          Act.NOTE,
          Act.SETTLE,
          Act.ZONE,
          Act.TRANSLATE,
          Act.CALL,
          Act.PROPOSE_GRANT,
          Act.PROPOSE_REFUSAL,
          Act.SEND_BACK);

  private final Applications applications;
  private final Members members;
  private final Documents documents;
  private final Recusals recusals;
  private final Requests requests;
  private final Fees fees;
  private final Papers papers;
  private final SealedTexts texts;
  private final IssuedVisas visas;

  @Inject
  public ReadApplications(Keys keys, Applications applications) {
    this.applications = applications;
    this.members = new Members(keys.sealer());
    this.documents = new Documents();
    this.recusals = new Recusals(keys.sealer());
    this.requests = new Requests(keys.sealer());
    this.fees = new Fees(keys.sealer());
    this.papers = new Papers(keys);
    this.texts = new SealedTexts(keys.sealer());
    this.visas = new IssuedVisas(keys);
  }

  /**
   * A traveller's applications by their references, the latest first; nothing sealed is opened.
   *
   * <p>As the traveller's own actor.
   */
  public Map<String, Application> own(Tx tx, Traveller whose) {
    return applications.ofPerson(tx, whose.person());
  }

  /**
   * One of a traveller's applications, as {@link Applicant#of} or the traveller's own actor.
   *
   * @return empty when there is none such of theirs
   */
  public Optional<ApplicationView> own(Tx tx, Traveller whose, String reference) {
    return applications
        .find(tx, reference)
        .filter(application -> whose.person().equals(application.origin().person()))
        .map(
            application -> {
              Readings.record(tx, application.caseId(), "own");
              return forApplicant(opened(tx, reference, application));
            });
  }

  /** What is only proposed, and what colleagues do among themselves, is not for the applicant. */
  private static ApplicationView forApplicant(ApplicationView all) {
    boolean proposed = all.state() == State.GRANT_PROPOSED || all.state() == State.REFUSAL_PROPOSED;
    boolean decided = !proposed && all.application().decidedAt().isPresent();
    return new ApplicationView(
        all.reference(),
        all.application(),
        all.members(),
        all.documents(),
        all.missing(),
        all.request(),
        all.fees(),
        all.papers(),
        all.needs(),
        decided ? all.decision() : Optional.empty(),
        all.visaNumber(),
        all.visas(),
        all.appeal(),
        Optional.empty(),
        all.steps().stream().filter(step -> !OF_OFFICERS.contains(step.act())).toList());
  }

  /**
   * An application of the officer's post.
   *
   * @return empty when there is none such for them: what was never handed in is its applicant's,
   *     and who has given it up has nothing to do with it
   */
  public Optional<ApplicationView> open(Tx tx, Officer officer, String reference) {
    return applications
        .find(tx, reference)
        .filter(application -> application.submittedAt().isPresent())
        .filter(application -> !recusals.has(tx, application.caseId(), officer.account()))
        .map(
            application -> {
              Readings.record(tx, application.caseId(), "case");
              return opened(tx, reference, application);
            });
  }

  private ApplicationView opened(Tx tx, String reference, Application application) {
    UUID caseId = application.caseId();
    List<Member> whom = members.of(tx, caseId);
    List<Document> sent = documents.of(tx, caseId);
    return new ApplicationView(
        reference,
        application,
        whom,
        sent,
        application.state() == State.DRAFT
            ? whom.stream()
                .flatMap(member -> Missing.of(application.type(), member, sent).stream())
                .toList()
            : List.of(),
        requests.open(tx, caseId),
        fees.of(tx, caseId),
        papers.of(tx, caseId),
        needs(tx, caseId),
        decision(tx, application),
        texts.read(tx, caseId, Kind.VISA_NUMBER),
        visas.of(tx, caseId),
        texts.read(tx, caseId, Kind.APPEAL),
        texts.read(tx, caseId, Kind.INTERVIEW),
        applications.steps(tx, caseId, 0));
  }

  /** What stands: what was sent back, or is decided anew, does not. */
  private Optional<Decision> decision(Tx tx, Application application) {
    return application
        .decidedBy()
        .flatMap(unused -> texts.read(tx, application.caseId(), Kind.DECISION))
        .map(Decision::fromJson);
  }

  private Set<Need> needs(Tx tx, UUID caseId) {
    Set<Need> needs = EnumSet.noneOf(Need.class);
    texts.read(tx, caseId, Kind.NEEDS).stream()
        .flatMap(keys -> Arrays.stream(keys.split(" ")))
        .forEach(key -> Need.find(key).ifPresent(needs::add));
    return needs;
  }
}
