package org.portolan.web.chat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
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
 * @param wrongFile why a file could not be sent, in the reader's language; empty when none was
 * @param waitMinutes how long to wait before another chat is begun; 0 for not at all
 * @param told what whoever is in danger is told, in their language
 * @param code what is to be texted so that the chat goes on by text; empty when nobody asked for it
 */
record Written(
    UUID message,
    String text,
    String about,
    Optional<Refusal> wrong,
    Optional<String> wrongFile,
    long waitMinutes,
    Optional<String> told,
    Optional<String> code) {

  private static final int LONGEST_ABOUT = 40;

  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Written(UUID message, String text, String about) {
    this(
        message,
        text,
        about,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty());
  }

  /** An empty form. */
  static Written nothing(String about) {
    return new Written(UUID.randomUUID(), "", about);
  }

  /** As it was sent. */
  static Written of(Map<String, String> fields) {
    String about = fields.getOrDefault("about", "");
    return new Written(
        id(fields.getOrDefault("message", "")).orElseGet(UUID::randomUUID),
        fields.getOrDefault("text", ""),
        about.length() > LONGEST_ABOUT ? "" : about);
  }

  /** It was said, and there is something to be told at once. */
  static Written told(Wording wording, Language language) {
    return new Written(
        UUID.randomUUID(),
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.of(Rendering.of(wording, language)),
        Optional.empty());
  }

  /** A file could not be sent, and why, in the reader's language. */
  static Written fileRefused(String why) {
    return new Written(
        UUID.randomUUID(),
        "",
        "",
        Optional.empty(),
        Optional.of(why),
        0,
        Optional.empty(),
        Optional.empty());
  }

  /** An id as programs write it; empty for anything else. */
  static Optional<UUID> id(String typed) {
    return ID.matcher(typed).matches() ? Optional.of(UUID.fromString(typed)) : Optional.empty();
  }

  Written refused(Refusal why) {
    return new Written(message, text, about, Optional.of(why), wrongFile, waitMinutes, told, code);
  }

  Written later(long minutes) {
    return new Written(message, text, about, wrong, wrongFile, minutes, told, code);
  }

  /** With what is to be texted. */
  Written toText(Optional<String> drawn) {
    return new Written(message, text, about, wrong, wrongFile, waitMinutes, told, drawn);
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
      case TOO_MANY_FILES -> Texts.product().text(language, "chat.too-many-files");
    };
  }

  @Override
  public String toString() {
    return "Written";
  }
}
