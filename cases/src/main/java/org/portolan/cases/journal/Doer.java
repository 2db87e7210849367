package org.portolan.cases.journal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Tx;

/**
 * Whoever a journal names as the actor of an entry, as far as everybody may know them.
 *
 * @param kind what stands before the colon of an actor's id: {@code staff}, {@code system}, …
 * @param account of a member of staff
 * @param role as stored, such as {@code quarantine-officer}; empty unless the account is known
 * @param organisation such as {@code health-authority}; empty unless the account is known
 * @param post within the organisation; empty when the account is the whole organisation's
 */
public record Doer(
    String kind,
    Optional<UUID> account,
    Optional<String> role,
    Optional<String> organisation,
    Optional<String> post) {

  private static final String STAFF = "staff";

  /** The actors with these ids, by id. */
  public static Map<String, Doer> of(Tx tx, Collection<String> actors) {
    Map<String, UUID> accounts = new HashMap<>();
    actors.forEach(actor -> account(actor).ifPresent(id -> accounts.put(actor, id)));
    Map<UUID, Post> posts = posts(tx, accounts.values());
    Map<String, Doer> doers = new HashMap<>();
    for (String actor : actors) {
      UUID account = accounts.get(actor);
      Optional<Post> post = Optional.ofNullable(account).map(posts::get);
      doers.put(
          actor,
          new Doer(
              actor.substring(0, actor.indexOf(':')),
              Optional.ofNullable(account),
              post.map(Post::role),
              post.map(Post::organisation),
              post.flatMap(Post::place)));
    }
    return doers;
  }

  private static Optional<UUID> account(String actor) {
    if (!actor.startsWith(STAFF + ":")) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(actor.substring(STAFF.length() + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<UUID, Post> posts(Tx tx, Collection<UUID> accounts) {
    if (accounts.isEmpty()) {
      return Map.of();
    }
    return tx.sql()
        .createQuery("SELECT account, role, scope FROM guard.posts_of(:accounts)")
        .bindArray("accounts", UUID.class, accounts.toArray())
        .reduceRows(
            new HashMap<>(),
            (posts, row) -> {
              posts.put(
                  row.getColumn("account", UUID.class),
                  new Post(
                      row.getColumn("role", String.class), row.getColumn("scope", String.class)));
              return posts;
            });
  }

  private record Post(String role, String scope) {

    String organisation() {
      int slash = scope.indexOf('/');
      return slash < 0 ? scope : scope.substring(0, slash);
    }

    Optional<String> place() {
      int slash = scope.indexOf('/');
      return slash < 0 ? Optional.empty() : Optional.of(scope.substring(slash + 1));
    }
  }
}
