package org.portolan.web.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.attachments.Attachment;
import org.portolan.cases.chat.FollowChat.Standing;
import org.portolan.cases.chat.model.ChatLine;
import org.portolan.cases.chat.model.ChatState;
import org.portolan.i18n.Language;

/**
 * What goes over a chat's socket, as JSON. The page says {@code after} (the last number it has, to
 * begin with), {@code say} with {@code text} (the message's id and words), {@code read} (up to a
 * number) and {@code typing}; it is told {@code lines}, with {@code standing} when that has
 * changed, {@code said} with its number or {@code refused} of its own messages, {@code beat} with
 * the last number now and then, and {@code elsewhere} when its chat is over.
 */
final class ChatFrames {

  private static final JsonMapper JSON = new JsonMapper();

  private ChatFrames() {}

  /**
   * What a page says.
   *
   * @param say the id of a message, if it says one
   */
  record Said(
      Optional<Long> after, Optional<UUID> say, String text, Optional<Long> read, boolean typing) {

    @Override
    public String toString() {
      return "Said";
    }
  }

  /** Empty for what no page of ours says. */
  static Optional<Said> read(String frame) {
    try {
      JsonNode json = JSON.readTree(frame);
      return json != null && json.isObject() ? Optional.of(said(json)) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Said said(JsonNode json) {
    return new Said(
        number(json.path("after")),
        Written.id(json.path("say").asText("")),
        json.path("text").asText(""),
        number(json.path("read")),
        json.path("typing").asBoolean());
  }

  private static Optional<Long> number(JsonNode json) {
    return json.isIntegralNumber() && json.canConvertToLong() && json.asLong() >= 0
        ? Optional.of(json.asLong())
        : Optional.empty();
  }

  /** What is new, and how the chat stands. */
  static String news(Language language, UUID chat, Standing standing, List<ChatLine> lines) {
    ObjectNode json = JSON.createObjectNode();
    json.put("chat", chat.toString());
    ArrayNode all = json.putArray("lines");
    lines.forEach(line -> add(language, all, line));
    json.putObject("standing")
        .put("open", standing.state() != ChatState.ENDED)
        .put("words", StandingWords.of(language, standing))
        .put("typing", standing.typing())
        .put("read", standing.deskRead())
        .put("last", standing.lastSeq());
    return json.toString();
  }

  /** Something that was just said; how the chat stands is as before. */
  static String line(Language language, UUID chat, ChatLine line) {
    ObjectNode json = JSON.createObjectNode().put("chat", chat.toString());
    add(language, json.putArray("lines"), line);
    return json.toString();
  }

  private static void add(Language language, ArrayNode lines, ChatLine line) {
    ObjectNode json =
        lines
            .addObject()
            .put("seq", line.seq())
            .put("side", line.side().key())
            .put("at", line.at().toString())
            .put("text", line.text());
    if (line.texted()) {
      json.put("how", ChatLinesView.texted(language));
    }
    List<Attachment> files = line.files().stream().filter(Attachment::isStored).toList();
    if (!files.isEmpty()) {
      ArrayNode came = json.putArray("files");
      files.forEach(
          file ->
              came.addObject()
                  .put("address", ChatLinesView.address(language, file))
                  .put("picture", ChatLinesView.isPicture(file))
                  .put("label", ChatLinesView.label(language, file)));
    }
  }

  /** The connection is there; a page that has not got so far asks again. */
  static String beat(long last) {
    return JSON.createObjectNode().put("beat", last).toString();
  }

  /** A message of the page was said: under which number, and when. */
  static String said(UUID message, long seq, Instant at, Optional<String> told) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("said", message.toString())
            .put("seq", seq)
            .put("at", at.toString());
    told.ifPresent(text -> json.put("told", text));
    return json.toString();
  }

  /** A message of the page was not said, and why, in the reader's language. */
  static String refused(UUID message, String why) {
    return JSON.createObjectNode().put("refused", message.toString()).put("why", why).toString();
  }

  /** The chat is over, or none is open here: the page is to be asked for anew. */
  static String elsewhere() {
    return JSON.createObjectNode().put("elsewhere", true).toString();
  }
}
