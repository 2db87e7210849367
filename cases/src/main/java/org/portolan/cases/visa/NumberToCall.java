package org.portolan.cases.visa;

import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Readings;
import org.portolan.cases.store.Tx;

/** At which number or address an applicant is called, whoever calls them and why. */
final class NumberToCall {

  private final Sealer sealer;

  NumberToCall(Sealer sealer) {
    this.sealer = sealer;
  }

  /**
   * The one that they apply with; a reading of its own. Empty when it turned out to be somebody
   * else's, who is not to learn that anybody applies.
   */
  Optional<String> read(Tx tx, UUID caseId) {
    Optional<String> number =
        tx.sql()
            .createQuery(
                """
                SELECT c.id, c.person_id, c.value FROM visa_application a
                JOIN contact_point c ON c.id = a.contact_point_id AND c.state <> 'wrong-person'
                WHERE a.case_id = :case
                """)
            .bind("case", caseId)
            .map(
                (row, context) ->
                    ReadSealed.open(
                        tx,
                        caseId,
                        sealer,
                        KeyId.ofPerson(row.getObject("person_id", UUID.class)),
                        new Place("contact_point", row.getObject("id", UUID.class), "value"),
                        row.getBytes("value")))
            .findOne();
    number.ifPresent(unused -> Readings.record(tx, caseId, "phone"));
    return number;
  }
}
