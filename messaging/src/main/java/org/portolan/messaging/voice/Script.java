package org.portolan.messaging.voice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.cases.wording.Wording;
import org.portolan.messaging.outbox.Rendering;

/**
 * A message as a call says it, sentence by sentence, and how it is answered. A text that tells
 * people to reply by text, or that lists what it was told, has a form of its own for calls.
 */
record Script(List<Sentence> sentences, KeyPad keys) {

  /** Nine keys choose; zero is left for later. */
  private static final int MOST_OPTIONS = 9;

  /** Whom it is for, the call has said when it opened, where a voice read it. */
  private static final String FOR = "message.for";

  /** What an order says binds one of those who share a telephone: not said without whom. */
  private static final Set<String> BINDING =
      Set.of("order.until", "order.changed", "closing.last-day");

  private static final String NOTED = "reply.needs-noted";

  /** What tells to write, and what a call says in its place. */
  private static final Map<String, String> INSTEAD =
      Map.of(
          "reply.stopped", "voice.no-more-calls",
          "reply.wrong-person", "voice.not-you",
          "reply.enquiry", "voice.person-will-call");

  /** Said digit by digit, as it is typed. */
  private static final String CODE = "code";

  /** What tells of a page on the web says nothing to somebody who listens. */
  private static final String ADDRESS = "address";

  Script {
    sentences = List.copyOf(sentences);
  }

  /** What a person wrote. */
  static Script asWritten(String text) {
    return new Script(List.of(Sentence.asWritten(text)), KeyPad.NONE);
  }

  /** A message as a call says it; empty when it cannot be said: it leads to a page, for one. */
  static Optional<Script> of(Wording wording) {
    List<Sentence> sentences = new ArrayList<>();
    KeyPad keys = KeyPad.NONE;
    Map<String, Object> whom = Map.of();
    for (Wording.Part part : wording.parts()) {
      boolean onlyToRead =
          part.arguments().containsKey(ADDRESS) && !INSTEAD.containsKey(part.key());
      if (onlyToRead
          || part.arguments().containsKey(Rendering.LABELS)
          || part.optionKeys().size() > MOST_OPTIONS) {
        return Optional.empty();
      }
      if (part.key().equals(FOR)) {
        whom = part.arguments();
      } else if (part.key().startsWith("question.")) {
        keys = question(part, sentences);
      } else if (part.key().equals(NOTED)) {
        noted(part, sentences);
      } else {
        sentences.add(plain(part, whom));
        keys = part.key().equals("voice.nothing-open") ? KeyPad.ONE : keys;
      }
    }
    if (keys.asks()) {
      sentences.add(Sentence.of("voice.repeat"));
    }
    return Optional.of(new Script(sentences, keys));
  }

  private static Sentence plain(Wording.Part part, Map<String, Object> whom) {
    if (INSTEAD.containsKey(part.key())) {
      return Sentence.of(INSTEAD.get(part.key()));
    }
    if (part.arguments().get(CODE) instanceof String code) {
      return Sentence.of(part.key(), Map.of(CODE, String.join(" ", code.split(""))));
    }
    if (whom.isEmpty() || !BINDING.contains(part.key())) {
      return Sentence.of(part.key(), part.arguments());
    }
    Map<String, Object> told = new HashMap<>(part.arguments());
    told.putAll(whom);
    return Sentence.of(part.key(), told);
  }

  private static KeyPad question(Wording.Part part, List<Sentence> sentences) {
    sentences.add(Sentence.of(part.key()));
    KeyPad keys = part.several() ? KeyPad.SEVERAL : KeyPad.ONE;
    if (part.optionKeys().size() <= 1) {
      keys = KeyPad.AMOUNT;
      sentences.add(Sentence.of("voice.temperature"));
    }
    for (int i = 0; i < part.optionKeys().size(); i++) {
      sentences.add(Sentence.of(part.optionKeys().get(i)));
      sentences.add(Sentence.press(i + 1));
    }
    if (keys == KeyPad.SEVERAL) {
      sentences.add(Sentence.of("voice.several"));
    }
    return keys;
  }

  private static void noted(Wording.Part part, List<Sentence> sentences) {
    sentences.add(Sentence.of("voice.noted"));
    if (part.arguments().get("needs") instanceof Collection<?> needs) {
      needs.forEach(need -> sentences.add(Sentence.of("option." + need)));
    }
    sentences.add(Sentence.of("voice.noted-end"));
  }

  /** The same with something said before it. */
  Script after(Sentence first) {
    List<Sentence> all = new ArrayList<>(List.of(first));
    all.addAll(sentences);
    return new Script(all, keys);
  }

  /** The same with something said after it. */
  Script andThen(Sentence last) {
    List<Sentence> all = new ArrayList<>(sentences);
    all.add(last);
    return new Script(all, keys);
  }

  /** What has no keys, of these sentences. */
  static Script of(Sentence... sentences) {
    return new Script(List.of(sentences), KeyPad.NONE);
  }

  /** Asked for a single key. */
  static Script asking(String key, Map<String, Object> arguments) {
    return new Script(List.of(Sentence.of(key, arguments)), KeyPad.ONE);
  }
}
