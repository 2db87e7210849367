package org.portolan.cases.traveller;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.OpenedCase;
import org.portolan.cases.store.Tx;

/**
 * Whom the database takes a traveller for: an actor without any grant, whose token names their
 * person and their cases one by one, for reading. A grant would open a whole post. Asked anew for
 * each request, so that a phone which is said to be shared closes at once. What has a secret of its
 * own is open only to a session in which that was entered.
 */
public final class OpenToTraveller {

  /** What nobody may learn who only shares the phone, not even that it exists. */
  private static final Set<String> NOT_ON_A_SHARED_PHONE =
      Set.of(Compartment.HEALTH.key(), Compartment.SUPPORT.key());

  private OpenToTraveller() {}

  /**
   * The actor that a signed-in traveller is now, as {@link AskForCode#actor()}.
   *
   * @return empty when their phone is no longer theirs, or they were forgotten
   */
  public static Optional<Actor> actor(Tx tx, Traveller traveller) {
    return EnterCode.asItIsNow(tx, traveller.person(), traveller.contactPoint())
        .map(
            now ->
                new Traveller(now.person(), now.contactPoint(), now.shared(), traveller.unlocked()))
        .map(
            now ->
                new Actor(
                    "traveller:" + now.person(),
                    Set.of(),
                    Stream.concat(
                            // a person's own file has the person's id
                            themselves(tx, now).map(id -> new OpenedCase(id, Optional.of(id))),
                            cases(tx, now).map(id -> new OpenedCase(id, Optional.empty())))
                        .collect(Collectors.toSet())));
  }

  /** Them, and as whom they were registered before somebody saw that they are one. */
  private static Stream<UUID> themselves(Tx tx, Traveller traveller) {
    return tx
        .sql()
        .createQuery("SELECT id FROM person WHERE id = :person OR merged_into = :person")
        .bind("person", traveller.person())
        .mapTo(UUID.class)
        .list()
        .stream();
  }

  private static Stream<UUID> cases(Tx tx, Traveller traveller) {
    record Row(UUID id, String compartment) {}
    return tx
        .sql()
        .createQuery(
            """
            SELECT f.id, f.compartment FROM case_file f
            WHERE f.person_id = :person AND f.erased_at IS NULL
              AND (f.id = ANY (:unlocked)
                OR NOT EXISTS (SELECT FROM visa_secret s WHERE s.case_id = f.id))
            """)
        .bindArray("unlocked", UUID.class, traveller.unlocked().toArray())
        .bind("person", traveller.person())
        .map(
            (row, context) ->
                new Row(row.getObject("id", UUID.class), row.getString("compartment")))
        .list()
        .stream()
        .filter(row -> !traveller.shared() || !NOT_ON_A_SHARED_PHONE.contains(row.compartment()))
        .map(Row::id);
  }
}
