package org.portolan.messaging.outbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.portolan.cases.keys.KeyedHash;
import org.portolan.i18n.sms.SmsParts;

/**
 * What is worked out of each text that is sent. Many get the same text at the same time, so it is
 * kept for some seconds: folding a text to the form in which it is found again costs more than
 * anything else done to it.
 */
final class TextsOnTheirWay {

  private static final int MOST = 200;
  private static final Duration KEPT = Duration.ofSeconds(10);

  private final KeyedHash hash;
  private final Cache<String, Known> known =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterWrite(KEPT)
          .executor(Runnable::run)
          .build();

  TextsOnTheirWay(KeyedHash hash) {
    this.hash = hash;
  }

  Known of(String text) {
    return known.get(text, this::workedOut);
  }

  private Known workedOut(String text) {
    return new Known(
        SendMessages.hashOf(hash, text), SentTexts.hashOf(hash, text), SmsParts.of(text).parts());
  }

  /**
   * What a text has.
   *
   * @param exact its keyed hash
   * @param shown as of {@link SentTexts}
   * @param parts of how many parts it is as a text message
   */
  record Known(byte[] exact, byte[] shown, int parts) {}
}
