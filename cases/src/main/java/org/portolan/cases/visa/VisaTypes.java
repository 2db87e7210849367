package org.portolan.cases.visa;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.cases.visa.model.VisaType;

/**
 * The kinds of visa that can be applied for, read from their versioned files and checked once.
 * {@code offered.json} names the version of each that new applications are begun with.
 */
@Dependent
public class VisaTypes {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final String OFFERED = "offered.json";

  private static final Map<String, VisaType> READ = new ConcurrentHashMap<>();

  /** In the order in which they are offered. */
  public List<VisaType> offered() {
    return versions().entrySet().stream().map(one -> of(one.getKey(), one.getValue())).toList();
  }

  /** The type that new applications are begun with; empty when it is not offered. */
  public Optional<VisaType> offered(String id) {
    return Optional.ofNullable(id).map(versions()::get).map(version -> of(id, version));
  }

  /**
   * A type in the version that an application was begun with.
   *
   * @throws IllegalArgumentException when there is none, or it does not hold together
   */
  public VisaType of(String id, int version) {
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
