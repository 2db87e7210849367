package org.portolan.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.portolan.cases.staff.StaffMember;

/** Who acts in a request, as the gate found out. */
public final class SignedIn {

  private static final String ATTRIBUTE = SignedIn.class.getName();

  private SignedIn() {}

  /** The member of staff; empty for strangers. */
  public static Optional<StaffMember> of(HttpServletRequest request) {
    return Optional.ofNullable((StaffMember) request.getAttribute(ATTRIBUTE));
  }

  static void is(HttpServletRequest request, StaffMember member) {
    request.setAttribute(ATTRIBUTE, member);
  }
}
