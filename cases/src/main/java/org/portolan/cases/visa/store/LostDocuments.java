package org.portolan.cases.visa.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;

/** Papers that were lost or stolen: who issued them, and keyed hashes of their numbers. */
@Dependent
public class LostDocuments {

  private static final ManyRows<Row> INSERT =
      ManyRows.<Row>statement(
              """
              INSERT INTO lost_document (number_index, issuer, list_id, scope)
              SELECT r.number_index, r.issuer, r.list_id, '*' FROM :rows
              ON CONFLICT DO NOTHING
              """)
          .column("number_index", "bytea", Row::index)
          .column("issuer", "text", Row::issuer)
          .column("list_id", "uuid", Row::list)
          .build();

  private final BlindIndex index;

  @Inject
  public LostDocuments(Keys keys) {
    this.index = keys.blindIndex();
  }

  /**
   * A paper on a list.
   *
   * @param number as numbers are compared
   */
  public record Lost(String issuer, String number) {
    @Override
    public String toString() {
      return "Lost[" + issuer + "]";
    }
  }

  /**
   * A list that was brought in.
   *
   * @param by the actor
   * @param entries how many papers were on it
   */
  public record Brought(UUID id, String by, Instant at, int entries) {}

  private record Row(byte[] index, String issuer, UUID list) {}

  /** Adds the papers of a list; its id. */
  public UUID add(Tx tx, String by, Collection<Lost> papers) {
    UUID list = UUID.randomUUID();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO lost_list (id, scope, imported_by, imported_at, entries)
            VALUES (:id, '*', :by, :now, :entries)
            """)
        .bind("id", list)
        .bind("by", by)
        .bind("now", tx.now())
        .bind("entries", papers.size())
        .execute();
    INSERT.update(
        tx,
        papers.stream()
            .map(paper -> new Row(index.ofDocument(paper.number), paper.issuer, list))
            .toList());
    return list;
  }

  /** Takes out a list that was brought in by mistake, or is replaced; false when it is gone. */
  public boolean remove(Tx tx, UUID list) {
    tx.sql().createUpdate("DELETE FROM lost_document WHERE list_id = ?").bind(0, list).execute();
    return tx.sql().createUpdate("DELETE FROM lost_list WHERE id = ?").bind(0, list).execute() == 1;
  }

  /** The lists that there are, the latest first. */
  public List<Brought> lists(Tx tx, int most) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, imported_by, imported_at, entries FROM lost_list
            ORDER BY imported_at DESC, id LIMIT :most
            """)
        .bind("most", most)
        .map(
            (row, context) ->
                new Brought(
                    row.getObject("id", UUID.class),
                    row.getString("imported_by"),
                    row.getTimestamp("imported_at").toInstant(),
                    row.getInt("entries")))
        .list();
  }

  /** Whether a paper stands on a list. */
  public boolean has(Tx tx, Lost paper) {
    return tx.sql()
        .createQuery(
            """
            SELECT EXISTS (SELECT FROM lost_document
              WHERE number_index = :index AND issuer = :issuer)
            """)
        .bind("index", index.ofDocument(paper.number))
        .bind("issuer", paper.issuer)
        .mapTo(Boolean.class)
        .one();
  }
}
