package org.portolan.messaging.preview;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** The messages that there are, from the file beside this class. */
final class SampleMessages {

  private static final String FILE = "messages.json";

  private static final List<SampleMessage> ALL = read();

  private SampleMessages() {}

  /** In the order in which people meet them. */
  static List<SampleMessage> all() {
    return ALL;
  }

  private static List<SampleMessage> read() {
    JsonMapper json =
        JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    try (InputStream file = SampleMessages.class.getResourceAsStream(FILE)) {
      return List.copyOf(Arrays.asList(json.readValue(file, SampleMessage[].class)));
    } catch (IOException e) {
      throw new UncheckedIOException("The messages to be previewed cannot be read", e);
    }
  }
}
