package org.portolan.cases.portal.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.portal.model.TextState;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** How all pages stand in all languages. */
public final class MatrixRows {

  /**
   * How a page stands in a language.
   *
   * @param title of the newest version
   * @param published whether the public reads it
   * @param machine whether what the public reads was drafted by a machine and not read since
   * @param outdated whether the original says something else than what the public reads
   * @param due when it is published or withdrawn, whatever comes first
   */
  public record Stands(
      UUID page,
      Language language,
      TextState state,
      String title,
      boolean published,
      boolean machine,
      boolean outdated,
      Optional<Instant> due) {}

  /** A link in what the public reads that leads to no page. */
  public record Dead(String slug, Language language, String link) {}

  /** Every text that there is. */
  public List<Stands> all(Tx tx) {
    return tx.sql()
        .createQuery(
            """
            SELECT t.page, t.language, t.state, v.title, p.page IS NOT NULL AS published,
              COALESCE(p.machine, false) AS machine, COALESCE(p.outdated, false) AS outdated,
              LEAST(t.publish_at, t.withdraw_at) AS due
            FROM portal_text t
              JOIN portal_version v
                ON v.page = t.page AND v.language = t.language AND v.number = t.latest
              LEFT JOIN portal_published p ON p.page = t.page AND p.language = t.language
            """)
        .map(
            (row, context) ->
                new Stands(
                    row.getObject("page", UUID.class),
                    Language.of(row.getString("language")),
                    TextState.ofKey(row.getString("state")),
                    row.getString("title"),
                    row.getBoolean("published"),
                    row.getBoolean("machine"),
                    row.getBoolean("outdated"),
                    Optional.ofNullable(row.getTimestamp("due")).map(Timestamp::toInstant)))
        .list();
  }

  /** Links in what the public reads that lead to no published page. */
  public List<Dead> deadLinks(Tx tx) {
    return tx.sql()
        .createQuery(
            """
            SELECT p.slug, p.language, l.link
            FROM portal_published p CROSS JOIN unnest(p.links) AS l(link)
            WHERE starts_with(l.link, 'page:') AND NOT EXISTS (
              SELECT FROM portal_published t WHERE t.slug = substr(l.link, 6))
            ORDER BY p.slug, p.language, l.link
            """)
        .map(
            (row, context) ->
                new Dead(
                    row.getString("slug"),
                    Language.of(row.getString("language")),
                    row.getString("link")))
        .list();
  }
}
