package org.portolan.cases.traveller;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;

/**
 * A traveller enters the code they were sent. A code that is wrong, too old, used, tried too often
 * or was never sent to anybody gets the same answer.
 */
@Dependent
public class EnterCode {

  /** Enough for a slip of the finger, few against a million codes. */
  static final int MOST_TRIES = 5;

  private final CodeHash hash;

  @Inject
  public EnterCode(Keys keys) {
    this.hash = new CodeHash(keys.blindIndex());
  }

  /**
   * Enters a code, as {@link AskForCode#actor()}. A refusal counts only when the transaction
   * commits.
   *
   * @param typed in the digits of any script, with or without spaces
   * @return who is signed in; empty when nobody is, whatever the reason
   */
  public Optional<Traveller> enter(Tx tx, UUID ticket, String typed) {
    Optional<Row> row = tryOnce(tx, ticket);
    String code = typed == null ? "" : Digits.western(typed).replaceAll("\\s", "");
    boolean same =
        MessageDigest.isEqual(
            row.map(Row::code).orElseGet(() -> new byte[16]), hash.of(ticket, code));
    if (!same || row.get().person() == null) {
      return Optional.empty();
    }
    tx.sql().createUpdate("DELETE FROM traveller_code WHERE id = :id").bind("id", ticket).execute();
    tx.sql()
        .createUpdate(
            "UPDATE contact_point SET verified_at = :now WHERE id = :id AND verified_at IS NULL")
        .bind("id", row.get().contactPoint())
        .bind("now", tx.now())
        .execute();
    return asItIsNow(tx, row.get().person(), row.get().contactPoint());
  }

  /** Locks the code, so that many entries at the same time are no more tries than five. */
  private static Optional<Row> tryOnce(Tx tx, UUID ticket) {
    return tx.sql()
        .createQuery(
            """
            UPDATE traveller_code SET tries = tries + 1
            WHERE id = :id AND expires_at > :now AND tries < :most
            RETURNING of_person, sent_to, code
            """)
        .bind("id", ticket)
        .bind("now", tx.now())
        .bind("most", MOST_TRIES)
        .map(
            (row, context) ->
                new Row(
                    row.getObject("of_person", UUID.class),
                    row.getObject("sent_to", UUID.class),
                    row.getBytes("code")))
        .findOne();
  }

  /** As the contact point is now: what was said of it while the code was on its way counts. */
  static Optional<Traveller> asItIsNow(Tx tx, UUID person, UUID contactPoint) {
    return tx.sql()
        .createQuery(
            """
            SELECT c.shared FROM contact_point c JOIN person p ON p.id = c.person_id
            WHERE c.id = :id AND COALESCE(p.merged_into, p.id) = :person
              AND c.state <> 'wrong-person'
            """)
        .bind("id", contactPoint)
        .bind("person", person)
        .mapTo(Boolean.class)
        .findOne()
        .map(shared -> new Traveller(person, contactPoint, shared));
  }

  private record Row(UUID person, UUID contactPoint, byte[] code) {}
}
