package org.portolan.cases.chat.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.store.Tx;

/** Chats that go on by text, or may. */
public final class TextedChats {

  /** For a while it goes on from wherever a code is texted from; none before is good any more. */
  public void mayGoOn(Tx tx, UUID id, byte[] code, Instant until) {
    tx.sql()
        .createUpdate("UPDATE chat SET text_index = :code, text_until = :until WHERE id = :id")
        .bind("code", code)
        .bind("until", until)
        .bind("id", id)
        .execute();
  }

  /** The open chat that goes on from where a code was texted from. */
  public Optional<Chat> ofCode(Tx tx, byte[] code) {
    return tx.sql()
        .createQuery(
            """
            SELECT * FROM chat
            WHERE text_index = :code AND text_until > :now AND state <> 'ended'
            """)
        .bind("code", code)
        .bind("now", tx.now())
        .map((row, context) -> ChatRows.chat(row))
        .findOne();
  }

  /** The visitor writes by text now; its code has done what it was for. */
  public void goesOn(Tx tx, UUID id) {
    tx.sql()
        .createUpdate(
            "UPDATE chat SET by_text = true, text_index = NULL, text_until = NULL WHERE id = :id")
        .bind("id", id)
        .execute();
  }
}
