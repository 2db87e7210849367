package org.portolan.cases.visa;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.Document;
import org.portolan.cases.visa.model.FeeEntry;
import org.portolan.cases.visa.model.IssuedVisa;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Missing;
import org.portolan.cases.visa.model.Need;
import org.portolan.cases.visa.model.PaperTransit;
import org.portolan.cases.visa.model.Request;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.Step;
import org.portolan.cases.visa.model.VisaType;

/**
 * All of an application that is opened.
 *
 * @param missing what an applicant still has to give before they can hand it in; empty afterwards
 * @param request what more was asked for and is still open
 * @param decision what was decided; for staff also what is proposed
 * @param visaNumber once a visa was issued; several have a space between them
 * @param visas that were issued and not taken back
 * @param appeal why the applicant does not agree
 * @param interview what was said in it; for staff only
 * @param steps what was done to it, the earliest first
 */
public record ApplicationView(
    String reference,
    Application application,
    List<Member> members,
    List<Document> documents,
    List<Missing> missing,
    Optional<Request> request,
    List<FeeEntry> fees,
    List<PaperTransit> papers,
    Set<Need> needs,
    Optional<Decision> decision,
    Optional<String> visaNumber,
    List<IssuedVisa> visas,
    Optional<String> appeal,
    Optional<String> interview,
    List<Step> steps) {

  public UUID caseId() {
    return application.caseId();
  }

  public VisaType type() {
    return application.type();
  }

  public State state() {
    return application.state();
  }

  /** What acts on it are told to have seen. */
  public long version() {
    return application.version();
  }

  public Optional<Instant> dueAt() {
    return application.dueAt();
  }

  @Override
  public String toString() {
    return "ApplicationView[" + application + "]";
  }
}
