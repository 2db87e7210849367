package org.portolan.messaging.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Something that came with a message and is still to be fetched.
 *
 * @param address where its source has it
 * @param name what its sender called it, if they did
 */
public record InboundMedia(String address, Optional<String> name) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** As it is sealed in the inbox; nothing becomes null. */
  static String toJson(List<InboundMedia> all) {
    if (all.isEmpty()) {
      return null;
    }
    try {
      return JSON.writeValueAsString(
          all.stream().map(one -> new String[] {one.address, one.name.orElse(null)}).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What came with a message cannot be written");
    }
  }

  /** From what {@link #toJson} wrote. */
  static List<InboundMedia> ofJson(String json) {
    if (json == null) {
      return List.of();
    }
    try {
      return Arrays.stream(JSON.readValue(json, String[][].class))
          .map(one -> new InboundMedia(one[0], Optional.ofNullable(one[1])))
          .toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What came with a message cannot be read");
    }
  }

  @Override
  public String toString() {
    return "InboundMedia";
  }
}
