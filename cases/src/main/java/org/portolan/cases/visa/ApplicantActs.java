package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.attachments.StoredFile;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.Acting.Effect;
import org.portolan.cases.visa.Outcome.Refused;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Document;
import org.portolan.cases.visa.model.Need;
import org.portolan.cases.visa.model.Notice;
import org.portolan.cases.visa.model.PaperTransit;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.model.Request;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Documents;
import org.portolan.cases.visa.store.Members;
import org.portolan.cases.visa.store.Notices;
import org.portolan.cases.visa.store.Papers;
import org.portolan.cases.visa.store.Recusals;
import org.portolan.cases.visa.store.Requests;
import org.portolan.cases.visa.store.SealedTexts;
import org.portolan.cases.visa.store.SealedTexts.Kind;

/** What applicants do beside answering and handing in; all as {@link Applicant#of}. */
@Dependent
public class ApplicantActs {

  /** Enough for a family with all that is wanted again twice; no program fills the store. */
  static final int MOST_DOCUMENTS = 100;

  private final BlindIndex index;
  private final Acting acting;
  private final Members members;
  private final Documents documents;
  private final Attachments attachments;
  private final Requests requests;
  private final SealedTexts texts;
  private final Papers papers;
  private final Notices notices;

  @Inject
  public ApplicantActs(
      Keys keys,
      Applications applications,
      Recusals recusals,
      Members members,
      Documents documents,
      Requests requests,
      SealedTexts texts,
      Notices notices) {
    this.index = keys.blindIndex();
    this.acting = new Acting(applications, recusals);
    this.members = members;
    this.documents = documents;
    this.attachments = new Attachments(keys.sealer());
    this.requests = requests;
    this.texts = texts;
    this.papers = new Papers(keys);
    this.notices = notices;
  }

  /**
   * A document comes. The caller has kept its file, and removes it again when this is refused.
   *
   * @param wanted id of a document of the visa type
   */
  public Outcome handIn(
      Tx tx, Traveller whose, UUID caseId, UUID memberId, String wanted, StoredFile file) {
    Optional<Application> found = acting.ownOrHelped(tx, whose, caseId);
    if (found.isEmpty() || members.find(tx, caseId, memberId).isEmpty()) {
      return new Refused(Refusal.NOT_FOUND);
    }
    return acting.act(
        tx,
        found.get(),
        Act.HAND_IN,
        Party.APPLICANT,
        application -> {
          if (!isOpen(tx, application, wanted)) {
            return Effect.refused(Refusal.NOT_NOW);
          }
          if (documents.of(tx, caseId).size() >= MOST_DOCUMENTS) {
            return Effect.refused(Refusal.TOO_MANY);
          }
          UUID document = UUID.randomUUID();
          documents.add(tx, application, document, memberId, wanted);
          attachments.keep(tx, caseId, document, file, index.ofFile(file.content()));
          return Effect.done(Map.of("document", document.toString(), "wanted", wanted));
        });
  }

  /** Any that the type has for a draft; later those that are asked for, or that answers raise. */
  private boolean isOpen(Tx tx, Application application, String wanted) {
    if (!application.type().hasDocument(wanted)) {
      return false;
    }
    return application.state() == State.DRAFT
        || requests
            .open(tx, application.caseId())
            .filter(request -> request.wants().openDocuments(application.type()).contains(wanted))
            .isPresent();
  }

  /** What was asked for is there; the officer goes on. */
  public Outcome supplied(Tx tx, Traveller whose, UUID caseId, long seen) {
    return acting.applicant(
        tx,
        whose,
        caseId,
        seen,
        Act.SUPPLY,
        application -> {
          Request request = requests.open(tx, caseId).orElseThrow();
          if (!isAllThere(tx, application, request)) {
            return Effect.refused(Refusal.EMPTY);
          }
          requests.close(tx, caseId);
          notices.leave(tx, application, Notice.RECEIVED);
          return Effect.done();
        });
  }

  /** Whether every document came that is asked for, and whatever answers raise is there. */
  private boolean isAllThere(Tx tx, Application application, Request request) {
    List<Document> sent = documents.of(tx, application.caseId());
    List<String> waiting = new ArrayList<>(request.wants().documents());
    sent.stream()
        .filter(one -> !one.receivedAt().isBefore(request.askedAt()))
        .forEach(one -> waiting.remove(one.wanted()));
    return waiting.isEmpty()
        && members.of(tx, application.caseId()).stream()
            .allMatch(member -> request.wants().raised(application.type(), member, sent).isEmpty());
  }

  /** The applicant takes the application back. */
  public Outcome withdraw(Tx tx, Traveller whose, UUID caseId, long seen) {
    return acting.applicant(
        tx,
        whose,
        caseId,
        seen,
        Act.WITHDRAW,
        unused -> {
          requests.close(tx, caseId);
          return Effect.done();
        });
  }

  /** The applicant does not agree with a refusal or a revocation. */
  public Outcome appeal(Tx tx, Traveller whose, UUID caseId, long seen, String why) {
    return acting.applicant(
        tx,
        whose,
        caseId,
        seen,
        Act.APPEAL,
        application -> {
          LocalDate today = application.day(tx.now());
          boolean late = application.lastDayOfAppeal().filter(today::isAfter).isPresent();
          if (late) {
            return Effect.refused(Refusal.TOO_LATE);
          }
          return Written.of(why)
              .fold(
                  text -> {
                    texts.keep(tx, caseId, Kind.APPEAL, text);
                    notices.leave(tx, application, Notice.RECEIVED);
                    return Effect.done(Map.of("why", text));
                  },
                  Effect::refused);
        });
  }

  /** What the applicant needs to be treated fairly, in the place of what was said before. */
  public Outcome needs(Tx tx, Traveller whose, UUID caseId, long seen, Set<Need> needs) {
    return acting.applicant(
        tx,
        whose,
        caseId,
        seen,
        Act.NEEDS,
        unused -> WorkOnApplication.kept(tx, texts, caseId, needs));
  }

  /** The applicant has sent originals by courier. */
  public Outcome papersSent(Tx tx, Traveller whose, UUID caseId, long seen, PaperTransit transit) {
    return acting.applicant(
        tx,
        whose,
        caseId,
        seen,
        Act.PAPERS,
        application ->
            transit.way() == PaperTransit.Way.SENT
                ? SettleApplication.went(tx, papers, application, transit)
                : Effect.refused(Refusal.NOT_YOURS));
  }
}
