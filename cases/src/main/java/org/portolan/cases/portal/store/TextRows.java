package org.portolan.cases.portal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.Standing;
import org.portolan.cases.portal.model.TextState;
import org.portolan.cases.portal.model.Version;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** Versions of texts, and where the text of a page in a language stands. */
public final class TextRows {

  private static final String VERSIONS =
      """
      SELECT v.language, v.number, v.title, v.summary, v.sms, v.body, v.machine, v.major,
        v.translates, v.author, v.written_at
      FROM portal_version v WHERE v.page = :page AND v.language = :language
      """;

  private static final String STANDINGS =
      """
      SELECT page, language, latest, state, approved_by, native, publish_at, withdraw_at, published
      FROM portal_text
      """;

  /** Adds a version that follows all others of its text; it waits as a draft. */
  public void add(Tx tx, UUID page, Version version) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO portal_version (page, language, number, title, summary, sms, body, machine,
              major, translates, author, written_at)
            VALUES (:page, :language, :number, :title, :summary, :sms, :body, :machine, :major,
              :translates, :author, :at)
            """)
        .bind("page", page)
        .bind("language", version.language().tag())
        .bind("number", version.number())
        .bind("title", version.text().title())
        .bind("summary", version.text().summary())
        .bind("sms", version.text().sms())
        .bind("body", version.text().body())
        .bind("machine", version.machine())
        .bind("major", version.major())
        .bind("translates", number(version.translates()))
        .bind("author", version.author())
        .bind("at", version.writtenAt())
        .execute();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO portal_text (page, language, latest, state)
            VALUES (:page, :language, :number, 'draft')
            ON CONFLICT (page, language) DO UPDATE SET latest = :number, state = 'draft',
              approved_by = NULL, native = false, publish_at = NULL
            """)
        .bind("page", page)
        .bind("language", version.language().tag())
        .bind("number", version.number())
        .execute();
  }

  /** Locks where a text stands. */
  public Optional<Standing> lock(Tx tx, UUID page, Language language) {
    return one(tx, page, language, " FOR UPDATE");
  }

  /** Where a text stands. */
  public Optional<Standing> standing(Tx tx, UUID page, Language language) {
    return one(tx, page, language, "");
  }

  private static Optional<Standing> one(Tx tx, UUID page, Language language, String how) {
    return tx.sql()
        .createQuery(STANDINGS + "WHERE page = :page AND language = :language" + how)
        .bind("page", page)
        .bind("language", language.tag())
        .map((row, context) -> standing(row))
        .findOne();
  }

  /** Where all texts stand. */
  public List<Standing> standings(Tx tx) {
    return tx.sql().createQuery(STANDINGS).map((row, context) -> standing(row)).list();
  }

  /** Locks texts whose time to be published or withdrawn has come. */
  public List<Standing> due(Tx tx, int limit) {
    return tx.sql()
        .createQuery(
            STANDINGS
                + """
                WHERE LEAST(publish_at, withdraw_at) <= :now
                  AND (publish_at IS NOT NULL OR withdraw_at IS NOT NULL)
                ORDER BY LEAST(publish_at, withdraw_at) LIMIT :limit FOR UPDATE SKIP LOCKED
                """)
        .bind("now", tx.now())
        .bind("limit", limit)
        .map((row, context) -> standing(row))
        .list();
  }

  /** Changes where a text stands. */
  public void change(Tx tx, Standing standing) {
    tx.sql()
        .createUpdate(
            """
            UPDATE portal_text SET state = :state, approved_by = CAST(:approvedBy AS text),
              native = :native, publish_at = CAST(:publishAt AS timestamptz),
              withdraw_at = CAST(:withdrawAt AS timestamptz),
              published = CAST(:published AS int)
            WHERE page = :page AND language = :language
            """)
        .bind("page", standing.page())
        .bind("language", standing.language().tag())
        .bind("state", standing.state().key())
        .bind("approvedBy", standing.approvedBy().orElse(null))
        .bind("native", standing.nativeRead())
        .bind("publishAt", standing.publishAt().orElse(null))
        .bind("withdrawAt", standing.withdrawAt().orElse(null))
        .bind("published", number(standing.published()))
        .execute();
  }

  /** A version of a text. */
  public Optional<Version> version(Tx tx, UUID page, Language language, int number) {
    return tx.sql()
        .createQuery(VERSIONS + "AND v.number = :number")
        .bind("page", page)
        .bind("language", language.tag())
        .bind("number", number)
        .map((row, context) -> version(row))
        .findOne();
  }

  /** All versions of a text, the newest first. */
  public List<Version> versions(Tx tx, UUID page, Language language) {
    return tx.sql()
        .createQuery(VERSIONS + "ORDER BY v.number DESC")
        .bind("page", page)
        .bind("language", language.tag())
        .map((row, context) -> version(row))
        .list();
  }

  /** Who wrote at a text since a version: all whose words are in the newest one and not in it. */
  public List<String> authorsSince(Tx tx, Standing standing) {
    return tx.sql()
        .createQuery(
            """
            SELECT DISTINCT author FROM portal_version
            WHERE page = :page AND language = :language AND number > :published
              AND number <= :latest
            """)
        .bind("page", standing.page())
        .bind("language", standing.language().tag())
        .bind("published", standing.published().orElse(0))
        .bind("latest", standing.latest())
        .mapTo(String.class)
        .list();
  }

  private static Integer number(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  private static OptionalInt number(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        row.getObject("page", UUID.class),
        Language.of(row.getString("language")),
        row.getInt("latest"),
        TextState.ofKey(row.getString("state")),
        Optional.ofNullable(row.getString("approved_by")),
        row.getBoolean("native"),
        time(row, "publish_at"),
        time(row, "withdraw_at"),
        number(row, "published"));
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        Language.of(row.getString("language")),
        row.getInt("number"),
        new PageText(
            row.getString("title"),
            row.getString("summary"),
            row.getString("sms"),
            row.getString("body")),
        row.getBoolean("machine"),
        row.getBoolean("major"),
        number(row, "translates"),
        row.getString("author"),
        row.getTimestamp("written_at").toInstant());
  }
}
