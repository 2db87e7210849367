package org.portolan.web.chat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.chat.SayInChat.Refusal;
import org.portolan.cases.chat.model.ChatText;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;
import org.portolan.messaging.outbox.Rendering;

/**
 * What stands in the form of a chat, and what is said of it.
 *
 * @param message what the message is called, so that it is said once however often it is sent
 * @param about the reference of the application that a chat is to be about; empty for none
 * @param wrong why it could not be said; empty when nothing is wrong
 * @param waitMinutes how long to wait before another chat is begun; 0 for not at all
 * @param told what whoever is in danger is told, in their language
 */
record Written(
    UUID message,
    String text,
    String about,
    Optional<Refusal> wrong,
    long waitMinutes,
    Optional<String> told) {

  private static final int LONGEST_ABOUT = 40;

  /** An empty form. */
  static Written nothing(String about) {
    return new Written(UUID.randomUUID(), "", about, Optional.empty(), 0, Optional.empty());
  }

  /** As it was sent. */
  static Written of(Map<String, String> fields) {
    String about = fields.getOrDefault("about", "");
    return new Written(
        id(fields.getOrDefault("message", "")).orElseGet(UUID::randomUUID),
        fields.getOrDefault("text", ""),
        about.length() > LONGEST_ABOUT ? "" : about,
        Optional.empty(),
        0,
        Optional.empty());
  }

  /** It was said, and there is something to be told at once. */
  static Written told(Wording wording, Language language) {
    return new Written(
        UUID.randomUUID(),
        "",
        "",
        Optional.empty(),
        0,
        Optional.of(Rendering.of(wording, language)));
  }

  /** An id as programs write it; empty for anything else. */
  static Optional<UUID> id(String typed) {
    return typed.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
        ? Optional.of(UUID.fromString(typed))
        : Optional.empty();
  }

  Written refused(Refusal why) {
    return new Written(message, text, about, Optional.of(why), 0, Optional.empty());
  }

  Written later(long minutes) {
    return new Written(message, text, about, Optional.empty(), minutes, Optional.empty());
  }

  boolean isRefused() {
    return wrong.isPresent() || waitMinutes > 0;
  }

  /** What is wrong, in the reader's language. */
  static String why(Language language, Refusal refusal) {
    return switch (refusal) {
      case EMPTY -> Texts.product().text(language, "ask.empty");
      case TOO_LONG ->
          Texts.product().text(language, "ask.too-long", Map.of("n", ChatText.LONGEST));
      case TOO_FAST -> Texts.product().text(language, "chat.too-fast");
    };
  }

  @Override
  public String toString() {
    return "Written";
  }
}
