package org.portolan.cases.visa.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Translation;

/** Answers that are to be translated, and their translations, sealed under the case's key. */
@Dependent
public class Translations {

  private final Sealer sealer;

  @Inject
  public Translations(Keys keys) {
    this.sealer = keys.sealer();
  }

  /**
   * What waits for somebody who reads its language.
   *
   * @param answers how many of one application
   */
  public record Waiting(String reference, String language, int answers, Instant since) {}

  /**
   * An answer is to be translated. The translation of an earlier answer goes, and so does its id:
   * whoever is still at that one translates nothing of this.
   */
  public void ask(Tx tx, Application application, UUID member, String question, long version) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_translation (id, case_id, scope, member_id, question, answer_version,
              language, asked_by, asked_at)
            VALUES (:id, :case, :scope, :member, :question, :version, :language, :by, :now)
            ON CONFLICT (member_id, question) DO UPDATE SET id = excluded.id,
              answer_version = excluded.answer_version, asked_by = excluded.asked_by,
              asked_at = excluded.asked_at, body = NULL, translated_by = NULL, translated_at = NULL
            """)
        .bind("id", UUID.randomUUID())
        .bind("case", application.caseId())
        .bind("scope", application.origin().scope())
        .bind("member", member)
        .bind("question", question)
        .bind("version", version)
        .bind("language", application.origin().language().tag())
        .bind("by", tx.actor().id())
        .bind("now", tx.now())
        .execute();
  }

  /**
   * All of an application.
   *
   * <p>Opens sealed values: record the reading.
   */
  public List<Translation> of(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, member_id, question, answer_version, body, translated_by
            FROM visa_translation WHERE case_id = :case ORDER BY asked_at, id
            """)
        .bind("case", caseId)
        .map(
            (row, context) -> {
              UUID id = row.getObject("id", UUID.class);
              return new Translation(
                  id,
                  row.getObject("member_id", UUID.class),
                  row.getString("question"),
                  row.getLong("answer_version"),
                  Optional.ofNullable(
                      ReadSealed.open(
                          tx,
                          caseId,
                          sealer,
                          KeyId.ofCase(caseId),
                          place(id),
                          row.getBytes("body"))),
                  Optional.ofNullable(row.getString("translated_by")));
            })
        .list();
  }

  /** Somebody has translated it, or puts a translation right; false when it is not there. */
  public boolean translated(Tx tx, UUID caseId, UUID id, String text) {
    return tx.sql()
            .createUpdate(
                """
                UPDATE visa_translation SET body = :body, translated_by = :by,
                  translated_at = :now
                WHERE id = :id AND case_id = :case
                """)
            .bind("body", sealer.seal(KeyId.ofCase(caseId), place(id), text))
            .bind("by", tx.actor().id())
            .bind("now", tx.now())
            .bind("id", id)
            .bind("case", caseId)
            .execute()
        == 1;
  }

  /**
   * What waits at a post, the longest first; opens nothing sealed.
   *
   * @param read tags of the languages that go before all others: what nobody reads keeps nothing
   *     from whoever reads it
   */
  public List<Waiting> waiting(Tx tx, String scope, Collection<String> read, int most) {
    return tx.sql()
        .createQuery(
            """
            SELECT f.reference, w.language, w.answers, w.since FROM (
              SELECT case_id, language, count(*) AS answers, min(asked_at) AS since
              FROM visa_translation WHERE scope = :scope AND translated_at IS NULL
              GROUP BY case_id, language) w
            JOIN case_file f ON f.id = w.case_id
            ORDER BY w.language = ANY (:read) DESC, w.since, f.reference LIMIT :most
            """)
        .bind("scope", scope)
        .bindArray("read", String.class, read.toArray())
        .bind("most", most)
        .map(
            (row, context) ->
                new Waiting(
                    row.getString("reference"),
                    row.getString("language"),
                    row.getInt("answers"),
                    row.getTimestamp("since").toInstant()))
        .list();
  }

  private static Place place(UUID id) {
    return new Place("visa_translation", id, "body");
  }
}
