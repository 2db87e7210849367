package org.portolan.cases.portal;

import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** The addresses on the web that published pages lead to, and what was found there. */
@Dependent
public class LinksOfPages {

  /** So often each is looked at. */
  private static final Duration EVERY = Duration.ofDays(1);

  private static final String USED =
      """
      WITH used AS (
        SELECT slug, language, unnest(links) AS address FROM portal_published
        UNION
        SELECT slug, language, s ->> 'url' FROM portal_published, jsonb_array_elements(sources) s)
      """;

  /** What was found. */
  public enum Found {
    /** A page, or a site that tells programs nothing: readers may see more. */
    THERE,
    NOT_FOUND,
    /** The site says that it is broken. */
    BROKEN,
    UNREACHABLE,
    /** It is no address of the public web: nothing was asked. */
    PRIVATE;

    /** As stored, and the end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A link that fails.
   *
   * @param found the key of what was found
   * @param since when it failed for the first time
   */
  public record Failing(
      String slug, Language language, String address, String found, Instant since) {}

  /** As whom they are looked at. */
  public static Actor actor() {
    return Actor.system("links", Compartment.INFORMATION);
  }

  /** Some that nobody has looked at for a day; they count as looked at from now on. */
  public List<String> next(Tx tx, int limit) {
    return tx.sql()
        .createQuery(
            USED
                + """
                INSERT INTO portal_link (address, checked_at)
                SELECT DISTINCT u.address, CAST(:now AS timestamptz) FROM used u
                LEFT JOIN portal_link l ON l.address = u.address
                WHERE u.address ~ '^https?://' AND (l.checked_at IS NULL OR l.checked_at < :before)
                ORDER BY u.address LIMIT :limit
                ON CONFLICT (address) DO UPDATE SET checked_at = excluded.checked_at
                RETURNING address
                """)
        .bind("now", tx.now())
        .bind("before", tx.now().minus(EVERY))
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  /** Notes what was found at an address. */
  public void found(Tx tx, String address, Found found) {
    tx.sql()
        .createUpdate(
            """
            UPDATE portal_link SET result = :found,
              failing_since = CASE WHEN :there THEN NULL
                ELSE COALESCE(failing_since, CAST(:now AS timestamptz)) END
            WHERE address = :address
            """)
        .bind("found", found.key())
        .bind("there", found == Found.THERE)
        .bind("now", tx.now())
        .bind("address", address)
        .execute();
  }

  /** Those that fail, by page and language. */
  public List<Failing> failing(Tx tx) {
    return tx.sql()
        .createQuery(
            USED
                + """
                SELECT u.slug, u.language, l.address, l.result, l.failing_since
                FROM used u JOIN portal_link l ON l.address = u.address
                WHERE l.failing_since IS NOT NULL
                ORDER BY u.slug, u.language, l.address
                """)
        .map(
            (row, context) ->
                new Failing(
                    row.getString("slug"),
                    Language.of(row.getString("language")),
                    row.getString("address"),
                    row.getString("result"),
                    row.getTimestamp("failing_since").toInstant()))
        .list();
  }

  /** Forgets addresses that no page leads to any more. */
  public void forgetUnused(Tx tx) {
    tx.sql()
        .createUpdate(
            USED
                + """
                DELETE FROM portal_link l
                WHERE NOT EXISTS (SELECT FROM used u WHERE u.address = l.address)
                """)
        .execute();
  }
}
