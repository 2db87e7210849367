package org.portolan.messaging.channel;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.portolan.cases.people.Channel;

/** The channels of this server: one of each kind, some of them not configured. */
public final class Channels {

  private final Map<Channel, MessageChannel> byKind = new EnumMap<>(Channel.class);

  /**
   * Of these; of every other kind there is one that is not configured.
   *
   * @throws IllegalArgumentException when there are two of one kind
   */
  public Channels(Collection<MessageChannel> configured) {
    for (MessageChannel channel : configured) {
      if (byKind.put(channel.kind(), channel) != null) {
        throw new IllegalArgumentException("Two channels of the kind " + channel.kind());
      }
    }
    for (Channel kind : Channel.values()) {
      if (kind.sends()) {
        byKind.computeIfAbsent(kind, UnconfiguredChannel::new);
      }
    }
  }

  /** The one of a kind. */
  public MessageChannel of(Channel kind) {
    return byKind.get(kind);
  }

  /** Whether anything can be sent at present. */
  public boolean anyAvailable() {
    return byKind.values().stream().anyMatch(channel -> channel.unavailable().isEmpty());
  }
}
