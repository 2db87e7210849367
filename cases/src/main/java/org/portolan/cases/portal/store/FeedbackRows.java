package org.portolan.cases.portal.store;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.portal.model.Feedback;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** What readers say of pages. */
public final class FeedbackRows {

  private final Keys keys;

  public FeedbackRows(Keys keys) {
    this.keys = keys;
  }

  /** Keeps it. */
  public void add(Tx tx, UUID id, Feedback given, LocalDate month) {
    byte[] sealed = null;
    if (!given.said().isEmpty()) {
      keys.vault().create(key(month));
      sealed = keys.sealer().seal(key(month), place(id), given.said());
    }
    tx.sql()
        .createUpdate(
            """
            INSERT INTO portal_feedback (id, page, language, number, helped, said, month, given_at)
            VALUES (:id, :page, :language, :number, :helped, CAST(:said AS bytea), :month, :at)
            """)
        .bind("id", id)
        .bind("page", given.page())
        .bind("language", given.language().tag())
        .bind("number", given.number())
        .bind("helped", given.helped())
        .bind("said", sealed)
        .bind("month", month)
        .bind("at", given.at())
        .execute();
  }

  /** What was said of a page in a language, the latest first. */
  public List<Feedback> latest(Tx tx, UUID page, Language language, int limit) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, number, helped, said, month, given_at FROM portal_feedback
            WHERE page = :page AND language = :language ORDER BY given_at DESC LIMIT :limit
            """)
        .bind("page", page)
        .bind("language", language.tag())
        .bind("limit", limit)
        .map(
            (row, context) -> {
              byte[] said = row.getBytes("said");
              UUID id = row.getObject("id", UUID.class);
              return new Feedback(
                  page,
                  language,
                  row.getInt("number"),
                  row.getBoolean("helped"),
                  said == null
                      ? ""
                      : keys.sealer()
                          .open(key(row.getObject("month", LocalDate.class)), place(id), said),
                  row.getTimestamp("given_at").toInstant());
            })
        .list();
  }

  /** Forgets what was said in the months before one, with their keys; returns how much it was. */
  public int forget(Tx tx, LocalDate before) {
    List<LocalDate> months =
        tx.sql()
            .createQuery("DELETE FROM portal_feedback WHERE month < :before RETURNING month")
            .bind("before", before)
            .mapTo(LocalDate.class)
            .list();
    if (!months.isEmpty()) {
      keys.vault().destroy(months.stream().distinct().map(FeedbackRows::key).toList(), tx.now());
    }
    return months.size();
  }

  private static KeyId key(LocalDate month) {
    return KeyId.ofSystem("page-feedback-" + month);
  }

  private static Place place(UUID id) {
    return new Place("portal_feedback", id, "said");
  }
}
