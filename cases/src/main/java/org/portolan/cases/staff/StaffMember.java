package org.portolan.cases.staff;

import java.io.Serializable;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;

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
    return new Actor(
        "staff:" + id,
        role.compartments().stream()
            .map(compartment -> new Grant(compartment, scope))
            .collect(Collectors.toSet()));
  }

  /** Whether this person's role opens a compartment, at their own post. */
  public boolean worksIn(Compartment compartment) {
    return role.compartments().contains(compartment);
  }

  @Override
  public String toString() {
    return "StaffMember[" + id + "]";
  }
}
