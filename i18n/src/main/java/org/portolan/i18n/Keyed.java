package org.portolan.i18n;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A constant that has a key: as it is stored, and as the keys of its words end. That of {@code
 * SEND_BACK} is {@code send-back}.
 */
public interface Keyed {

  /** As every constant has it. */
  String name();

  /** The name in lower case, with dashes. */
  default String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant with a key; empty when there is none. */
  static <E extends Enum<E> & Keyed> Optional<E> find(Class<E> type, String key) {
    return Stream.of(type.getEnumConstants()).filter(one -> one.key().equals(key)).findFirst();
  }

  /**
   * The constant of which {@link #key()} was stored.
   *
   * @throws IllegalArgumentException when there is none
   */
  static <E extends Enum<E> & Keyed> E of(Class<E> type, String key) {
    return find(type, key)
        .orElseThrow(() -> new IllegalArgumentException("No " + type.getSimpleName() + " is so"));
  }
}
