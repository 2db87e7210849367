package org.portolan.cases.visa.types.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.review.ReviewState;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.types.model.SeenType;
import org.portolan.cases.visa.types.model.TypeVersion;
import org.portolan.cases.visa.types.model.TypeWords;

/** The versions of kinds of visas that staff wrote. */
public final class TypeVersions {

  /** What is worked out of a value is not a part of it. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final String SELECT =
      """
      SELECT type, version, state, content, words, revision, author, created_at, publish_at,
        published_at
      FROM visa_type_version
      """;

  /** Adds a draft of the transaction's actor. */
  public void insert(Tx tx, VisaType content, TypeWords words) {
    insert(tx, content, words, ReviewState.DRAFT);
  }

  /** Takes down that a type which the product ships is offered no more. */
  public void insertWithdrawn(Tx tx, VisaType shipped, TypeWords words) {
    insert(tx, shipped, words, ReviewState.WITHDRAWN);
  }

  private static void insert(Tx tx, VisaType content, TypeWords words, ReviewState state) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_type_version (type, version, state, content, words, author, created_at,
              published_at, ended_at)
            VALUES (:type, :version, :state, CAST(:content AS jsonb), CAST(:words AS jsonb), :author,
              :now, CAST(:ended AS timestamptz), CAST(:ended AS timestamptz))
            """)
        .bind("type", content.id())
        .bind("version", content.version())
        .bind("state", state.key())
        .bind("content", json(content))
        .bind("words", json(words))
        .bind("author", tx.actor().id())
        .bind("now", tx.now())
        .bind("ended", state == ReviewState.WITHDRAWN ? tx.now() : null)
        .execute();
  }

  /** Writes a draft anew; whoever does is its author. */
  public void update(Tx tx, VisaType content, TypeWords words) {
    tx.sql()
        .createUpdate(
            """
            UPDATE visa_type_version SET content = CAST(:content AS jsonb),
              words = CAST(:words AS jsonb), author = :author, revision = revision + 1
            WHERE type = :type AND version = :version AND state = 'draft'
            """)
        .bind("content", json(content))
        .bind("words", json(words))
        .bind("author", tx.actor().id())
        .bind("type", content.id())
        .bind("version", content.version())
        .execute();
  }

  /** A version that is still as it was seen, locked until the transaction ends. */
  public Optional<TypeVersion> lock(Tx tx, SeenType seen) {
    return lock(tx, seen.type(), seen.version()).filter(seen::is);
  }

  /** A version, locked until the transaction ends. */
  public Optional<TypeVersion> lock(Tx tx, String type, int version) {
    return lockAll(tx, type).stream().filter(one -> one.version() == version).findFirst();
  }

  /** All versions of a type, the latest first, locked in that order. */
  public List<TypeVersion> lockAll(Tx tx, String type) {
    return tx.sql()
        .createQuery(SELECT + "WHERE type = :type ORDER BY version DESC FOR UPDATE")
        .bind("type", type)
        .map((row, context) -> of(row))
        .list();
  }

  /** All versions of a type, the latest first. */
  public List<TypeVersion> versions(Tx tx, String type) {
    return tx.sql()
        .createQuery(SELECT + "WHERE type = :type ORDER BY version DESC")
        .bind("type", type)
        .map((row, context) -> of(row))
        .list();
  }

  /** Versions on their way to be offered, those that wait for somebody first. */
  public List<TypeVersion> inWork(Tx tx) {
    return tx.sql()
        .createQuery(
            SELECT
                + """
                WHERE state IN ('draft', 'submitted', 'approved')
                ORDER BY CASE state WHEN 'submitted' THEN 1 WHEN 'approved' THEN 2 ELSE 3 END, type
                """)
        .map((row, context) -> of(row))
        .list();
  }

  /** All versions that are or were public, the first of them first. */
  public List<TypeVersion> everPublic(Tx tx) {
    return tx.sql()
        .createQuery(SELECT + "WHERE published_at IS NOT NULL ORDER BY published_at, type, version")
        .map((row, context) -> of(row))
        .list();
  }

  /** Approved versions whose time has come, locked; what another node has is left out. */
  public List<TypeVersion> due(Tx tx) {
    return tx.sql()
        .createQuery(
            SELECT
                + """
                WHERE state = 'approved' AND (publish_at IS NULL OR publish_at <= :now)
                ORDER BY publish_at, type FOR UPDATE SKIP LOCKED
                """)
        .bind("now", tx.now())
        .map((row, context) -> of(row))
        .list();
  }

  /** Moves a version to a state. */
  public void move(Tx tx, TypeVersion version, ReviewState to) {
    tx.sql()
        .createUpdate(
            """
            UPDATE visa_type_version SET state = :to,
              published_at = CASE WHEN :begins THEN :now ELSE published_at END,
              ended_at = CASE WHEN :ends THEN :now ELSE ended_at END
            WHERE type = :type AND version = :version
            """)
        .bind("to", to.key())
        .bind("begins", to == ReviewState.PUBLISHED)
        .bind("ends", to == ReviewState.SUPERSEDED || to == ReviewState.WITHDRAWN)
        .bind("now", tx.now())
        .bind("type", version.type())
        .bind("version", version.version())
        .execute();
  }

  /** Notes who approved, and from when it is offered; nothing when it was given back. */
  public void approved(Tx tx, TypeVersion version, String by, Instant publishAt) {
    tx.sql()
        .createUpdate(
            """
            UPDATE visa_type_version SET approved_by = CAST(:by AS text),
              publish_at = CAST(:at AS timestamptz)
            WHERE type = :type AND version = :version
            """)
        .bind("by", by)
        .bind("at", publishAt)
        .bind("type", version.type())
        .bind("version", version.version())
        .execute();
  }

  private static TypeVersion of(ResultSet row) throws SQLException {
    return new TypeVersion(
        ReviewState.ofKey(row.getString("state")),
        read(row.getString("content"), VisaType.class),
        read(row.getString("words"), TypeWords.class),
        row.getLong("revision"),
        row.getString("author"),
        row.getTimestamp("created_at").toInstant(),
        instant(row.getTimestamp("publish_at")),
        instant(row.getTimestamp("published_at")));
  }

  private static Optional<Instant> instant(Timestamp timestamp) {
    return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A kind of visa cannot be written", e);
    }
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A kind of visa cannot be read", e);
    }
  }
}
