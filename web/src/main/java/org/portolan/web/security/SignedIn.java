package org.portolan.web.security;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.portolan.cases.staff.StaffMember;

/** Who is signed in to a session. */
public final class SignedIn {

  private static final String ATTRIBUTE = SignedIn.class.getName();

  private SignedIn() {}

  /** The member of staff of a session; empty without a session too. */
  public static Optional<StaffMember> of(HttpSession session) {
    return session == null
        ? Optional.empty()
        : Optional.ofNullable((StaffMember) session.getAttribute(ATTRIBUTE));
  }

  /** From now on the session is theirs. */
  public static void set(HttpSession session, StaffMember member) {
    session.setAttribute(ATTRIBUTE, member);
  }
}
