package org.portolan.cases.visa.store;

import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Document;
import org.portolan.cases.visa.model.DocumentState;

/** Which documents were sent, and what they are worth; their files are attachments. */
@Dependent
public class Documents {

  private static final String COLUMNS =
      """
      SELECT d.id, d.member_id, d.document, d.state, d.reason, d.received_at, t.id AS attachment_id
      FROM visa_document d LEFT JOIN attachment t ON t.case_id = d.case_id AND t.entry_id = d.id
      """;

  /** A document came; the id is that of its attachment's entry. */
  public void add(Tx tx, Application application, UUID id, UUID member, String wanted) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_document (id, case_id, scope, member_id, document, state, received_at)
            VALUES (:id, :case, :scope, :member, :document, :state, :now)
            """)
        .bind("id", id)
        .bind("case", application.caseId())
        .bind("scope", application.origin().scope())
        .bind("member", member)
        .bind("document", wanted)
        .bind("state", DocumentState.RECEIVED.key())
        .bind("now", tx.now())
        .execute();
  }

  /** All of an application, in the order in which they came. */
  public List<Document> of(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(COLUMNS + "WHERE d.case_id = :case ORDER BY d.received_at, d.id")
        .bind("case", caseId)
        .map(
            (row, context) ->
                new Document(
                    row.getObject("id", UUID.class),
                    row.getObject("member_id", UUID.class),
                    row.getString("document"),
                    DocumentState.find(row.getString("state")).orElseThrow(),
                    Optional.ofNullable(row.getString("reason")),
                    row.getTimestamp("received_at").toInstant(),
                    Optional.ofNullable(row.getObject("attachment_id", UUID.class))))
        .list();
  }

  /** Somebody has looked at it; false when the application has none such. */
  public boolean judge(Tx tx, UUID caseId, UUID id, DocumentState state, Optional<String> reason) {
    return tx.sql()
            .createUpdate(
                """
                UPDATE visa_document SET state = :state, reason = :reason, judged_by = :by,
                  judged_at = :now
                WHERE id = :id AND case_id = :case
                """)
            .bind("state", state.key())
            .bind("reason", reason.orElse(null))
            .bind("by", tx.actor().id())
            .bind("now", tx.now())
            .bind("id", id)
            .bind("case", caseId)
            .execute()
        == 1;
  }
}
