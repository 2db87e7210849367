package org.portolan.cases.visa;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.cases.visa.types.WrittenTypes;
import org.portolan.cases.visa.types.WrittenTypes.Written;

/**
 * The kinds of visa that can be applied for: those that the product ships, read from their
 * versioned files and checked once, and those that staff wrote, which take the place of a shipped
 * one with the same id. {@code offered.json} names the version of each shipped one that new
 * applications are begun with.
 */
@Dependent
public class VisaTypes {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final String OFFERED = "offered.json";

  private static final Written NOTHING = new Written(0, Map.of(), Set.of(), Map.of());

  private static final Map<String, VisaType> READ = new ConcurrentHashMap<>();

  private final Optional<WrittenTypes> written;

  /** Only those that the product ships. */
  public VisaTypes() {
    this.written = Optional.empty();
  }

  /** Those that staff wrote too. */
  @Inject
  public VisaTypes(WrittenTypes written) {
    this.written = Optional.of(written);
  }

  /** In the order in which they are offered: shipped ones first. */
  public List<VisaType> offered() {
    return offered(now());
  }

  private static List<VisaType> offered(Written now) {
    List<VisaType> offered = new ArrayList<>();
    for (String id : versions().keySet()) {
      if (now.offered().containsKey(id)) {
        offered.add(now.offered().get(id));
      } else if (!now.known().contains(id)) {
        shipped(id).ifPresent(offered::add);
      }
    }
    now.offered().values().stream()
        .filter(one -> !versions().containsKey(one.id()))
        .forEach(offered::add);
    return List.copyOf(offered);
  }

  /** The type that new applications are begun with; empty when it is not offered. */
  public Optional<VisaType> offered(String id) {
    return one(id, offered());
  }

  /** The same for whoever is at work already, and asks for no connection of its own. */
  public Optional<VisaType> offered(Tx tx, String id) {
    return one(id, offered(now(tx)));
  }

  private static Optional<VisaType> one(String id, List<VisaType> offered) {
    return offered.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** A number that is another when other visas are offered. */
  public long edition() {
    return now().edition();
  }

  /** All that are offered, and all that staff wrote and that ever were. */
  public List<VisaType> all() {
    return all(now());
  }

  /** The same for whoever is at work already. */
  public List<VisaType> all(Tx tx) {
    return all(now(tx));
  }

  private static List<VisaType> all(Written now) {
    return Stream.concat(
            versions().keySet().stream().flatMap(id -> shipped(id).stream()),
            now.versions().values().stream())
        .toList();
  }

  /** The type that the product ships under an id, whether or not it is offered. */
  public static Optional<VisaType> shipped(String id) {
    return Optional.ofNullable(versions().get(id)).map(version -> file(id, version));
  }

  /**
   * A type in the version that an application was begun with.
   *
   * @throws IllegalArgumentException when there is none, or it does not hold together
   */
  public VisaType of(String id, int version) {
    return written.flatMap(all -> all.find(id, version)).orElseGet(() -> file(id, version));
  }

  /** The same for whoever is at work already, and asks for no connection of its own. */
  public VisaType of(Tx tx, String id, int version) {
    return written.flatMap(all -> all.find(tx, id, version)).orElseGet(() -> file(id, version));
  }

  private Written now() {
    return written.map(WrittenTypes::current).orElse(NOTHING);
  }

  private Written now(Tx tx) {
    return written.map(all -> all.current(tx)).orElse(NOTHING);
  }

  private static VisaType file(String id, int version) {
    return READ.computeIfAbsent(id + ".v" + version, VisaTypes::read);
  }

  private static Map<String, Integer> versions() {
    try (InputStream file = VisaTypes.class.getResourceAsStream(OFFERED)) {
      return JSON.readValue(file, new TypeReference<LinkedHashMap<String, Integer>>() {});
    } catch (IOException e) {
      throw new IllegalStateException("What visas are offered cannot be read", e);
    }
  }

  private static VisaType read(String name) {
    try (InputStream file = VisaTypes.class.getResourceAsStream(name + ".json")) {
      if (file == null) {
        throw new IllegalArgumentException("There is no visa type " + name);
      }
      return read(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The visa type " + name + " cannot be read: " + e.getMessage(), e);
    }
  }

  static VisaType read(InputStream file) throws IOException {
    return JSON.readValue(file, VisaType.class).checked();
  }
}
