package org.portolan.cases.portal.entry.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.portolan.cases.portal.entry.model.Conditions;
import org.portolan.cases.portal.entry.model.Effect;
import org.portolan.cases.portal.entry.model.RuleContent;
import org.portolan.cases.portal.entry.model.RuleText;
import org.portolan.cases.portal.entry.model.RuleVersion;
import org.portolan.cases.portal.entry.model.SeenRule;
import org.portolan.cases.review.ReviewState;
import org.portolan.cases.store.Tx;

/** The versions of entry rules. */
public final class EntryRules {

  /** What is worked out of a value is not a part of it. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  static final String SELECT =
      """
      SELECT rule, version, state, sample, destination, rank, valid_from, valid_until, reviewed_on,
        review_by, conditions, effect, wording, author, created_at, approved_by, publish_at,
        published_at, ended_at, revision
      FROM entry_rule_version
      """;

  /** A number for a new rule. */
  public int nextNumber(Tx tx) {
    return tx.sql().createQuery("SELECT nextval('entry_rule_number')").mapTo(Integer.class).one();
  }

  /** Writes a new version as a draft of the transaction's actor. */
  public void insert(Tx tx, int rule, int version, boolean sample, RuleContent content) {
    bound(
            tx.sql()
                .createUpdate(
                    """
                    INSERT INTO entry_rule_version (rule, version, sample, destination, rank,
                      valid_from, valid_until, reviewed_on, review_by, conditions, effect, wording,
                      author, created_at)
                    VALUES (:rule, :version, :sample, :destination, :rank, :from,
                      CAST(:until AS date), :reviewedOn, :reviewBy, CAST(:conditions AS jsonb),
                      CAST(:effect AS jsonb), CAST(:wording AS jsonb), :author, :now)
                    """),
            rule,
            version,
            content)
        .bind("sample", sample)
        .bind("author", tx.actor().id())
        .bind("now", tx.now())
        .execute();
  }

  /** Writes a draft anew; whoever does is its author. */
  public void update(Tx tx, int rule, int version, RuleContent content) {
    bound(
            tx.sql()
                .createUpdate(
                    """
                    UPDATE entry_rule_version SET destination = :destination, rank = :rank,
                      valid_from = :from, valid_until = CAST(:until AS date),
                      reviewed_on = :reviewedOn, review_by = :reviewBy,
                      conditions = CAST(:conditions AS jsonb), effect = CAST(:effect AS jsonb),
                      wording = CAST(:wording AS jsonb), author = :author,
                      revision = revision + 1
                    WHERE rule = :rule AND version = :version AND state = 'draft'
                    """),
            rule,
            version,
            content)
        .bind("author", tx.actor().id())
        .execute();
  }

  private static <S extends SqlStatement<S>> S bound(
      S statement, int rule, int version, RuleContent content) {
    return statement
        .bind("rule", rule)
        .bind("version", version)
        .bind("destination", content.destination())
        .bind("rank", content.rank())
        .bind("from", content.validFrom())
        .bind("until", content.validUntil().orElse(null))
        .bind("reviewedOn", content.reviewedOn())
        .bind("reviewBy", content.reviewBy())
        .bind("conditions", json(content.conditions()))
        .bind("effect", json(content.effect()))
        .bind("wording", json(content.text()));
  }

  /** A version. */
  public Optional<RuleVersion> find(Tx tx, int rule, int version) {
    return tx.sql()
        .createQuery(SELECT + "WHERE rule = :rule AND version = :version")
        .bind("rule", rule)
        .bind("version", version)
        .map((row, context) -> of(row))
        .findOne();
  }

  /** A version that is still as it was seen, locked until the transaction ends. */
  public Optional<RuleVersion> lock(Tx tx, SeenRule seen) {
    return lock(tx, seen.rule(), seen.version()).filter(seen::is);
  }

  /** A version, locked until the transaction ends. */
  public Optional<RuleVersion> lock(Tx tx, int rule, int version) {
    return tx.sql()
        .createQuery(SELECT + "WHERE rule = :rule AND version = :version FOR UPDATE")
        .bind("rule", rule)
        .bind("version", version)
        .map((row, context) -> of(row))
        .findOne();
  }

  /** All versions of a rule, the latest first. */
  public List<RuleVersion> versions(Tx tx, int rule) {
    return tx.sql()
        .createQuery(SELECT + "WHERE rule = :rule ORDER BY version DESC")
        .bind("rule", rule)
        .map((row, context) -> of(row))
        .list();
  }

  /** The same, locked from the latest on, as publishing does: neither waits for the other. */
  public List<RuleVersion> lockAll(Tx tx, int rule) {
    return tx.sql()
        .createQuery(SELECT + "WHERE rule = :rule ORDER BY version DESC FOR UPDATE")
        .bind("rule", rule)
        .map((row, context) -> of(row))
        .list();
  }

  /** Of some rules the versions that are public or once were. */
  public List<RuleVersion> everPublic(Tx tx, Collection<Integer> some) {
    return tx.sql()
        .createQuery(SELECT + "WHERE rule = ANY (:rules) AND published_at IS NOT NULL")
        .bindArray("rules", Integer.class, some.toArray())
        .map((row, context) -> of(row))
        .list();
  }

  /** Versions in a state, by destination and number. */
  public List<RuleVersion> in(Tx tx, ReviewState state) {
    return tx.sql()
        .createQuery(SELECT + "WHERE state = :state ORDER BY destination, rank DESC, rule")
        .bind("state", state.key())
        .map((row, context) -> of(row))
        .list();
  }

  /** Approved versions whose time has come, locked; what another node has is left out. */
  public List<RuleVersion> due(Tx tx) {
    return tx.sql()
        .createQuery(
            SELECT
                + """
                WHERE state = 'approved' AND (publish_at IS NULL OR publish_at <= :now)
                ORDER BY publish_at, rule FOR UPDATE SKIP LOCKED
                """)
        .bind("now", tx.now())
        .map((row, context) -> of(row))
        .list();
  }

  /** Moves a version to a state. */
  public void move(Tx tx, RuleVersion version, ReviewState to) {
    boolean begins = to == ReviewState.PUBLISHED;
    boolean ends = to == ReviewState.SUPERSEDED || to == ReviewState.WITHDRAWN;
    tx.sql()
        .createUpdate(
            """
            UPDATE entry_rule_version SET state = :to,
              published_at = CASE WHEN :begins THEN :now ELSE published_at END,
              ended_at = CASE WHEN :ends THEN :now ELSE ended_at END
            WHERE rule = :rule AND version = :version
            """)
        .bind("to", to.key())
        .bind("begins", begins)
        .bind("ends", ends)
        .bind("now", tx.now())
        .bind("rule", version.rule())
        .bind("version", version.version())
        .execute();
    note(tx, version.rule(), version.version(), to.key());
  }

  /** Notes who approved, and from when it is published; nothing when it was given back. */
  public void approved(Tx tx, RuleVersion version, String by, Instant publishAt) {
    tx.sql()
        .createUpdate(
            """
            UPDATE entry_rule_version SET approved_by = CAST(:by AS text),
              publish_at = CAST(:at AS timestamptz)
            WHERE rule = :rule AND version = :version
            """)
        .bind("by", by)
        .bind("at", publishAt)
        .bind("rule", version.rule())
        .bind("version", version.version())
        .execute();
  }

  /** All who wrote at a version, whoever was the last. */
  public List<String> authors(Tx tx, RuleVersion version) {
    return tx.sql()
        .createQuery(
            """
            SELECT author FROM entry_rule_version WHERE rule = :rule AND version = :version
            UNION
            SELECT actor FROM entry_rule_event
            WHERE rule = :rule AND version = :version AND kind = 'written'
            """)
        .bind("rule", version.rule())
        .bind("version", version.version())
        .mapTo(String.class)
        .list();
  }

  /** Adds to a rule's history. */
  public void note(Tx tx, int rule, int version, String kind) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO entry_rule_event (rule, version, at, actor, kind)
            VALUES (:rule, :version, :now, :actor, :kind)
            """)
        .bind("rule", rule)
        .bind("version", version)
        .bind("now", tx.now())
        .bind("actor", tx.actor().id())
        .bind("kind", kind)
        .execute();
  }

  static RuleVersion of(ResultSet row) throws SQLException {
    return new RuleVersion(
        row.getInt("rule"),
        row.getInt("version"),
        ReviewState.ofKey(row.getString("state")),
        row.getBoolean("sample"),
        new RuleContent(
            row.getString("destination"),
            row.getInt("rank"),
            read(row.getString("conditions"), Conditions.class),
            read(row.getString("effect"), Effect.class),
            row.getObject("valid_from", LocalDate.class),
            Optional.ofNullable(row.getObject("valid_until", LocalDate.class)),
            read(row.getString("wording"), RuleText.class),
            row.getObject("reviewed_on", LocalDate.class),
            row.getObject("review_by", LocalDate.class)),
        row.getLong("revision"),
        row.getString("author"),
        row.getTimestamp("created_at").toInstant(),
        Optional.ofNullable(row.getString("approved_by")),
        instant(row.getTimestamp("publish_at")),
        instant(row.getTimestamp("published_at")),
        instant(row.getTimestamp("ended_at")));
  }

  private static Optional<Instant> instant(Timestamp timestamp) {
    return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A rule cannot be written", e);
    }
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A rule cannot be read", e);
    }
  }
}
