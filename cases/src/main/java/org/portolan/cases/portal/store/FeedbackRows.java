package org.portolan.cases.portal.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** What readers say of pages. */
public final class FeedbackRows {

  private final Keys keys;

  public FeedbackRows(Keys keys) {
    this.keys = keys;
  }

  /** What somebody said of a page; empty where they said nothing beside whether it helped. */
  public record Given(
      UUID page, Language language, int number, boolean helped, String said, Instant at) {
    @Override
    public String toString() {
      return "Given[" + page + "]";
    }
  }

  /** How many said that a page helped, and that it did not. */
  public record Counts(int helped, int not) {}

  /** Keeps it. */
  public void add(Tx tx, UUID id, Given given, LocalDate month) {
    byte[] sealed = null;
    if (!given.said.isEmpty()) {
      keys.vault().create(key(month));
      sealed = keys.sealer().seal(key(month), place(id), given.said);
    }
    tx.sql()
        .createUpdate(
            """
            INSERT INTO portal_feedback (id, page, language, number, helped, said, month, given_at)
            VALUES (:id, :page, :language, :number, :helped, CAST(:said AS bytea), :month, :at)
            """)
        .bind("id", id)
        .bind("page", given.page)
        .bind("language", given.language.tag())
        .bind("number", given.number)
        .bind("helped", given.helped)
        .bind("said", sealed)
        .bind("month", month)
        .bind("at", given.at)
        .execute();
  }

  /** What was said of a page in a language, the latest first. */
  public List<Given> latest(Tx tx, UUID page, Language language, int limit) {
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
              return new Given(
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

  /** How many found each page helpful or not, in all languages. */
  public Map<UUID, Counts> counts(Tx tx) {
    return tx
        .sql()
        .createQuery(
            """
            SELECT page, count(*) FILTER (WHERE helped) AS helped,
              count(*) FILTER (WHERE NOT helped) AS not_helped
            FROM portal_feedback GROUP BY page
            """)
        .map(
            (row, context) ->
                Map.entry(
                    row.getObject("page", UUID.class),
                    new Counts(row.getInt("helped"), row.getInt("not_helped"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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
