package org.portolan.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.staff.CurrentStaff;
import org.portolan.cases.staff.StaffMember;

/**
 * The sessions of staff. A session remembers whose it is and since when; who that is now – role,
 * scope, whether they still work here – is asked anew with every request.
 */
@ApplicationScoped
public class Sessions {

  private static final String BEGUN = Sessions.class.getName();

  private Standing standing;
  private SessionLimits limits;
  private InstantSource realTime;

  /** For the container's proxy. */
  protected Sessions() {}

  @Inject
  public Sessions(CurrentStaff current, Settings settings) {
    this(current::of, SessionLimits.of(settings), Clock.systemUTC());
  }

  Sessions(Standing standing, SessionLimits limits, InstantSource realTime) {
    this.standing = standing;
    this.limits = limits;
    this.realTime = realTime;
  }

  /** Begins a session, under a new id when there was one: what an attacker planted is worthless. */
  public void begin(HttpServletRequest request, StaffMember member) {
    if (request.getSession(false) != null) {
      request.changeSessionId();
    }
    HttpSession session = request.getSession();
    Instant now = realTime.instant();
    session.setMaxInactiveInterval((int) limits.idle().toSeconds());
    session.setAttribute(BEGUN, new Begun(member.id(), member.epoch(), now, now));
    SignedIn.is(request, member);
  }

  /** Ends this session. */
  public void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  /**
   * Whose session this request belongs to; a session that has ended is thrown away.
   *
   * @param acting whether a person does something, rather than a screen by itself
   */
  Optional<StaffMember> current(HttpServletRequest request, boolean acting) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(BEGUN) instanceof Begun begun)) {
      return Optional.empty();
    }
    Instant now = realTime.instant();
    Optional<StaffMember> member =
        begun.isOver(now, limits) ? Optional.empty() : standing.of(begun.staff(), begun.epoch());
    if (member.isEmpty()) {
      session.invalidate();
    } else if (acting) {
      session.setAttribute(BEGUN, begun.acted(now));
    }
    member.ifPresent(present -> SignedIn.is(request, present));
    return member;
  }

  /** Whether somebody signed in to a session; whether they still may is not asked. */
  public static boolean begun(HttpSession session) {
    return session != null && session.getAttribute(BEGUN) != null;
  }

  /** Who an account is now, if its sessions of that epoch have not ended. */
  @FunctionalInterface
  interface Standing {
    Optional<StaffMember> of(UUID staff, int epoch);
  }

  /** What a session remembers. */
  private record Begun(UUID staff, int epoch, Instant since, Instant actedAt)
      implements Serializable {

    boolean isOver(Instant now, SessionLimits limits) {
      return !now.isBefore(since.plus(limits.longest()))
          || !now.isBefore(actedAt.plus(limits.idle()));
    }

    Begun acted(Instant now) {
      return new Begun(staff, epoch, since, now);
    }
  }
}
