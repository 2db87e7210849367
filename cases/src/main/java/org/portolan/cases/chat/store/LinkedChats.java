package org.portolan.cases.chat.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;

/** Guests' chats that are linked to an application, and what of them stands there. */
public final class LinkedChats {

  private static final ManyRows<Copy> COPIES =
      ManyRows.<Copy>statement(
              """
              INSERT INTO chat_copy (case_id, compartment, scope, chat, seq, entry_id)
              SELECT c.id, c.compartment, c.scope, r.chat, r.seq, r.entry
              FROM :rows JOIN case_file c ON c.id = r.case_id
              """)
          .column("case_id", "uuid", Copy::caseId)
          .column("chat", "uuid", Copy::chat)
          .column("seq", "int8", Copy::seq)
          .column("entry", "uuid", Copy::entry)
          .build();

  /** A locked chat is linked from now on; it goes on by no text any more. */
  public void link(Tx tx, UUID id, UUID caseId) {
    tx.sql()
        .createUpdate(
            """
            UPDATE chat SET linked_case = :case, linked_upto = 0, text_index = NULL,
              text_until = NULL
            WHERE id = :id
            """)
        .bind("case", caseId)
        .bind("id", id)
        .execute();
  }

  /**
   * A locked chat is linked no more, and nothing of it stands on the application.
   *
   * @return how many messages stood there; empty when this actor has no such application
   */
  public Optional<Integer> unlink(Tx tx, UUID id, UUID caseId) {
    Optional<Integer> taken =
        tx.sql()
            .createQuery("SELECT guard.take_back_copies(:case, :id)")
            .bind("case", caseId)
            .bind("id", id)
            .mapTo(Integer.class)
            .findOne();
    taken.ifPresent(
        unused ->
            tx.sql()
                .createUpdate("UPDATE chat SET linked_case = NULL, linked_upto = 0 WHERE id = :id")
                .bind("id", id)
                .execute());
    return taken;
  }

  /** What was said in a linked chat and does not stand on its application yet, in order. */
  public List<Said> behind(Tx tx, Chat chat) {
    // what was just said is among it
    tx.writeNow();
    return tx.sql()
        .createQuery(
            """
            SELECT m.seq, m.entry_id FROM chat c
              JOIN chat_message m ON m.chat_id = c.id AND m.seq > c.linked_upto
            WHERE c.id = :id ORDER BY m.seq
            """)
        .bind("id", chat.id())
        .map((row, context) -> new Said(row.getLong("seq"), row.getObject("entry_id", UUID.class)))
        .list();
  }

  /** Messages of a chat stand on its application now, up to the last of them. */
  public void copied(Tx tx, List<Copy> copies) {
    copies.forEach(copy -> tx.atEnd(COPIES, copy));
    Copy last = copies.get(copies.size() - 1);
    tx.sql()
        .createUpdate("UPDATE chat SET linked_upto = :seq WHERE id = :id")
        .bind("seq", last.seq)
        .bind("id", last.chat)
        .execute();
  }

  /**
   * A message of a chat.
   *
   * @param entry on the enquiry's timeline
   */
  public record Said(long seq, UUID entry) {}

  /**
   * A message of a chat on an application.
   *
   * @param caseId the application's
   * @param entry on its timeline
   */
  public record Copy(UUID caseId, UUID chat, long seq, UUID entry) {}
}
