package org.portolan.cases.chat.store;

import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.chat.ChatDesk.Row;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.store.Tx;

/**
 * The chats of a desk, as its members of staff look for them. One on an application is nothing to
 * who has given that up.
 */
@Dependent
public class ChatDeskRows {

  /** Open chats: an actor's own, then those that wait, then others'. */
  public List<Row> open(Tx tx, String actor, int most) {
    return tx.sql()
        .createQuery(
            """
            SELECT c.*, f.reference, a.kind AS alert FROM chat c
              JOIN case_file f ON f.id = c.case_id
              LEFT JOIN LATERAL (SELECT kind FROM alert
                WHERE case_id = c.case_id AND acknowledged_at IS NULL
                ORDER BY raised_at LIMIT 1) a ON true
            WHERE c.state <> 'ended' AND NOT c.case_id = ANY ((SELECT guard.given_up())::uuid[])
            ORDER BY c.officer IS DISTINCT FROM :actor, c.state <> 'waiting', a.kind IS NULL,
              c.waiting_since, c.opened_at, c.id
            LIMIT :most
            """)
        .bind("actor", actor)
        .bind("most", most)
        .map(
            (row, context) -> {
              Chat chat = ChatRows.chat(row);
              return new Row(
                  chat,
                  row.getString("reference"),
                  chat.lastSeq() - chat.deskRead(),
                  row.getString("alert"));
            })
        .list();
  }

  /** The last chat on a case; empty when this actor has none such. */
  public Optional<Chat> lastOn(Tx tx, String reference) {
    return tx.sql()
        .createQuery(
            """
            SELECT c.* FROM chat c JOIN case_file f ON f.id = c.case_id
            WHERE f.reference = :reference
              AND NOT c.case_id = ANY ((SELECT guard.given_up())::uuid[])
            ORDER BY c.opened_at DESC, c.id LIMIT 1
            """)
        .bind("reference", reference)
        .map((row, context) -> ChatRows.chat(row))
        .findOne();
  }
}
