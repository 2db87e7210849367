package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.visa.WorkOnApplication;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.DocumentState;

/** Says what the documents of the application on the page are worth, beside each of them. */
@Named
@RequestScoped
public class VisaJudging {

  @Inject private VisaView page;
  @Inject private WorkOnApplication working;

  /** Whether documents are judged now, by this person. */
  public boolean isOpen() {
    return page.may(Act.JUDGE);
  }

  /** Says what a document is worth. */
  public void judge(UUID document, String state) {
    judge(document, DocumentState.find(state).orElseThrow(), Optional.empty());
  }

  /** A document is not what it should be, for one of the reasons. */
  public void reject(UUID document, String why) {
    judge(document, DocumentState.REJECTED, Optional.of(why));
  }

  private void judge(UUID document, DocumentState state, Optional<String> why) {
    UUID caseId = page.getPage().caseId();
    page.act((tx, seen) -> working.judge(tx, page.officer(), caseId, seen, document, state, why));
  }

  /** Why a document is rejected: one of the reasons that there are. */
  public List<String> getReasons() {
    return DocumentState.REASONS;
  }
}
