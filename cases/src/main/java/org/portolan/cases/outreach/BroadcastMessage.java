package org.portolan.cases.outreach;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/**
 * What a broadcast says, in the languages it was written in.
 *
 * @param title what it is called among colleagues; its readers never see it
 * @param texts by the tag of their language, none of them blank
 */
public record BroadcastMessage(String title, Map<String, String> texts) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public BroadcastMessage {
    title = title == null ? "" : title.strip();
    texts = written(texts);
  }

  private static Map<String, String> written(Map<String, String> texts) {
    Map<String, String> written = new LinkedHashMap<>();
    Languages.travellers().stream()
        .map(Language::tag)
        .filter(tag -> texts.get(tag) != null && !texts.get(tag).isBlank())
        .forEach(tag -> written.put(tag, texts.get(tag).strip()));
    return Collections.unmodifiableMap(written);
  }

  /**
   * What a reader is given: the text in their language, or in the first of those that are read
   * where it is missing. Empty when there is none that they can be expected to read.
   */
  public Optional<Text> in(Language reader) {
    return Languages.fallbacks(reader).stream()
        .filter(language -> texts.containsKey(language.tag()))
        .findFirst()
        .map(language -> new Text(language, texts.get(language.tag()), language.equals(reader)));
  }

  /** The languages it was written in. */
  public Set<String> written() {
    return texts.keySet();
  }

  String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A message cannot be written", e);
    }
  }

  static BroadcastMessage fromJson(String json) {
    try {
      return JSON.readValue(json, BroadcastMessage.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A message cannot be read");
    }
  }

  @Override
  public String toString() {
    return "BroadcastMessage" + texts.keySet();
  }

  /**
   * A text as one reader gets it.
   *
   * @param own whether it is in the reader's own language; if not, the reader is told
   */
  public record Text(Language language, String body, boolean own) {
    @Override
    public String toString() {
      return "Text[" + language + "]";
    }
  }
}
