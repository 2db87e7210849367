package org.portolan.cases.store;

import java.util.regex.Pattern;

/**
 * A compartment an actor may work in, within a scope.
 *
 * @param scope organisation and post, such as {@code health-authority/harbour}, or {@code *} for
 *     all (system actors, and administrators on accounts)
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

  /** Whether an account may have this scope: one organisation, or a post or facility of it. */
  public static boolean isScope(String text) {
    return text != null && !text.equals(EVERYWHERE) && SCOPE.matcher(text).matches();
  }

  /** The organisation that a scope belongs to: what stands before its first slash. */
  public static String organisationOf(String scope) {
    int slash = scope.indexOf('/');
    return slash < 0 ? scope : scope.substring(0, slash);
  }

  /** As it stands in the actor's token and in the policies: {@code health/authority/post}. */
  String key() {
    return compartment.key() + "/" + scope;
  }
}
