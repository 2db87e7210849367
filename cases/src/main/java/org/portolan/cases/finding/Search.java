package org.portolan.cases.finding;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.papers.TravelDocuments;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.people.FindPeople;
import org.portolan.cases.people.MergedPeople;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.PersonLabels.Name;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.phone.PhoneNumber;

/**
 * Finds people and their cases by one box: a case reference, a telephone number, the number of a
 * paper, or a name. Who is meant is found at once, and shown a part at a time: whoever is shown has
 * been read, and their own file says by whom. What was typed is kept nowhere.
 */
@Dependent
public class Search {

  /** As many as are compared with a name; who is not among them is looked for by more of it. */
  private static final int MOST = 100;

  /** A name has no digit, a paper's number has one. */
  private static final Pattern NUMBER = Pattern.compile("\\p{Nd}");

  /** Longer is no name, no number and no reference. */
  private static final int LONGEST = 500;

  private final FindPeople people;
  private final ContactPoints contacts;
  private final TravelDocuments papers;
  private final PersonLabels labels;
  private final PersonJournal journal;

  @Inject
  public Search(
      FindPeople people,
      ContactPoints contacts,
      TravelDocuments papers,
      PersonLabels labels,
      PersonJournal journal) {
    this.people = people;
    this.contacts = contacts;
    this.papers = papers;
    this.labels = labels;
    this.journal = journal;
  }

  /** Who is meant, for the actor, by what was typed; another post's people are not there. */
  public Result of(Tx tx, String typed) {
    String wanted = typed == null ? "" : typed.strip();
    if (wanted.isEmpty() || wanted.length() > LONGEST) {
      return Result.nobody(ReadAs.NOTHING);
    }
    Optional<CaseReference> reference = CaseReference.parse(wanted);
    if (reference.isPresent()) {
      return byReference(tx, reference.get());
    }
    Optional<PhoneNumber> phone = phone(wanted);
    if (phone.isPresent()) {
      return result(tx, ReadAs.PHONE, contacts.everybodyAt(tx, phone.get()));
    }
    List<UUID> holders =
        NUMBER.matcher(wanted).find() ? papers.holders(tx, wanted, MOST) : List.of();
    if (!holders.isEmpty()) {
      return result(tx, ReadAs.DOCUMENT, holders);
    }
    if (CaseReference.looksLikeOne(wanted)) {
      return Result.nobody(ReadAs.WRONG_REFERENCE);
    }
    return result(
        tx,
        ReadAs.NAME,
        people.byName(tx, wanted, MOST).stream().map(FindPeople.Found::person).toList());
  }

  /** With its country code only: which country a shorter number is of, nobody can tell. */
  private static Optional<PhoneNumber> phone(String typed) {
    String number = typed.startsWith("00") ? "+" + typed.substring(2) : typed;
    return number.startsWith("+") ? PhoneNumber.parse(number, null) : Optional.empty();
  }

  private static Result byReference(Tx tx, CaseReference reference) {
    record Row(UUID person, Matter matter) {}
    Optional<Row> found =
        tx.sql()
            .createQuery(
                """
                SELECT person_id, reference, kind, closed_at IS NULL AS open FROM case_file
                WHERE reference = :reference AND erased_at IS NULL
                """)
            .bind("reference", reference.text())
            .map((row, context) -> new Row(row.getObject("person_id", UUID.class), matter(row)))
            .findOne();
    if (found.isPresent() && found.get().person == null) {
      return new Result(ReadAs.REFERENCE, List.of(), found.get().matter);
    }
    return result(tx, ReadAs.REFERENCE, found.map(Row::person).stream().toList());
  }

  private static Result result(Tx tx, ReadAs readAs, List<UUID> found) {
    return new Result(readAs, standing(tx, found), null);
  }

  /**
   * Those of them whom the actor may see; for whoever was merged into another, the other. In the
   * same order.
   */
  private static List<UUID> standing(Tx tx, List<UUID> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    Map<UUID, UUID> into = MergedPeople.into(tx, found);
    Set<UUID> standing =
        found.stream()
            .limit(MOST)
            .map(person -> into.getOrDefault(person, person))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    standing.retainAll(
        tx.sql()
            .createQuery("SELECT id FROM person WHERE id = ANY (:ids)")
            .bindArray("ids", UUID.class, standing.toArray())
            .mapTo(UUID.class)
            .set());
    return List.copyOf(standing);
  }

  /**
   * Some of those who were found, and that they have been read.
   *
   * @param from how many to leave out
   * @param most how many at most
   */
  public List<Hit> shown(Tx tx, Result result, int from, int most) {
    if (result.unknown() != null) {
      return from == 0 ? List.of(new Hit(null, null, List.of(result.unknown()))) : List.of();
    }
    List<UUID> part = result.people().stream().skip(from).limit(most).toList();
    if (part.isEmpty()) {
      return List.of();
    }
    Map<UUID, Name> names = labels.names(tx, part);
    // somebody may have been forgotten since they were found
    Set<UUID> shown = new LinkedHashSet<>(part);
    shown.retainAll(names.keySet());
    Map<UUID, List<Matter>> matters = matters(tx, shown);
    journal.read(tx, shown, "found");
    return shown.stream()
        .map(id -> new Hit(id, names.get(id), matters.getOrDefault(id, List.of())))
        .toList();
  }

  private static Map<UUID, List<Matter>> matters(Tx tx, Set<UUID> people) {
    record Row(UUID person, Matter matter) {}
    return tx
        .sql()
        .createQuery(
            """
            SELECT person_id, reference, kind, closed_at IS NULL AS open FROM case_file
            WHERE person_id = ANY (:people) AND erased_at IS NULL ORDER BY opened_at DESC, id
            """)
        .bindArray("people", UUID.class, people.toArray())
        .map((row, context) -> new Row(row.getObject("person_id", UUID.class), matter(row)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Row::person,
                Collectors.mapping(Row::matter, Collectors.toCollection(ArrayList::new))));
  }

  private static Matter matter(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Matter(row.getString("reference"), row.getString("kind"), row.getBoolean("open"));
  }

  /** As what the typed words were read. */
  public enum ReadAs {
    /** Nothing was typed, or more than anything could be. */
    NOTHING,
    REFERENCE,
    /** It looks like a reference, and its check symbol does not fit. */
    WRONG_REFERENCE,
    PHONE,
    /** The number of somebody's paper. */
    DOCUMENT,
    NAME;

    /** As in the keys of its name: {@code wrong-reference}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Who a search has found, the likeliest first, at most 100; nothing of what they are called.
   *
   * @param unknown the case of somebody not yet known, when there is nobody else; or null
   */
  public record Result(ReadAs readAs, List<UUID> people, Matter unknown) implements Serializable {

    static Result nobody(ReadAs readAs) {
      return new Result(readAs, List.of(), null);
    }

    /** How many can be shown. */
    public int count() {
      return unknown == null ? people.size() : 1;
    }
  }

  /**
   * A person, with their cases that the actor may see; or a case of somebody not yet known.
   *
   * @param person null for a case of somebody not yet known
   * @param name null as well then
   */
  public record Hit(UUID person, Name name, List<Matter> matters) {
    @Override
    public String toString() {
      return "Hit[" + matters.size() + "]";
    }
  }

  /**
   * One case.
   *
   * @param kind such as {@code quarantine}
   */
  public record Matter(String reference, String kind, boolean open) implements Serializable {}
}
