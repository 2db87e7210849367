package org.portolan.messaging.voice;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.i18n.Language;

/**
 * Which of the provider's voices reads which language: data from {@code voices.json}, which names
 * its source. A language that is not there is never read in another one's voice.
 */
public final class Voices {

  private static final Map<Language, Voice> BY_LANGUAGE = read();

  private Voices() {}

  /** The voice for a language; empty where the provider has none. */
  public static Optional<Voice> of(Language language) {
    return Optional.ofNullable(BY_LANGUAGE.get(language));
  }

  private static Map<Language, Voice> read() {
    try (InputStream data = Voices.class.getResourceAsStream("voices.json")) {
      Map<Language, Voice> voices = new LinkedHashMap<>();
      JsonMapper.builder()
          .build()
          .readValue(data, Listed.class)
          .voices()
          .forEach(
              one -> voices.put(Language.of(one.language()), new Voice(one.locale(), one.name())));
      return voices;
    } catch (IOException e) {
      throw new UncheckedIOException("voices.json cannot be read", e);
    }
  }

  /**
   * A voice.
   *
   * @param locale what it reads, as the provider writes it: {@code cmn-CN}
   * @param name as the provider calls it: {@code Polly.Zhiyu-Neural}
   */
  public record Voice(String locale, String name) {}

  private record Listed(String source, List<One> voices) {}

  private record One(String language, String locale, String name) {}
}
