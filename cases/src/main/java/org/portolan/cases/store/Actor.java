package org.portolan.cases.store;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who acts: a member of staff, a traveller or a named part of the system, with the grants that this
 * act needs. Always an explicit argument, because background threads have no signed-in user.
 *
 * @param id such as {@code staff:3f0c…} or {@code system:conversation}; never a name or an address
 * @param opened cases opened to this actor in an emergency, to be read beside what the grants open
 */
public record Actor(String id, Set<Grant> grants, Set<OpenedCase> opened) {

  private static final Pattern ID = Pattern.compile("[a-z]+:[a-z0-9-]{1,64}");

  public Actor {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("Not an actor's id.");
    }
    grants = Set.copyOf(grants);
    opened = Set.copyOf(opened);
  }

  /** An actor to whom no case was opened in an emergency. */
  public Actor(String id, Set<Grant> grants) {
    this(id, grants, Set.of());
  }

  /** A part of the system, with only these compartments, in every scope. */
  public static Actor system(String name, Compartment... compartments) {
    return new Actor(
        "system:" + name,
        Arrays.stream(compartments)
            .map(c -> new Grant(c, Grant.EVERYWHERE))
            .collect(Collectors.toSet()));
  }

  /** True for background work, false for a person. */
  public boolean isSystem() {
    return id.startsWith("system:");
  }

  /** All that is open to this actor in the order of writing, comma-separated. */
  String grantKeys() {
    return Stream.concat(grants.stream().map(Grant::key), opened.stream().flatMap(OpenedCase::keys))
        .sorted()
        .distinct()
        .collect(Collectors.joining(","));
  }
}
