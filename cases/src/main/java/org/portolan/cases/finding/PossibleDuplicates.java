package org.portolan.cases.finding;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.papers.TravelDocuments;
import org.portolan.cases.people.BirthDate;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.people.FindPeople;
import org.portolan.cases.people.PersonDetails;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.PersonLabels.Name;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.names.NameLikeness;
import org.portolan.i18n.phone.PhoneNumber;

/**
 * Finds who may be the same person as another: by a paper with the same number, by the same contact
 * and a like name, by a like name and the same birth date, in whatever scripts and orders. It
 * changes nothing: whether two are one, somebody decides. Whoever is shown has been read.
 */
@Dependent
public class PossibleDuplicates {

  /** Of each sort are looked at, so that the number of a hostel costs no more than a family's. */
  private static final int MOST = 20;

  /** Families share numbers and a word of their names: less like it is another of the family. */
  private static final double LIKE = 0.7;

  private final FindPeople people;
  private final TravelDocuments papers;
  private final ContactPoints contacts;
  private final PersonLabels labels;
  private final PersonJournal journal;

  @Inject
  public PossibleDuplicates(
      FindPeople people,
      TravelDocuments papers,
      ContactPoints contacts,
      PersonLabels labels,
      PersonJournal journal) {
    this.people = people;
    this.papers = papers;
    this.contacts = contacts;
    this.labels = labels;
    this.journal = journal;
  }

  /** Those that the actor may see, with most reasons first; none of somebody not there for them. */
  public List<Candidate> of(Tx tx, UUID person) {
    Name name = labels.names(tx, Set.of(person)).get(person);
    if (name == null) {
      return List.of();
    }
    Set<UUID> themselves = new HashSet<>(themselves(tx, person));
    themselves.add(person);
    List<Candidate> found =
        judged(tx, name, samePaper(tx, themselves), sameContact(tx, themselves), themselves);
    record(tx, Set.of(person), found);
    return found;
  }

  /**
   * The same of somebody who is not yet registered.
   *
   * @param paper the number of a paper as somebody typed it, if they have one
   */
  public List<Candidate> of(
      Tx tx, PersonDetails details, Optional<PhoneNumber> phone, Optional<String> paper) {
    Name name =
        new Name(
            details.name(),
            details.latinName().orElse(null),
            details.born().map(BirthDate::gregorian).orElse(null));
    Set<UUID> samePaper =
        new HashSet<>(paper.map(number -> papers.holders(tx, number, MOST)).orElse(List.of()));
    Set<UUID> sameContact =
        phone
            .map(number -> contacts.everybodyAt(tx, number).stream().limit(MOST))
            .orElseGet(Stream::empty)
            .collect(Collectors.toSet());
    List<Candidate> found = judged(tx, name, samePaper, sameContact, Set.of());
    record(tx, Set.of(), found);
    return found;
  }

  private List<Candidate> judged(
      Tx tx, Name name, Set<UUID> paper, Set<UUID> contact, Set<UUID> themselves) {
    Set<UUID> samePaper = standing(tx, paper);
    Set<UUID> sameContact = standing(tx, contact);
    Set<UUID> all = new HashSet<>(samePaper);
    all.addAll(sameContact);
    all.addAll(standing(tx, likeNamed(tx, name)));
    all.removeAll(themselves);
    all.removeAll(decided(tx, all, themselves));
    Map<UUID, Name> names = all.isEmpty() ? new HashMap<>() : labels.names(tx, all);
    List<Candidate> found = new ArrayList<>();
    names.forEach(
        (other, othersName) -> {
          boolean like = like(name, othersName);
          Set<Reason> reasons = EnumSet.noneOf(Reason.class);
          if (samePaper.contains(other)) {
            reasons.add(Reason.DOCUMENT);
          }
          if (like && sameContact.contains(other)) {
            reasons.add(Reason.CONTACT);
          }
          if (like && sameBirth(name, othersName)) {
            reasons.add(Reason.NAME_AND_BIRTH);
          }
          if (!reasons.isEmpty()) {
            found.add(new Candidate(other, othersName, reasons));
          }
        });
    found.sort(
        Comparator.<Candidate>comparingInt(candidate -> -candidate.reasons().size())
            .thenComparing(Candidate::person));
    return List.copyOf(found);
  }

  /** Them and whoever was merged into them, or the one whom they were merged into. */
  private static Set<UUID> themselves(Tx tx, UUID person) {
    return tx.sql()
        .createQuery(
            """
            SELECT p.id FROM person w
              CROSS JOIN LATERAL (SELECT COALESCE(w.merged_into, w.id) AS id OFFSET 0) one
              JOIN person p ON p.id = one.id OR p.merged_into = one.id
            WHERE w.id = :person
            """)
        .bind("person", person)
        .mapTo(UUID.class)
        .set();
  }

  /** For whoever was merged into another, the other. */
  private static Set<UUID> standing(Tx tx, Set<UUID> people) {
    return tx.sql()
        .createQuery("SELECT COALESCE(merged_into, id) FROM person WHERE id = ANY (:people)")
        .bindArray("people", UUID.class, people.toArray())
        .mapTo(UUID.class)
        .set();
  }

  /** Who was merged into another, or of whom somebody said that they are not this person. */
  private static Set<UUID> decided(Tx tx, Set<UUID> people, Set<UUID> themselves) {
    return tx.sql()
        .createQuery(
            """
            SELECT id FROM person WHERE id = ANY (:people) AND (merged_into IS NOT NULL
              OR EXISTS (SELECT FROM duplicate_dismissed x
                WHERE x.person_id = id AND x.other_id = ANY (:themselves)
                  OR x.other_id = id AND x.person_id = ANY (:themselves)))
            """)
        .bindArray("people", UUID.class, people.toArray())
        .bindArray("themselves", UUID.class, themselves.toArray())
        .mapTo(UUID.class)
        .set();
  }

  private void record(Tx tx, Set<UUID> people, List<Candidate> found) {
    Set<UUID> shown = new HashSet<>(people);
    found.forEach(candidate -> shown.add(candidate.person()));
    if (!shown.isEmpty()) {
      journal.read(tx, shown, "found");
    }
  }

  private static Set<UUID> samePaper(Tx tx, Set<UUID> people) {
    return others(
        tx,
        people,
        """
        SELECT DISTINCT o.person_id FROM travel_document d
        JOIN travel_document o ON o.number_index = d.number_index AND o.issuer = d.issuer
        WHERE d.person_id = ANY (:people) AND o.person_id <> ALL (:people) LIMIT :most
        """);
  }

  private static Set<UUID> sameContact(Tx tx, Set<UUID> people) {
    return others(
        tx,
        people,
        """
        SELECT DISTINCT o.person_id FROM contact_point c
        JOIN contact_point o ON o.value_index = c.value_index
        WHERE c.person_id = ANY (:people) AND o.person_id <> ALL (:people)
          AND c.state <> 'wrong-person' AND o.state <> 'wrong-person' LIMIT :most
        """);
  }

  private static Set<UUID> others(Tx tx, Set<UUID> people, String sql) {
    return tx.sql()
        .createQuery(sql)
        .bindArray("people", UUID.class, people.toArray())
        .bind("most", MOST)
        .mapTo(UUID.class)
        .set();
  }

  private Set<UUID> likeNamed(Tx tx, Name name) {
    Set<UUID> found = new HashSet<>();
    for (String written : written(name)) {
      people.byName(tx, written, MOST).forEach(other -> found.add(other.person()));
    }
    return found;
  }

  /** Each way round: a name that is only part of the other is like it one way and not the other. */
  static boolean like(Name one, Name other) {
    for (String mine : written(one)) {
      for (String theirs : written(other)) {
        if (new NameLikeness(mine).of(theirs) >= LIKE
            && new NameLikeness(theirs).of(mine) >= LIKE) {
          return true;
        }
      }
    }
    return false;
  }

  /** What could not be opened is like nothing. */
  private static List<String> written(Name name) {
    return Stream.of(name.full(), name.latin() == null ? "" : name.latin())
        .filter(text -> !text.isBlank() && !ReadSealed.NOT_SHOWN.equals(text))
        .toList();
  }

  /** A year alone is the same as a day of that year. */
  static boolean sameBirth(Name one, Name other) {
    String mine = one.birthYear();
    String theirs = other.birthYear();
    return mine != null && theirs != null && (mine.startsWith(theirs) || theirs.startsWith(mine));
  }

  /** Why two may be one. */
  public enum Reason {
    /** A paper of the same issuer has the same number. */
    DOCUMENT,
    /** They are reached at the same address or number, and their names are alike. */
    CONTACT,
    /** Their names are alike, and their birth dates are the same as far as both are known. */
    NAME_AND_BIRTH
  }

  /** Somebody who may be the same person. */
  public record Candidate(UUID person, Name name, Set<Reason> reasons) {
    @Override
    public String toString() {
      return "Candidate" + reasons;
    }
  }
}
