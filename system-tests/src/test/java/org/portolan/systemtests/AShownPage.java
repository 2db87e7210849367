package org.portolan.systemtests;

import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/** An information page of a test's own, as the public reads it, in English. */
final class AShownPage implements AutoCloseable {

  final String slug = "shown-" + UUID.randomUUID();
  private final UUID id = UUID.randomUUID();

  /** Published at once. */
  AShownPage(String text) {
    run(
        """
        INSERT INTO portal_page (id, slug, topic, kind, position, reference, keyword, keywords,
          sources, dated, review_by)
        VALUES (:id, :slug, 'health', 'information', 99, 'en', '', '{}', '[]', '2026-11-27',
          '2027-02-27')
        """,
        "");
    run(
        """
        INSERT INTO portal_published (page, language, number, slug, topic, kind, position,
          reference, keyword, sources, dated, review_by, title, summary, sms, body, machine,
          native, outdated, links, published_at)
        VALUES (:id, 'en', 1, :slug, 'health', 'information', 99, 'en', '', '[]', '2026-11-27',
          '2027-02-27', 'Shown', 'Shown', '', :text, false, false, false, '{}', '2026-11-27T00:00:00Z')
        """,
        text);
  }

  /** Where it is. */
  String path() {
    return "/en/health/" + slug;
  }

  /** The public reads another text. */
  void says(String text) {
    run("UPDATE portal_published SET body = :text WHERE page = :id", text);
  }

  /** The public reads it no more. */
  void withdraw() {
    run("DELETE FROM portal_published WHERE page = :id", "");
  }

  @Override
  public void close() {
    withdraw();
    run("DELETE FROM portal_page WHERE id = :id", "");
  }

  private void run(String sql, String text) {
    Jdbi.create(PortolanUnderTest.asOwner())
        .useTransaction(
            owner -> {
              owner.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
              owner
                  .createUpdate(sql)
                  .bind("id", id)
                  .bind("slug", slug)
                  .bind("text", text)
                  .execute();
              owner.execute("UPDATE portal_content SET version = version + 1");
            });
  }
}
