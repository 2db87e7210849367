package org.portolan.cases.portal.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.portal.model.PageEvent;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** Who did what to a page; only added to. */
public final class EventRows {

  /** Notes what this transaction's actor does now. */
  public void note(Tx tx, UUID page, Language language, int number, String kind, Instant due) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO portal_event (page, language, number, kind, at, actor, due)
            VALUES (:page, :language, :number, :kind, :now, :actor, CAST(:due AS timestamptz))
            """)
        .bind("page", page)
        .bind("language", language.tag())
        .bind("number", number)
        .bind("kind", kind)
        .bind("now", tx.now())
        .bind("actor", tx.actor().id())
        .bind("due", due)
        .execute();
  }

  /** Whether some kinds of things were done to a page, and all of them by one actor. */
  public boolean isOnlyOf(Tx tx, UUID page, List<String> kinds, String actor) {
    return tx.sql()
        .createQuery(
            """
            SELECT COALESCE(bool_and(actor = :actor), false) FROM portal_event
            WHERE page = :page AND kind = ANY (:kinds)
            """)
        .bind("actor", actor)
        .bind("page", page)
        .bindArray("kinds", String.class, kinds.toArray())
        .mapTo(Boolean.class)
        .one();
  }

  /** What was done to a page, the latest first. */
  public List<PageEvent> of(Tx tx, UUID page) {
    return tx.sql()
        .createQuery(
            """
            SELECT language, number, kind, at, actor, due FROM portal_event
            WHERE page = :page ORDER BY id DESC
            """)
        .bind("page", page)
        .map(
            (row, context) ->
                new PageEvent(
                    Language.of(row.getString("language")),
                    row.getInt("number"),
                    row.getString("kind"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("actor"),
                    Optional.ofNullable(row.getTimestamp("due")).map(Timestamp::toInstant)))
        .list();
  }
}
