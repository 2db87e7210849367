package org.portolan.cases.quarantine;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.cases.quarantine.model.Protocol;

/** The protocols, read from their versioned files and checked once. */
@Dependent
public class Protocols {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final Map<String, Protocol> READ = new ConcurrentHashMap<>();

  /** The protocol for new orders. */
  public Protocol current() {
    return of("daily-check-in", 1);
  }

  /**
   * A protocol in the version an order was made under.
   *
   * @throws IllegalArgumentException when there is none, or it does not hold together
   */
  public Protocol of(String id, int version) {
    return READ.computeIfAbsent(id + ".v" + version, Protocols::read);
  }

  static Protocol read(String name) {
    try (InputStream file = Protocols.class.getResourceAsStream(name + ".json")) {
      if (file == null) {
        throw new IllegalArgumentException("There is no protocol " + name);
      }
      return read(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The protocol " + name + " cannot be read: " + e.getMessage(), e);
    }
  }

  static Protocol read(InputStream file) throws IOException {
    return JSON.readValue(file, Protocol.class).checked();
  }
}
