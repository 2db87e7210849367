package org.portolan.cases.requests;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.store.Tx;

/** A member of staff answers what somebody asked about their own data. An answer stands. */
@Dependent
public class AnswerDataRequest {

  private final Keys keys;
  private final PersonJournal journal;

  @Inject
  public AnswerDataRequest(Keys keys, PersonJournal journal) {
    this.keys = keys;
    this.journal = journal;
  }

  /**
   * Answers.
   *
   * @param accepted whether what was asked for is done
   * @param reason for the person, in a language they read
   */
  public Outcome answer(Tx tx, UUID id, boolean accepted, String reason) {
    String said = reason == null ? "" : reason.strip();
    if (said.isEmpty()) {
      return Outcome.EMPTY;
    }
    if (said.length() > DataRequest.LONGEST) {
      return Outcome.TOO_LONG;
    }
    Standing standing = lock(tx, id);
    if (standing == null) {
      return Outcome.NOT_FOUND;
    }
    if (standing.answered()) {
      return Outcome.ANSWERED_MEANWHILE;
    }
    tx.sql()
        .createUpdate(
            """
            UPDATE data_request SET outcome = :outcome, answer = :answer, answered_at = :now,
              answered_by = :by
            WHERE id = :id
            """)
        .bind("id", id)
        .bind("outcome", accepted ? "accepted" : "refused")
        .bind(
            "answer",
            keys.sealer()
                .seal(
                    KeyId.ofPerson(standing.person()),
                    new Place(DataRequests.TABLE, id, "answer"),
                    said))
        .bind("now", tx.now())
        .bind("by", tx.actor().id())
        .execute();
    journal.record(
        tx,
        standing.person(),
        "request.answered",
        Map.of("request", id.toString(), "accepted", accepted));
    return Outcome.ANSWERED;
  }

  private static Standing lock(Tx tx, UUID id) {
    return tx.sql()
        .createQuery(
            """
            SELECT person_id, answered_at IS NOT NULL AS answered FROM data_request
            WHERE id = :id FOR UPDATE
            """)
        .bind("id", id)
        .map(
            (row, context) ->
                new Standing(row.getObject("person_id", UUID.class), row.getBoolean("answered")))
        .findOne()
        .orElse(null);
  }

  private record Standing(UUID person, boolean answered) {}

  /** What became of an answer. */
  public enum Outcome {
    ANSWERED,
    EMPTY,
    TOO_LONG,
    /** A colleague was faster; their answer stands. */
    ANSWERED_MEANWHILE,
    /** There is none such for this actor. */
    NOT_FOUND;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
