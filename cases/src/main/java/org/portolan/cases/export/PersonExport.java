package org.portolan.cases.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.export.ExportRows.ActorId;
import org.portolan.cases.journal.Doer;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.MergedPeople;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.Traveller;

/**
 * Everything the store has on a person, as far as the actor may see it: maps, lists, texts, numbers
 * and booleans under the names of {@link ExportedTables}, ready to be written as JSON.
 *
 * <p>On a phone that others may read, papers and other numbers stay out, and what was asked for
 * from another phone, what changed in detail, and what those who read do here.
 */
@Dependent
public class PersonExport {

  /** Name and version of the form; a name that is there keeps its meaning within a version. */
  public static final String FORMAT = "portolan-export/1";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final String STAFF = "staff";
  private static final String DETAIL = "detail";

  /** Events whose detail says something of another person, of whom nothing is told. */
  private static final Set<String> OF_ANOTHER =
      Set.of("person.kept-apart", "person.reconsidered", "person.merged", "person.unmerged");

  /**
   * Events whose detail is not for them: what one officer would decide before a second one has,
   * what an officer is to them, which one got their application, and what was looked into before it
   * was decided: what counts stands in the decision.
   */
  private static final Set<String> OF_OFFICERS =
      Set.of(
          "visa.propose",
          "visa.send-back",
          "visa.recuse",
          "visa.assign",
          "visa.settle",
          "visa.zone",
          "visa.screened",
          "visa.compared");

  private final Keys keys;
  private final PersonJournal journal;

  @Inject
  public PersonExport(Keys keys, PersonJournal journal) {
    this.keys = keys;
    this.journal = journal;
  }

  /** All of a traveller's, as their own actor; empty when they were forgotten. It is recorded. */
  public Optional<Map<String, Object>> of(Tx tx, Traveller whose) {
    Optional<UUID> sharedPhone = Optional.of(whose.contactPoint()).filter(any -> whose.shared());
    return of(tx, whose.person(), sharedPhone, "export");
  }

  /**
   * All of somebody's, as an actor to whom it is opened, who hands it over to them; empty when they
   * were forgotten. It is recorded.
   */
  Optional<Map<String, Object>> toHandOver(Tx tx, UUID person) {
    return of(tx, person, Optional.empty(), "handed-over");
  }

  private Optional<Map<String, Object>> of(
      Tx tx, UUID person, Optional<UUID> sharedPhone, String reading) {
    ExportRows rows = new ExportRows(keys.sealer(), sharedPhone);
    Map<String, Object> own =
        rows.of(tx, ExportedTables.PERSON, Set.of(person)).values().stream()
            .findFirst()
            .map(found -> found.get(0))
            .orElse(null);
    if (own == null) {
      return Optional.empty();
    }
    journal.read(tx, Set.of(person), reading);
    Map<UUID, String> cases = cases(tx, person);
    keys.vault().prefetch(cases.keySet().stream().map(KeyId::ofCase).toList());
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("format", FORMAT);
    all.put("made_at", tx.now().toString());
    all.put("person", own);
    Set<UUID> themselves = MergedPeople.themselves(tx, person);
    for (ExportedTable table : ExportedTables.OF_PERSON) {
      all.put(
          table.name(),
          rows.of(tx, table, themselves).values().stream().flatMap(List::stream).toList());
    }
    all.put("cases", withTheirs(tx, rows, person, cases));
    all.put("journal", journals(tx, rows, sharedPhone.isPresent(), themselves, cases));
    sayWho(tx, all, sharedPhone.isPresent());
    return Optional.of(all);
  }

  /**
   * The same as JSON (RFC 8259), in UTF-8.
   *
   * @param all what {@link #of} gave
   */
  public static byte[] json(Map<String, Object> all) {
    try {
      return JSON.writeValueAsBytes(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An export cannot be written");
    }
  }

  private static Map<UUID, String> cases(Tx tx, UUID person) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, reference FROM case_file
            WHERE person_id = :person AND erased_at IS NULL ORDER BY opened_at, id
            """)
        .bind("person", person)
        .reduceRows(
            new LinkedHashMap<>(),
            (found, row) -> {
              found.put(row.getColumn("id", UUID.class), row.getColumn("reference", String.class));
              return found;
            });
  }

  private static List<Map<String, Object>> withTheirs(
      Tx tx, ExportRows rows, UUID person, Map<UUID, String> cases) {
    List<Map<String, Object>> matters =
        rows.of(tx, ExportedTables.CASE, Set.of(person)).getOrDefault(person, List.of());
    Map<String, Map<String, Object>> byReference = new LinkedHashMap<>();
    matters.forEach(matter -> byReference.put((String) matter.get("reference"), matter));
    for (ExportedTable table : ExportedTables.OF_CASE) {
      rows.of(tx, table, cases.keySet())
          .forEach((id, found) -> byReference.get(cases.get(id)).put(table.name(), found));
    }
    return matters;
  }

  private static List<Map<String, Object>> journals(
      Tx tx, ExportRows rows, boolean shared, Set<UUID> themselves, Map<UUID, String> cases) {
    Set<UUID> files = new HashSet<>(cases.keySet());
    files.addAll(themselves);
    List<Map<String, Object>> entries = new ArrayList<>();
    rows.of(tx, ExportedTables.JOURNAL, files)
        .forEach(
            (file, found) -> {
              for (Map<String, Object> entry : found) {
                Map<String, Object> one = new LinkedHashMap<>();
                Optional.ofNullable(cases.get(file)).ifPresent(ref -> one.put("case", ref));
                one.putAll(entry);
                Object kind = entry.get("kind");
                if (shared || OF_ANOTHER.contains(kind) || OF_OFFICERS.contains(kind)) {
                  one.remove(DETAIL);
                }
                entries.add(one);
              }
            });
    entries.sort(Comparator.comparing(entry -> (String) entry.get("at")));
    return entries;
  }

  /** Ids of actors become what they do here: {@code {"role": …, "organisation": …}}. */
  private static void sayWho(Tx tx, Map<String, Object> all, boolean shared) {
    List<Map.Entry<String, Object>> found = new ArrayList<>();
    collect(all, found);
    Map<String, Doer> doers = Doer.of(tx, found.stream().map(PersonExport::id).distinct().toList());
    found.forEach(entry -> entry.setValue(who(doers.get(id(entry)), shared)));
  }

  private static String id(Map.Entry<String, Object> entry) {
    return ((ActorId) entry.getValue()).id();
  }

  @SuppressWarnings("unchecked")
  private static void collect(Object value, List<Map.Entry<String, Object>> found) {
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<String, Object> entry : ((Map<String, Object>) map).entrySet()) {
        if (entry.getValue() instanceof ActorId) {
          found.add(entry);
        } else {
          collect(entry.getValue(), found);
        }
      }
    } else if (value instanceof List<?> list) {
      list.forEach(each -> collect(each, found));
    }
  }

  private static Map<String, Object> who(Doer doer, boolean shared) {
    Map<String, Object> who = new LinkedHashMap<>();
    if (!doer.kind().equals(STAFF)) {
      who.put("role", doer.kind());
    } else if (shared) {
      who.put("role", STAFF);
    } else {
      who.put("role", doer.role().orElse("former"));
      doer.organisation().ifPresent(name -> who.put("organisation", name));
    }
    return who;
  }
}
