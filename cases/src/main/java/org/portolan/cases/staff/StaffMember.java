package org.portolan.cases.staff;

import java.io.Serializable;
import java.util.UUID;
import org.portolan.cases.store.Actor;

/**
 * A signed-in member of staff, as the web session keeps them.
 *
 * @param scope the organisation and post they work for
 * @param language BCP 47 tag of the language they work in
 */
public record StaffMember(UUID id, String name, StaffRole role, String scope, String language)
    implements Serializable {

  /** This person as the actor of a transaction. */
  public Actor actor() {
    return new Actor("staff:" + id, role.grants(scope));
  }

  @Override
  public String toString() {
    return "StaffMember[" + id + "]";
  }
}
