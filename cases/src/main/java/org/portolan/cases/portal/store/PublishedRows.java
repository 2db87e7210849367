package org.portolan.cases.portal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.portal.model.PageFacts;
import org.portolan.cases.portal.model.PageKind;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.cases.portal.model.Version;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** What the public reads. */
public final class PublishedRows {

  /** Which state of the content there is. */
  public long version(Tx tx) {
    return tx.sql()
        .createQuery("SELECT version FROM portal_content WHERE id = 1")
        .mapTo(Long.class)
        .one();
  }

  /** The public reads something else from the end of this transaction on. */
  public void changed(Tx tx) {
    tx.sql()
        .createUpdate(
            "UPDATE portal_content SET version = version + 1, changed_at = :now WHERE id = 1")
        .bind("now", tx.now())
        .execute();
  }

  /** Everything published, in the order of topics and pages, without the texts. */
  public List<PublishedPage> all(Tx tx) {
    return tx.sql()
        .createQuery(
            """
            SELECT p.page, p.language, p.number, p.slug, p.topic, p.kind, p.reference, p.keyword,
              p.sources, p.dated, p.review_by, p.title, p.summary, p.machine, p.native, p.outdated,
              p.published_at
            FROM portal_published p JOIN portal_topic t ON t.slug = p.topic
            ORDER BY t.position, t.slug, p.position, p.slug, p.language
            """)
        .map((row, context) -> page(row))
        .list();
  }

  private static PublishedPage page(ResultSet row) throws SQLException {
    return new PublishedPage(
        row.getObject("page", UUID.class),
        Language.of(row.getString("language")),
        row.getInt("number"),
        row.getString("topic"),
        row.getString("slug"),
        PageKind.ofKey(row.getString("kind")),
        Language.of(row.getString("reference")),
        row.getString("keyword"),
        Json.sources(row.getString("sources")),
        row.getObject("dated", LocalDate.class),
        row.getObject("review_by", LocalDate.class),
        row.getString("title"),
        row.getString("summary"),
        row.getBoolean("machine"),
        row.getBoolean("native"),
        row.getBoolean("outdated"),
        row.getTimestamp("published_at").toInstant());
  }

  /** The text of a page in a language; empty when it is not published. */
  public Optional<PageText> text(Tx tx, UUID page, Language language) {
    return tx.sql()
        .createQuery(
            """
            SELECT title, summary, sms, body FROM portal_published
            WHERE page = :page AND language = :language
            """)
        .bind("page", page)
        .bind("language", language.tag())
        .map((row, context) -> text(row))
        .findOne();
  }

  private static PageText text(ResultSet row) throws SQLException {
    return new PageText(
        row.getString("title"),
        row.getString("summary"),
        row.getString("sms"),
        row.getString("body"));
  }

  /**
   * The public reads this version of a page from now on.
   *
   * @param nativeRead whether a native speaker has read it
   * @param outdated whether the original says something else by now
   * @param links where its links lead, as they were written
   */
  public void put(
      Tx tx,
      UUID page,
      PageFacts facts,
      Version version,
      boolean nativeRead,
      boolean outdated,
      List<String> links) {
    tx.sql()
        .createUpdate("DELETE FROM portal_published WHERE page = :page AND language = :language")
        .bind("page", page)
        .bind("language", version.language().tag())
        .execute();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO portal_published (page, language, number, slug, topic, kind, position,
              reference, keyword, sources, dated, review_by, title, summary, sms, body, machine,
              native, outdated, links, published_at)
            SELECT p.id, :language, :number, p.slug, p.topic, p.kind, p.position, p.reference,
              :keyword, p.sources, p.dated, p.review_by, :title, :summary, :sms, :body, :machine,
              :native, :outdated, :links, :now
            FROM portal_page p WHERE p.id = :page
            """)
        .bind("page", page)
        .bind("language", version.language().tag())
        .bind("number", version.number())
        .bind("keyword", facts.keyword(version.language()))
        .bind("title", version.text().title())
        .bind("summary", version.text().summary())
        .bind("sms", version.text().sms())
        .bind("body", version.text().body())
        .bind("machine", version.machine() && !nativeRead)
        .bind("native", nativeRead)
        .bind("outdated", outdated)
        .bindArray("links", String.class, links.toArray())
        .bind("now", tx.now())
        .execute();
  }

  /** The public reads a page in a language no more. */
  public void remove(Tx tx, UUID page, Language language) {
    tx.sql()
        .createUpdate("DELETE FROM portal_published WHERE page = :page AND language = :language")
        .bind("page", page)
        .bind("language", language.tag())
        .execute();
  }

  /**
   * The number of the last reference text that the public was given and after which translations no
   * longer say the same; 0 when there was none.
   */
  public int lastMajor(Tx tx, UUID page, Language reference, int upto) {
    return tx.sql()
        .createQuery(
            """
            SELECT COALESCE(max(number), 0) FROM portal_version
            WHERE page = :page AND language = :reference AND major AND number <= :upto
            """)
        .bind("page", page)
        .bind("reference", reference.tag())
        .bind("upto", upto)
        .mapTo(Integer.class)
        .one();
  }

  /** Says of every published translation of a page whether the original says something else. */
  public void markOutdated(Tx tx, UUID page, Language reference, int major) {
    tx.sql()
        .createUpdate(
            """
            UPDATE portal_published p SET outdated = COALESCE(v.translates, 0) < :major
            FROM portal_version v
            WHERE p.page = :page AND p.language <> :reference
              AND v.page = p.page AND v.language = p.language AND v.number = p.number
            """)
        .bind("page", page)
        .bind("reference", reference.tag())
        .bind("major", major)
        .execute();
  }

  /** Gives what is published of a page what has changed of it in every language. */
  public void refresh(Tx tx, UUID page) {
    tx.sql()
        .createUpdate(
            """
            UPDATE portal_published p SET topic = f.topic, kind = f.kind, position = f.position,
              keyword = COALESCE(f.keywords ->> p.language,
                CASE WHEN p.language = f.reference THEN f.keyword ELSE '' END),
              sources = f.sources, dated = f.dated, review_by = f.review_by
            FROM portal_page f WHERE f.id = p.page AND p.page = :page
            """)
        .bind("page", page)
        .execute();
  }
}
