package org.portolan.cases.outreach;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;

/**
 * How many a broadcast is for, before it goes out. Whoever writes it sees no person: they get
 * counts by language, country and whether people want it; the looking is done by the system.
 */
@Dependent
public class CountAudience {

  private static final Actor ACTOR =
      Actor.system(
          "outreach-counting",
          Compartment.IDENTITY,
          Compartment.HEALTH,
          Compartment.VISA,
          Compartment.OUTREACH,
          Compartment.TRANSIT);

  private final CaseStore store;

  @Inject
  public CountAudience(CaseStore store) {
    this.store = store;
  }

  /**
   * Numbers alike.
   *
   * @param region ISO 3166-1 alpha-2
   * @param language the tag of what is read there
   * @param standing {@code usable}, {@code opted-out}, {@code no-news} or {@code invalid}
   */
  public record Count(String region, String language, String standing, int numbers) {

    /** Whether they are written to. */
    public boolean usable() {
      return standing.equals("usable");
    }
  }

  /** The numbers of a broadcast that this actor has; none for one that is not theirs. */
  public List<Count> of(Actor staff, UUID broadcast) {
    return isTheirs(staff, broadcast) ? store.call(ACTOR, tx -> count(tx, broadcast)) : List.of();
  }

  private boolean isTheirs(Actor staff, UUID broadcast) {
    return store.call(staff, tx -> scope(tx, broadcast)).isPresent();
  }

  private static Optional<String> scope(Tx tx, UUID broadcast) {
    return tx.sql()
        .createQuery("SELECT scope FROM broadcast WHERE case_id = :id")
        .bind("id", broadcast)
        .mapTo(String.class)
        .findOne();
  }

  private static List<Count> count(Tx tx, UUID broadcast) {
    return tx.sql()
        .createQuery(
            """
            SELECT a.region, a.language, a.standing, count(*) AS numbers
            FROM broadcast b CROSS JOIN LATERAL broadcast_posts(b.scope) s
              CROSS JOIN LATERAL broadcast_audience(b.case_id, s.post, NULL, NULL) a
            WHERE b.case_id = :id
            GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3
            """)
        .bind("id", broadcast)
        .map(
            (row, context) ->
                new Count(
                    row.getString("region"),
                    row.getString("language"),
                    row.getString("standing"),
                    row.getInt("numbers")))
        .list();
  }

  /**
   * What was found of an uploaded list.
   *
   * @param people how many people
   * @param unread lines that are no reference
   * @param unknown references of nobody at this post
   */
  public record Listed(int people, List<String> unread, List<String> unknown) {}

  /**
   * Makes a draft one for the people of a list.
   *
   * @param version what the list is put in the place of
   * @param lines a reference each
   * @return empty when it is no draft of this actor's, or a colleague was faster
   */
  public Optional<Listed> list(Actor staff, UUID broadcast, long version, Stream<String> lines) {
    boolean draft =
        store.call(
            staff,
            tx ->
                tx.sql()
                    .createQuery(
                        "SELECT state = 'draft' FROM broadcast WHERE case_id = :id FOR UPDATE")
                    .bind("id", broadcast)
                    .mapTo(Boolean.class)
                    .findOne()
                    .orElse(false));
    if (!draft) {
      return Optional.empty();
    }
    Set<String> references = new LinkedHashSet<>();
    List<String> unread = new ArrayList<>();
    lines
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(
            line ->
                CaseReference.parse(line)
                    .ifPresentOrElse(
                        reference -> references.add(reference.text()), () -> unread.add(line)));
    return store.call(
        ACTOR,
        tx ->
            isRewritten(tx, broadcast, version)
                ? Optional.of(keep(tx, broadcast, references, unread))
                : Optional.empty());
  }

  /** Another list is another audience; it is locked, so that nobody sends it off meanwhile. */
  private static boolean isRewritten(Tx tx, UUID broadcast, long version) {
    return tx.sql()
            .createUpdate(
                """
                UPDATE broadcast SET version = version + 1
                WHERE case_id = :id AND state = 'draft' AND version = :version
                """)
            .bind("id", broadcast)
            .bind("version", version)
            .execute()
        == 1;
  }

  private static Listed keep(Tx tx, UUID broadcast, Set<String> references, List<String> unread) {
    Set<String> found =
        tx.sql()
            .createQuery(
                """
                WITH meant AS (
                  SELECT f.reference, COALESCE(p.merged_into, p.id) AS person_id
                  FROM broadcast b JOIN case_file f ON f.reference = ANY (:references)
                    AND (f.scope = b.scope OR starts_with(f.scope, b.scope || '/'))
                    JOIN person p ON p.id = f.person_id
                  WHERE b.case_id = :id AND f.erased_at IS NULL),
                gone AS (DELETE FROM broadcast_listed WHERE case_id = :id AND person_id NOT IN (
                  SELECT person_id FROM meant)),
                added AS (INSERT INTO broadcast_listed (case_id, person_id)
                  SELECT DISTINCT CAST(:id AS uuid), person_id FROM meant ON CONFLICT DO NOTHING)
                SELECT reference FROM meant
                """)
            .bind("id", broadcast)
            .bindArray("references", String.class, references.toArray())
            .mapTo(String.class)
            .set();
    int people =
        tx.sql()
            .createQuery("SELECT count(*) FROM broadcast_listed WHERE case_id = :id")
            .bind("id", broadcast)
            .mapTo(Integer.class)
            .one();
    List<String> unknown =
        references.stream()
            .filter(reference -> !found.contains(reference))
            .collect(Collectors.toList());
    return new Listed(people, unread, unknown);
  }

  /** How many people the list of a broadcast names. */
  public int listed(Actor staff, UUID broadcast) {
    return isTheirs(staff, broadcast)
        ? store.call(
            ACTOR,
            tx ->
                tx.sql()
                    .createQuery("SELECT count(*) FROM broadcast_listed WHERE case_id = :id")
                    .bind("id", broadcast)
                    .mapTo(Integer.class)
                    .one())
        : 0;
  }
}
