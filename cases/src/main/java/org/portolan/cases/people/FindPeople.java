package org.portolan.cases.people;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.PersonLabels.Name;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.names.NameKeys;
import org.portolan.i18n.names.NameLikeness;
import org.portolan.i18n.names.SearchedName;

/**
 * Finds people by name as somebody types it: in whatever script either of them wrote it, in
 * whatever order, with one error in a word.
 */
@Dependent
public class FindPeople {

  /** How many names are opened to be compared with what was typed. */
  private static final int COMPARED = 100;

  /** Less like it is not meant. */
  private static final double LEAST = 0.4;

  private final NameCandidates candidates;
  private final PersonLabels labels;

  @Inject
  public FindPeople(Keys keys, PersonLabels labels) {
    this.candidates = new NameCandidates(keys.blindIndex());
    this.labels = labels;
  }

  /**
   * Who could be meant, the likeliest first.
   *
   * <p>Opens sealed values: record the reading of those that are shown.
   *
   * @param limit how many at most
   */
  public List<Found> byName(Tx tx, String typed, int limit) {
    List<SearchedName> words = NameKeys.searched(typed);
    if (words.isEmpty()) {
      return List.of();
    }
    List<UUID> people = candidates.of(tx, words, COMPARED);
    if (people.isEmpty()) {
      return List.of();
    }
    Map<UUID, Name> names = labels.names(tx, people);
    NameLikeness likeness = new NameLikeness(typed);
    return people.stream()
        .map(person -> found(person, names.get(person), likeness))
        .filter(found -> found.likeness() >= LEAST)
        .sorted(Comparator.comparingDouble(Found::likeness).reversed())
        .limit(limit)
        .toList();
  }

  private static Found found(UUID person, Name name, NameLikeness likeness) {
    double own = likeness.of(name.full());
    return new Found(
        person, name, name.latin() == null ? own : Math.max(own, likeness.of(name.latin())));
  }

  /**
   * Somebody whose name is like the one that was typed.
   *
   * @param likeness from 0 to 1, the same
   */
  public record Found(UUID person, Name name, double likeness) {}
}
