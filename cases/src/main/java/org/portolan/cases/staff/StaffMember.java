package org.portolan.cases.staff;

import java.util.Set;
import java.util.UUID;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.OpenedCase;

/**
 * A member of staff as they stand at this moment.
 *
 * @param scope the organisation and post they work for
 * @param language BCP 47 tag of the language they work in
 * @param epoch sessions begun under another one have ended
 * @param mustChangePassword whether they still have the password that somebody gave them
 * @param byProvider whether the organisation's own provider signs them in, and nothing else does
 * @param opened what they have opened in an emergency and may still read
 */
public record StaffMember(
    UUID id,
    String name,
    StaffRole role,
    String scope,
    String language,
    int epoch,
    boolean mustChangePassword,
    boolean byProvider,
    Set<OpenedCase> opened) {

  /** Somebody whose account is new in neither way. */
  public StaffMember(UUID id, String name, StaffRole role, String scope, String language) {
    this(id, name, role, scope, language, 0, false, false, Set.of());
  }

  /** The same person with what they have opened in an emergency. */
  StaffMember with(Set<OpenedCase> opened) {
    return new StaffMember(
        id, name, role, scope, language, epoch, mustChangePassword, byProvider, opened);
  }

  /** This person as the actor of a transaction. */
  public Actor actor() {
    return new Actor("staff:" + id, role.grants(scope), opened);
  }

  /** Whether this person's role opens a compartment, at their own post. */
  public boolean worksIn(Compartment compartment) {
    return role.opens(compartment);
  }

  @Override
  public String toString() {
    return "StaffMember[" + id + "]";
  }
}
