package org.portolan.cases.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;

/**
 * What colleagues are called, for those who see what they did: names are sealed in accounts, which
 * only administrators see.
 */
@Dependent
public class Colleagues {

  private static final Actor NAMES = Actor.system("colleagues", Compartment.ACCESS);
  private static final String STAFF = "staff:";

  private final CaseStore store;
  private final StaffNames names;

  @Inject
  public Colleagues(CaseStore store, StaffNames names) {
    this.store = store;
    this.names = names;
  }

  /** The names of those accounts that there are, by account. */
  public Map<UUID, String> names(Collection<UUID> accounts) {
    return accounts.isEmpty() ? Map.of() : store.call(NAMES, tx -> names.of(tx, accounts));
  }

  /**
   * Those of a post who can be on duty: who works on cases there and has given a number that alerts
   * reach; by name.
   *
   * @param scope of the post, which the caller vouches to be the reader's own
   */
  public List<Colleague> reachable(String scope) {
    return store.call(NAMES, tx -> of(tx, "scope = :scope AND phone IS NOT NULL", scope)).stream()
        .filter(colleague -> colleague.role().worksOnCases())
        .toList();
  }

  /**
   * Those of a post who have a role there; by name.
   *
   * @param scope of the post, which the caller vouches to be the reader's own
   */
  public List<Colleague> working(String scope, StaffRole role) {
    return store.call(NAMES, tx -> of(tx, "scope = :scope", scope)).stream()
        .filter(colleague -> colleague.role() == role)
        .toList();
  }

  /**
   * Those of a post whose work is in a compartment; by name.
   *
   * @param scope of the post, which the caller vouches to be the reader's own
   */
  public List<Colleague> workingIn(String scope, Compartment compartment) {
    return store.call(NAMES, tx -> of(tx, "scope = :scope", scope)).stream()
        .filter(colleague -> colleague.role().opens(compartment))
        .toList();
  }

  /**
   * Those of an organisation who have a role at any of its posts; by name.
   *
   * @param organisation which the caller vouches to be the reader's own
   */
  public List<Colleague> everywhereIn(String organisation, StaffRole role) {
    return store
        .call(
            NAMES,
            tx -> of(tx, "(scope = :scope OR starts_with(scope, :scope || '/'))", organisation))
        .stream()
        .filter(colleague -> colleague.role() == role)
        .toList();
  }

  private List<Colleague> of(Tx tx, String which, String scope) {
    record Row(UUID id, StaffRole role, String language) {}
    List<Row> rows =
        tx.sql()
            .createQuery(
                "SELECT id, role, language FROM staff_account WHERE disabled_at IS NULL AND "
                    + which)
            .bind("scope", scope)
            .map(
                (row, context) ->
                    new Row(
                        row.getObject("id", UUID.class),
                        StaffRole.ofKey(row.getString("role")),
                        row.getString("language")))
            .list();
    Map<UUID, String> called = names.of(tx, rows.stream().map(Row::id).toList());
    return rows.stream()
        .map(row -> new Colleague(row.id(), called.get(row.id()), row.role(), row.language()))
        .sorted(Comparator.comparing(Colleague::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /**
   * The name of a member of staff; empty for anybody else, and once the account is gone.
   *
   * @param actor the id of an actor, such as {@code staff:…}
   */
  public Optional<String> name(String actor) {
    return Optional.ofNullable(namesOf(List.of(actor)).get(actor));
  }

  /**
   * The names of those who are members of staff, by the ids of actors as {@link #name} takes them.
   */
  public Map<String, String> namesOf(Collection<String> actors) {
    Map<String, UUID> accounts =
        actors.stream()
            .filter(actor -> actor.startsWith(STAFF))
            .distinct()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    actor -> UUID.fromString(actor.substring(STAFF.length()))));
    Map<UUID, String> known = names(accounts.values());
    return accounts.entrySet().stream()
        .filter(actor -> known.containsKey(actor.getValue()))
        .collect(Collectors.toMap(Map.Entry::getKey, actor -> known.get(actor.getValue())));
  }

  /**
   * Somebody who works at a post.
   *
   * @param language BCP 47 tag of the language they work in
   */
  public record Colleague(UUID id, String name, StaffRole role, String language) {
    @Override
    public String toString() {
      return "Colleague[" + id + "]";
    }
  }
}
