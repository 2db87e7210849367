package org.portolan.cases.portal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.portolan.cases.portal.model.PublishedRumour;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** Rumours as the public reads them. */
public final class RumourRows {

  private static final String SELECT =
      """
      SELECT case_id, language, saying, answer, verdict, page, published_at FROM rumour_public
      """;

  /** All of them, the latest published first. */
  public List<PublishedRumour> all(Tx tx) {
    return tx.sql()
        .createQuery(SELECT + "ORDER BY published_at DESC, case_id, language")
        .map((row, context) -> of(row))
        .list();
  }

  /** One in the languages in which it is published. */
  public List<PublishedRumour> of(Tx tx, UUID rumour) {
    return tx.sql()
        .createQuery(SELECT + "WHERE case_id = :case ORDER BY language")
        .bind("case", rumour)
        .map((row, context) -> of(row))
        .list();
  }

  private static PublishedRumour of(ResultSet row) throws SQLException {
    String page = row.getString("page");
    return new PublishedRumour(
        row.getObject("case_id", UUID.class),
        Language.of(row.getString("language")),
        row.getString("saying"),
        row.getString("answer"),
        row.getString("verdict"),
        page == null ? "" : page,
        row.getTimestamp("published_at").toInstant());
  }

  /** The public reads this from now on, in the place of what it read in this language. */
  public void put(Tx tx, PublishedRumour one) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO rumour_public (case_id, language, saying, answer, verdict, page,
              published_at, published_by)
            VALUES (:case, :language, :saying, :answer, :verdict, NULLIF(:page, ''), :now, :by)
            ON CONFLICT (case_id, language) DO UPDATE SET saying = excluded.saying,
              answer = excluded.answer, verdict = excluded.verdict, page = excluded.page,
              published_at = excluded.published_at, published_by = excluded.published_by
            """)
        .bind("case", one.rumour())
        .bind("language", one.language().tag())
        .bind("saying", one.saying())
        .bind("answer", one.answer())
        .bind("verdict", one.verdict())
        .bind("page", one.page())
        .bind("now", one.publishedAt())
        .bind("by", tx.actor().id())
        .execute();
  }

  /** The public reads none of one any more; returns in how many languages it did. */
  public int remove(Tx tx, UUID rumour) {
    return tx.sql()
        .createUpdate("DELETE FROM rumour_public WHERE case_id = :case")
        .bind("case", rumour)
        .execute();
  }
}
