package org.portolan.cases.store;

import java.util.regex.Pattern;

/**
 * A compartment an actor may work in, within a scope.
 *
 * @param scope organisation and post, such as {@code health-authority/harbour}, or {@code *} for
 *     all (system actors only)
 */
public record Grant(Compartment compartment, String scope) {

  /** The scope that stands for every scope. */
  public static final String EVERYWHERE = "*";

  private static final Pattern SCOPE = Pattern.compile("\\*|[a-z0-9][a-z0-9-]*(/[a-z0-9-]+){0,3}");

  public Grant {
    if (!SCOPE.matcher(scope).matches()) {
      throw new IllegalArgumentException("Not a scope: " + scope);
    }
  }

  /** As it stands in the actor's token and in the policies: {@code health/authority/post}. */
  String key() {
    return compartment.key() + "/" + scope;
  }
}
