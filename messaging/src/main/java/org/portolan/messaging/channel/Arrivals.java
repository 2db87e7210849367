package org.portolan.messaging.channel;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What came in at a provider, by its own account: also what it could not hand over. */
public interface Arrivals {

  /**
   * What came in since a time at our numbers, the oldest first.
   *
   * @param more numbers of ours beside those of the settings, in E.164
   * @throws RuntimeException when the provider cannot be asked at present
   */
  List<Arrived> since(Set<String> more, Instant since);

  /** A provider that tells nothing. */
  static Arrivals none() {
    return (more, since) -> List.of();
  }

  /**
   * A message that came in.
   *
   * @param from as the provider writes it
   * @param media where what came with it can be fetched
   */
  record Arrived(
      String messageId, boolean whatsApp, String from, String to, String body, List<String> media) {
    @Override
    public String toString() {
      return "Arrived[" + messageId + "]";
    }
  }
}
