package org.portolan.cases.finding;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.store.Tx;

/**
 * Somebody decides that two who were registered are one person, or are not; either can be taken
 * back. Merged, the one's cases are the other's, and whoever asks for the one gets the other; what
 * is sealed stays where it is, so that taking it back restores what was.
 */
@Dependent
public class MergePeople {

  private final PersonJournal journal;

  @Inject
  public MergePeople(PersonJournal journal) {
    this.journal = journal;
  }

  /** What became of a decision. */
  public enum Outcome {
    DONE,
    /** Nobody is merged with themselves. */
    SAME_PERSON,
    /** Something that runs for each of them has to end first. */
    NOT_NOW,
    /** They are of two posts: the one's would lose sight of its cases. */
    ELSEWHERE,
    /** They are noted as belonging to each other, which nobody does to themselves. */
    RELATED,
    /** One of the two, or the decision, is not there for this actor, or one is merged already. */
    NOT_FOUND;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Makes one person's cases another's. */
  public Outcome merge(Tx tx, UUID kept, UUID gone) {
    if (kept.equals(gone)) {
      return Outcome.SAME_PERSON;
    }
    UUID merge = UUID.randomUUID();
    String became =
        tx.sql()
            .createQuery("SELECT guard.merge_people(:kept, :gone, :merge, :now)")
            .bind("kept", kept)
            .bind("gone", gone)
            .bind("merge", merge)
            .bind("now", tx.now())
            .mapTo(String.class)
            .one();
    return switch (became) {
      case "merged" -> {
        tell(tx, "person.merged", kept, gone);
        yield Outcome.DONE;
      }
      case "not-now" -> Outcome.NOT_NOW;
      case "elsewhere" -> Outcome.ELSEWHERE;
      case "related" -> Outcome.RELATED;
      default -> Outcome.NOT_FOUND;
    };
  }

  /** The merges of or into somebody that stand, the latest first. */
  public List<Merge> standing(Tx tx, UUID person) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, person_id, merged_id FROM person_merge
            WHERE (person_id = :person OR merged_id = :person) AND undone_at IS NULL
            ORDER BY merged_at DESC, id
            """)
        .bind("person", person)
        .map(
            (row, context) ->
                new Merge(
                    row.getObject("id", UUID.class),
                    row.getObject("person_id", UUID.class),
                    row.getObject("merged_id", UUID.class)))
        .list();
  }

  /** Into whom somebody was merged; empty for who stands for themselves. */
  public Optional<UUID> into(Tx tx, UUID person) {
    return tx.sql()
        .createQuery("SELECT merged_into FROM person WHERE id = :id AND merged_into IS NOT NULL")
        .bind("id", person)
        .mapTo(UUID.class)
        .findOne();
  }

  /** Takes a merge back: each has their own again. */
  public Outcome undo(Tx tx, UUID merge) {
    Optional<Merge> known =
        tx.sql()
            .createQuery("SELECT id, person_id, merged_id FROM person_merge WHERE id = :id")
            .bind("id", merge)
            .map(
                (row, context) ->
                    new Merge(
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getObject("merged_id", UUID.class)))
            .findOne();
    boolean undone =
        known.isPresent()
            && tx.sql()
                .createQuery("SELECT guard.undo_merge(:merge, :now)")
                .bind("merge", merge)
                .bind("now", tx.now())
                .mapTo(Boolean.class)
                .one();
    if (!undone) {
      return Outcome.NOT_FOUND;
    }
    tell(tx, "person.unmerged", known.get().kept(), known.get().gone());
    return Outcome.DONE;
  }

  /** Says that two are not one: they are proposed no longer. */
  public Outcome dismiss(Tx tx, UUID one, UUID other) {
    if (one.equals(other)) {
      return Outcome.SAME_PERSON;
    }
    if (!bothThere(tx, one, other) || areOne(tx, one, other)) {
      return Outcome.NOT_FOUND;
    }
    int added =
        tx.sql()
            .createUpdate(
                """
                INSERT INTO duplicate_dismissed (person_id, other_id, scope, dismissed_at)
                SELECT LEAST(:one, :other), GREATEST(:one, :other), p.scope, :now
                FROM person p WHERE p.id = LEAST(:one, :other) ON CONFLICT DO NOTHING
                """)
            .bind("one", one)
            .bind("other", other)
            .bind("now", tx.now())
            .execute();
    if (added == 1) {
      tell(tx, "person.kept-apart", one, other);
    }
    return Outcome.DONE;
  }

  /** Takes back that two are not one. */
  public Outcome reconsider(Tx tx, UUID one, UUID other) {
    if (!bothThere(tx, one, other)) {
      return Outcome.NOT_FOUND;
    }
    int removed =
        tx.sql()
            .createUpdate(
                """
                DELETE FROM duplicate_dismissed
                WHERE person_id = LEAST(:one, :other) AND other_id = GREATEST(:one, :other)
                """)
            .bind("one", one)
            .bind("other", other)
            .execute();
    if (removed == 0) {
      return Outcome.NOT_FOUND;
    }
    tell(tx, "person.reconsidered", one, other);
    return Outcome.DONE;
  }

  /** Whether somebody said that two are not one. */
  public boolean areKeptApart(Tx tx, UUID one, UUID other) {
    return tx.sql()
        .createQuery(
            """
            SELECT EXISTS (SELECT FROM duplicate_dismissed
            WHERE person_id = LEAST(:one, :other) AND other_id = GREATEST(:one, :other))
            """)
        .bind("one", one)
        .bind("other", other)
        .mapTo(Boolean.class)
        .one();
  }

  private boolean areOne(Tx tx, UUID one, UUID other) {
    return into(tx, one).orElse(one).equals(into(tx, other).orElse(other));
  }

  /** As somebody who could change them, always in the same order. */
  private static boolean bothThere(Tx tx, UUID one, UUID other) {
    return tx.sql()
            .createQuery("SELECT id FROM person WHERE id = ANY (:ids) ORDER BY id FOR UPDATE")
            .bindArray("ids", UUID.class, one, other)
            .mapTo(UUID.class)
            .list()
            .size()
        == 2;
  }

  private void tell(Tx tx, String event, UUID one, UUID other) {
    journal.record(tx, one, event, Map.of("other", other.toString()));
    journal.record(tx, other, event, Map.of("other", one.toString()));
  }

  /**
   * Two who were made one.
   *
   * @param gone whose cases became the other's
   */
  public record Merge(UUID id, UUID kept, UUID gone) {}
}
