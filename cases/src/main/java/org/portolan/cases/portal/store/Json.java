package org.portolan.cases.portal.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.portolan.cases.portal.model.Source;

/** What stands as JSON in a column. */
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> BY_LANGUAGE = new TypeReference<>() {};
  private static final TypeReference<List<Source>> SOURCES = new TypeReference<>() {};

  private Json() {}

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, String> byLanguage(String json) {
    return read(json, BY_LANGUAGE);
  }

  static List<Source> sources(String json) {
    return read(json, SOURCES);
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A column does not hold what it should", e);
    }
  }
}
