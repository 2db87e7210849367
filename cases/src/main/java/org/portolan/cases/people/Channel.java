package org.portolan.cases.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way in which people are written or spoken to. */
public enum Channel {
  SMS,
  WHATSAPP,
  /** A call that reads a message aloud and takes keypad answers. */
  VOICE,
  EMAIL,
  /** A page of ours, on which somebody asks and finds the answer: nobody is reached by it. */
  WEB;

  /** Whether messages go out by it. */
  public boolean sends() {
    return this != WEB;
  }

  /** As stored and as texts' keys end: {@code sms}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * From what {@link #key()} wrote.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Channel ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  /** From what a person or a program may have written; empty when it is none. */
  public static Optional<Channel> find(String key) {
    return Arrays.stream(values()).filter(channel -> channel.key().equals(key)).findFirst();
  }
}
