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
 * Somebody decides that two who were registered are one person, which can be taken back. Merged,
 * the one's cases are the other's, and whoever asks for the one gets the other; what is sealed
 * stays where it is, so that taking it back restores what was.
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
    /** That two are not one is said with a reason, and if it is another, in words. */
    NEEDS_REASON,
    /** More than {@link KeepApart#LONGEST_NOTE} characters. */
    NOTE_TOO_LONG,
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
