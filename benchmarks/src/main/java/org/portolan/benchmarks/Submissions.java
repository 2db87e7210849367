package org.portolan.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.benchmarks.ManyApplications.Made;
import org.portolan.benchmarks.ManyApplications.Wanted;
import org.portolan.cases.attachments.AttachmentLimits;
import org.portolan.cases.attachments.FileType;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.cases.attachments.SealedFiles.Kept;
import org.portolan.cases.attachments.StoredFile;
import org.portolan.cases.attachments.checks.CheckFile;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.AnswerQuestions;
import org.portolan.cases.visa.Applicant;
import org.portolan.cases.visa.ApplicantActs;
import org.portolan.cases.visa.Outcome;
import org.portolan.cases.visa.SubmitApplication;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.model.Answers;
import org.portolan.cases.visa.model.Question;
import org.portolan.cases.visa.model.Typed;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Documents;
import org.portolan.cases.visa.store.Members;
import org.portolan.cases.visa.store.Notices;
import org.portolan.cases.visa.store.Recusals;
import org.portolan.cases.visa.store.Requests;
import org.portolan.cases.visa.store.SealedTexts;

/**
 * Applications as their applicants hand them in: twenty answers are kept, a photographed document
 * is looked at, cleaned, sealed and kept, and all of it is sent; three transactions, as the pages
 * make them.
 */
final class Submissions {

  /** The one document that the type of these applications wants. */
  static final String WANTED = "passport";

  /**
   * A short stay with as many questions as an application is counted with, of this module's own.
   */
  private static final VisaType TYPE = new VisaTypes().of("short-stay", 20);

  private final CaseStore store;
  private final SealedFiles files;
  private final CheckFile check = new CheckFile(AttachmentLimits.of(Settings.of(Map.of())));
  private final long mostBytes = AttachmentLimits.of(Settings.of(Map.of())).mostBytes();
  private final AnswerQuestions answering;
  private final ApplicantActs acts;
  private final SubmitApplication submitting;
  private final Map<String, Typed> answers;

  Submissions(CaseStore store, Keys keys, SealedFiles files, Clock clock) {
    this.store = store;
    this.files = files;
    Applications applications = new Applications(new VisaTypes());
    Recusals recusals = new Recusals(keys.sealer());
    Members members = new Members(keys.sealer());
    Documents documents = new Documents();
    Requests requests = new Requests(keys.sealer());
    Notices notices = new Notices();
    answering = new AnswerQuestions(applications, recusals, members, requests);
    acts =
        new ApplicantActs(
            keys,
            applications,
            recusals,
            members,
            documents,
            requests,
            new SealedTexts(keys.sealer()),
            notices);
    submitting = new SubmitApplication(applications, recusals, members, documents, notices);
    answers = answers(LocalDate.now(clock));
  }

  /** Drafts in which nothing stands yet. */
  static List<Wanted> drafts(int many, Clock clock) {
    return Stream.generate(
            () ->
                new Wanted(
                    TYPE, ManyApplications.POST, clock.instant(), Answers.NONE, null, List.of()))
        .limit(many)
        .toList();
  }

  /** What somebody ordinary types, to every question. */
  private static Map<String, Typed> answers(LocalDate today) {
    Map<String, Typed> answers = new LinkedHashMap<>();
    for (Question question : TYPE.questions()) {
      answers.put(question.id(), typed(question, today));
    }
    return answers;
  }

  private static Typed typed(Question question, LocalDate today) {
    return switch (question.kind()) {
      case TEXT -> Typed.of("We stay with my sister's family, who have a room for us.");
      case NAME -> new Typed("ሰላም ገብረ", "Selam Gebre", null);
      case DATE ->
          Typed.of(
              (question.day() == Question.Day.PAST ? today.minusYears(36) : today.plusYears(1))
                  .toString());
      case CHOICE -> Typed.of(question.options().get(0));
      case YES_NO -> Typed.of("yes");
      case COUNTRY -> Typed.of("ERI");
      case NUMBER -> Typed.of("10");
    };
  }

  /** Answers everything, sends the photograph, and hands all of it in. */
  void submit(Made draft, byte[] photograph) throws IOException {
    Traveller who = new Traveller(draft.origin().person(), draft.origin().contactPoint(), true);
    AnswerQuestions.Outcome saved =
        store.call(
            Applicant.actor(),
            tx -> answering.save(tx, who, draft.caseId(), draft.member(), 1, answers));
    require(saved instanceof AnswerQuestions.Saved);
    long version = handIn(draft, who, photograph);
    SubmitApplication.Outcome submitted =
        store.call(Applicant.actor(), tx -> submitting.submit(tx, who, draft.caseId(), version));
    require(submitted instanceof SubmitApplication.Submitted);
  }

  /** As the page takes a document in: its file first, then its row. */
  private long handIn(Made draft, Traveller who, byte[] photograph) throws IOException {
    byte[] content =
        check
            .check(photograph)
            .fold(
                CheckFile.Fit::content,
                unfit -> {
                  throw new IllegalStateException("Unfit: " + unfit.why());
                });
    Kept kept = files.keep(new ByteArrayInputStream(content), mostBytes);
    Outcome outcome =
        store.call(
            Applicant.actor(),
            tx ->
                acts.handIn(
                    tx,
                    who,
                    draft.caseId(),
                    draft.member(),
                    WANTED,
                    new StoredFile(
                        FileType.JPEG, kept, content, Optional.of("IMG_20261127_101500.jpg"))));
    require(outcome instanceof Outcome.Done);
    return ((Outcome.Done) outcome).version();
  }

  private static void require(boolean accepted) {
    if (!accepted) {
      throw new IllegalStateException("An application was not accepted");
    }
  }
}
