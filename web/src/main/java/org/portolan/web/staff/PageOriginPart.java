package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.portal.PageFromAnswer;

/** Where a page came from. */
@Named("pageOrigin")
@RequestScoped
public class PageOriginPart {

  @Inject private StaffSession staff;
  @Inject private PageFromAnswer fromAnswers;

  private Optional<String> enquiry;

  /** The enquiry whose answer a page began with, for who may see it; empty for all others. */
  public Optional<String> of(UUID page) {
    if (enquiry == null) {
      enquiry = staff.ask(tx -> fromAnswers.enquiryOf(tx, page));
    }
    return enquiry;
  }
}
