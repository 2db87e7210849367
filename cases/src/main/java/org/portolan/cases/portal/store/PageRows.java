package org.portolan.cases.portal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.portolan.cases.portal.model.PageFacts;
import org.portolan.cases.portal.model.PageKind;
import org.portolan.cases.portal.model.Topic;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** Topics and pages. */
public final class PageRows {

  private static final String SELECT =
      """
      SELECT p.id, p.slug, p.topic, p.kind, p.position, p.reference, p.keyword, p.keywords,
        p.sources, p.dated, p.review_by
      FROM portal_page p JOIN portal_topic t ON t.slug = p.topic
      """;

  /** The topics in their order. */
  public List<Topic> topics(Tx tx) {
    return tx.sql()
        .createQuery("SELECT slug, titles FROM portal_topic ORDER BY position, slug")
        .map(
            (row, context) ->
                new Topic(row.getString("slug"), Json.byLanguage(row.getString("titles"))))
        .list();
  }

  /** Adds a topic at a place, or gives it other titles. */
  public void putTopic(Tx tx, int position, Topic topic) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO portal_topic (slug, position, titles)
            VALUES (:slug, :position, CAST(:titles AS jsonb))
            ON CONFLICT (slug) DO UPDATE SET titles = excluded.titles
            """)
        .bind("slug", topic.slug())
        .bind("position", position)
        .bind("titles", Json.write(topic.titles()))
        .execute();
  }

  /** All pages in the order of their topics and of themselves. */
  public Map<UUID, PageFacts> all(Tx tx) {
    Map<UUID, PageFacts> pages = new LinkedHashMap<>();
    tx.sql()
        .createQuery(SELECT + "ORDER BY t.position, t.slug, p.position, p.slug")
        .map((row, context) -> Map.entry(row.getObject("id", UUID.class), of(row)))
        .forEach(page -> pages.put(page.getKey(), page.getValue()));
    return pages;
  }

  /** A page. */
  public Optional<PageFacts> find(Tx tx, UUID id) {
    return find(tx, id, "");
  }

  /** A page, locked until the transaction ends. */
  public Optional<PageFacts> lock(Tx tx, UUID id) {
    return find(tx, id, " FOR UPDATE OF p");
  }

  private static Optional<PageFacts> find(Tx tx, UUID id, String lock) {
    return tx.sql()
        .createQuery(SELECT + "WHERE p.id = :id" + lock)
        .bind("id", id)
        .map((row, context) -> of(row))
        .findOne();
  }

  /** The page at an address. */
  public Optional<UUID> idOf(Tx tx, String slug) {
    return tx.sql()
        .createQuery("SELECT id FROM portal_page WHERE slug = :slug")
        .bind("slug", slug)
        .mapTo(UUID.class)
        .findOne();
  }

  /** Adds a page; false when there is one at this address. */
  public boolean add(Tx tx, UUID id, PageFacts facts) {
    return bound(
                tx.sql()
                    .createUpdate(
                        """
                        INSERT INTO portal_page (id, slug, topic, kind, position, reference,
                          keyword, keywords, sources, dated, review_by)
                        VALUES (:id, :slug, :topic, :kind, :position, :reference, :keyword,
                          CAST(:keywords AS jsonb), CAST(:sources AS jsonb), :dated, :reviewBy)
                        ON CONFLICT (slug) DO NOTHING
                        """),
                facts)
            .bind("id", id)
            .execute()
        == 1;
  }

  /** Changes what is the same of a page in every language; its address stays. */
  public void change(Tx tx, UUID id, PageFacts facts) {
    bound(
            tx.sql()
                .createUpdate(
                    """
                    UPDATE portal_page SET topic = :topic, kind = :kind, position = :position,
                      reference = :reference, keyword = :keyword,
                      keywords = CAST(:keywords AS jsonb), sources = CAST(:sources AS jsonb),
                      dated = :dated, review_by = :reviewBy
                    WHERE id = :id AND slug = :slug
                    """),
            facts)
        .bind("id", id)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bound(S statement, PageFacts facts) {
    return statement
        .bind("slug", facts.slug())
        .bind("topic", facts.topic())
        .bind("kind", facts.kind().key())
        .bind("position", facts.position())
        .bind("reference", facts.reference().tag())
        .bind("keyword", facts.keyword())
        .bind("keywords", Json.write(facts.keywords()))
        .bind("sources", Json.write(facts.sources()))
        .bind("dated", facts.dated())
        .bind("reviewBy", facts.reviewBy());
  }

  private static PageFacts of(ResultSet row) throws SQLException {
    return new PageFacts(
        row.getString("slug"),
        row.getString("topic"),
        PageKind.ofKey(row.getString("kind")),
        row.getInt("position"),
        Language.of(row.getString("reference")),
        row.getString("keyword"),
        Json.byLanguage(row.getString("keywords")),
        Json.sources(row.getString("sources")),
        row.getObject("dated", LocalDate.class),
        row.getObject("review_by", LocalDate.class));
  }
}
