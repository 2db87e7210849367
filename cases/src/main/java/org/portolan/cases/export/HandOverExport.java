package org.portolan.cases.export;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.attachments.ReadAttachment.Opened;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.people.IdentityCheck;
import org.portolan.cases.people.MergedPeople;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.PersonLabels.Name;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.OpenedCase;
import org.portolan.cases.store.Readings;
import org.portolan.cases.store.Tx;

/**
 * A data protection officer hands somebody everything that their organisation stores of them, when
 * they have no telephone to take it by themselves. For that one transaction the officer's token
 * names the person and their cases one by one, as a traveller's own does; they are read and nothing
 * else. Who asked, how it was made sure that it is them, and why stand in the person's journal, and
 * each case tells that it was read.
 */
@Dependent
public class HandOverExport {

  /** Longer than any reason, in UTF-16 units. */
  public static final int LONGEST_REASON = 500;

  private static final Actor FINDER =
      Actor.system(
          "export",
          Compartment.IDENTITY,
          Compartment.VISA,
          Compartment.HEALTH,
          Compartment.SUPPORT,
          Compartment.INFORMATION,
          Compartment.OUTREACH);

  private final CaseStore store;
  private final PersonExport export;
  private final ExportedFiles files;
  private final PersonLabels labels;
  private final PersonJournal journal;

  @Inject
  public HandOverExport(
      CaseStore store,
      PersonExport export,
      ExportedFiles files,
      PersonLabels labels,
      PersonJournal journal) {
    this.store = store;
    this.export = export;
    this.files = files;
    this.labels = labels;
    this.journal = journal;
  }

  /** Why nothing is handed over. */
  public enum Refusal {
    /** The officer's organisation has no such case of a person. */
    NOT_FOUND,
    /** Nobody said how they made sure who asks. */
    UNCHECKED,
    /** There is no reason, or one of more than {@link #LONGEST_REASON}. */
    NO_REASON,
    /** The case is not of the person with whom whoever asks was compared. */
    ANOTHER;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What became of it. */
  public sealed interface Outcome {

    /** One of the two. */
    <T> T fold(Function<HandedOver, T> handedOver, Function<Refusal, T> refused);
  }

  /**
   * It may be handed over.
   *
   * @param all as {@link PersonExport#of} gives it
   * @param files what they sent
   */
  public record HandedOver(Map<String, Object> all, List<Opened> files) implements Outcome {
    @Override
    public <T> T fold(Function<HandedOver, T> handedOver, Function<Refusal, T> refused) {
      return handedOver.apply(this);
    }

    @Override
    public String toString() {
      return "HandedOver";
    }
  }

  private record Refused(Refusal why) implements Outcome {
    @Override
    public <T> T fold(Function<HandedOver, T> handedOver, Function<Refusal, T> refused) {
      return refused.apply(why);
    }
  }

  private record Whose(UUID person, Actor officer) {}

  /** Whom a case is about, with whom whoever asks is compared. */
  public record Found(UUID person, Name name) {
    @Override
    public String toString() {
      return "Found[" + person + "]";
    }
  }

  /**
   * Whom a case is about, so that the officer can compare them with who asks; empty when their
   * organisation has no such case of a person. The reading is recorded.
   */
  public Optional<Found> whose(Actor officer, CaseReference reference) {
    return find(officer, reference)
        .map(
            whose ->
                store.call(
                    whose.officer(),
                    tx -> {
                      journal.read(tx, Set.of(whose.person()), "person");
                      return new Found(
                          whose.person(),
                          labels.names(tx, Set.of(whose.person())).get(whose.person()));
                    }));
  }

  /**
   * Takes everything of the person whom a case is about.
   *
   * @param compared whom {@link #whose} found, with whom the officer has compared who asks
   * @param check how the officer made sure who asks
   * @param reason why, and how it is handed over
   */
  public Outcome handOver(
      Actor officer,
      CaseReference reference,
      UUID compared,
      Optional<IdentityCheck> check,
      String reason) {
    String why = reason == null ? "" : reason.strip();
    if (check.isEmpty()) {
      return new Refused(Refusal.UNCHECKED);
    }
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      return new Refused(Refusal.NO_REASON);
    }
    Map<String, ?> detail = Map.of("check", check.get().key(), "reason", why);
    Optional<Whose> found = find(officer, reference);
    if (found.filter(whose -> !whose.person().equals(compared)).isPresent()) {
      return new Refused(Refusal.ANOTHER);
    }
    return found
        .flatMap(whose -> store.call(whose.officer(), tx -> take(tx, whose.person(), detail)))
        .<Outcome>map(handedOver -> handedOver)
        .orElseGet(() -> new Refused(Refusal.NOT_FOUND));
  }

  private Optional<HandedOver> take(Tx tx, UUID person, Map<String, ?> detail) {
    Optional<Map<String, Object>> all = export.toHandOver(tx, person);
    all.ifPresent(
        any -> {
          Readings.recordAll(tx, cases(tx, person), "handed-over");
          journal.record(tx, person, "export.handed-over", detail);
        });
    return all.map(found -> new HandedOver(found, files.of(tx, person)));
  }

  private static List<UUID> cases(Tx tx, UUID person) {
    return tx.sql()
        .createQuery("SELECT id FROM case_file WHERE person_id = :person AND erased_at IS NULL")
        .bind("person", person)
        .mapTo(UUID.class)
        .list();
  }

  /** The person of a case, and the officer as they may read that person's rows and no others. */
  private Optional<Whose> find(Actor officer, CaseReference reference) {
    String[] organisations =
        officer.grants().stream()
            .filter(grant -> grant.compartment() == Compartment.OVERSIGHT)
            .map(Grant::scope)
            .toArray(String[]::new);
    return store.call(
        FINDER,
        tx ->
            person(tx, reference, organisations)
                .map(person -> new Whose(person, reading(tx, officer, person, organisations))));
  }

  /** Of two who are one, the one under whom all cases are. */
  private static Optional<UUID> person(Tx tx, CaseReference reference, String... organisations) {
    return tx.sql()
        .createQuery(
            """
            SELECT p.id FROM case_file c JOIN person of_case ON of_case.id = c.person_id
            JOIN person p ON p.id = coalesce(of_case.merged_into, of_case.id)
            WHERE c.reference = :reference AND c.erased_at IS NULL
              AND split_part(p.scope, '/', 1) = ANY (:organisations)
              AND split_part(c.scope, '/', 1) = ANY (:organisations)
            """)
        .bind("reference", reference.text())
        .bindArray("organisations", String.class, (Object[]) organisations)
        .mapTo(UUID.class)
        .findOne();
  }

  private Actor reading(Tx tx, Actor officer, UUID person, String... organisations) {
    Set<UUID> themselves = MergedPeople.themselves(tx, person);
    journal.open(tx, themselves);
    Stream<UUID> theirCases =
        tx
            .sql()
            .createQuery(
                """
                SELECT id FROM case_file
                WHERE person_id = :person AND erased_at IS NULL
                  AND split_part(scope, '/', 1) = ANY (:organisations)
                """)
            .bind("person", person)
            .bindArray("organisations", String.class, (Object[]) organisations)
            .mapTo(UUID.class)
            .list()
            .stream();
    Set<OpenedCase> opened =
        Stream.concat(
                // a person's own file has the person's id
                themselves.stream().map(id -> new OpenedCase(id, Optional.of(id))),
                theirCases.map(id -> new OpenedCase(id, Optional.empty())))
            .collect(Collectors.toSet());
    return new Actor(officer.id(), Set.of(), opened);
  }
}
