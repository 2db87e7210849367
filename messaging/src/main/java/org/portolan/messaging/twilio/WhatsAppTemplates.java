package org.portolan.messaging.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;

/**
 * The templates that WhatsApp has approved, by why we write and in which language, as the operator
 * has them at Twilio:
 *
 * <pre>{"check-in": {"en": "HX…", "fr": {"sid": "HX…", "text": "1"}}}</pre>
 *
 * <p>A template with a {@code text} gets the message as the variable of that name, on one line as
 * WhatsApp wants it; one without says by itself what the message would.
 */
public final class WhatsAppTemplates {

  private static final Pattern SID = Pattern.compile("HX[0-9a-fA-F]{32}");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, Map<String, Template>> byPurpose;

  private WhatsAppTemplates(Map<String, Map<String, Template>> byPurpose) {
    this.byPurpose = byPurpose;
  }

  /**
   * As the operator says; none unless they do.
   *
   * @throws IllegalArgumentException when what they say cannot be read
   */
  public static WhatsAppTemplates of(Settings settings) {
    return settings.find("WHATSAPP_TEMPLATES").map(WhatsAppTemplates::read).orElse(none());
  }

  /** No templates: nothing goes to whom we did not hear from. */
  public static WhatsAppTemplates none() {
    return new WhatsAppTemplates(Map.of());
  }

  static WhatsAppTemplates read(String json) {
    try {
      Map<String, Map<String, Template>> all = new HashMap<>();
      JSON.readTree(json)
          .properties()
          .forEach(
              purpose -> {
                Map<String, Template> byLanguage = new HashMap<>();
                purpose
                    .getValue()
                    .properties()
                    .forEach(one -> byLanguage.put(one.getKey(), template(one.getValue())));
                all.put(purpose.getKey(), byLanguage);
              });
      return new WhatsAppTemplates(all);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("PORTOLAN_WHATSAPP_TEMPLATES is no JSON", e);
    }
  }

  private static Template template(JsonNode node) {
    String sid = node.isTextual() ? node.asText() : node.path("sid").asText();
    if (!SID.matcher(sid).matches()) {
      throw new IllegalArgumentException(
          "PORTOLAN_WHATSAPP_TEMPLATES names no content: HX and 32 hexadecimal digits.");
    }
    return new Template(sid, Optional.ofNullable(node.path("text").textValue()));
  }

  /** Whether there are none at all. */
  public boolean isEmpty() {
    return byPurpose.isEmpty();
  }

  /**
   * The template for a purpose in a language; never one of another language.
   *
   * @param purpose as the outbox writes it, such as {@code check-in}
   */
  public Optional<Template> of(String purpose, Language language) {
    return Optional.ofNullable(byPurpose.getOrDefault(purpose, Map.of()).get(language.tag()));
  }

  /**
   * A template.
   *
   * @param contentSid Twilio's id of it
   * @param textVariable the variable that gets the message; without, it gets none
   */
  public record Template(String contentSid, Optional<String> textVariable) {

    /** WhatsApp's limit for a template with what is put into it, less what the template says. */
    private static final int LONGEST_TEXT = 900;

    /** WhatsApp takes no new line in a variable, and no more than four blanks in a row. */
    private static final Pattern LINES = Pattern.compile("\\s*[\\r\\n]+\\s*");

    private static final Pattern BLANKS = Pattern.compile("[ \\t\\u00a0]{2,}");

    /** Whether a message fits into it. */
    public boolean holds(String text) {
      return textVariable.isEmpty() || !text.isBlank() && text.length() <= LONGEST_TEXT;
    }

    /** What is put into it, as JSON. */
    public Optional<String> variables(String text) {
      return textVariable.map(
          name -> JSON.createObjectNode().put(name, onOneLine(text)).toString());
    }

    private static String onOneLine(String text) {
      return BLANKS.matcher(LINES.matcher(text.strip()).replaceAll(" · ")).replaceAll(" ");
    }
  }
}
